import { text } from '../text/text';
import { Notice } from '../ui/state-cards';
import type { Outcome } from './use-act';

/** What came of an act, on the page: its sheet is closed. */
export function ActOutcome({ outcome: { kind, about, said } }: { outcome: Outcome }) {
  return <Notice kind={kind}>{kind === 'done' ? said : text.desk.station.failed(about.title, said)}</Notice>;
}
