import type { Telling } from '../api/outbox';
import { inLanguage, text } from '../text/text';
import { Notice } from './state-cards';

const words = text.outbox;
const acts: Readonly<Record<string, string>> = words.acts;

const sentenceIn = (telling: Telling): string => {
  const act = acts[telling.name] ?? words.other;
  return telling.kind === 'refused' ? words.refused(act, inLanguage(telling)) : words[telling.kind](act);
};

/** What became of acts whose pages were left before the answer came. */
export function ToldNotices({ told }: { told: readonly Telling[] }) {
  return (
    <>
      {told.map((telling) => (
        <Notice key={telling.commandId} kind={telling.kind === 'done' ? 'done' : 'failed'}>
          {sentenceIn(telling)}
        </Notice>
      ))}
    </>
  );
}
