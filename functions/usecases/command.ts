import type { Entry, Subject } from '../../shared/domain/ledger/entry';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { HOUR_MS, MINUTE_MS, type Ms } from '../../shared/domain/units';
import type { CommandEnvelope, Loaded } from './ports';

/** How old a command may be when it arrives: a visit's messages may wait for a network. Source: ledger.md, Commands and ids. */
export const COMMAND_LASTS_MS = 10 * MINUTE_MS;
export const VISIT_COMMAND_LASTS_MS = 24 * HOUR_MS;

/** What the decision made, on the facts that it saw: the commit is conditional on these. */
type Decided<Change> = {
  readonly change: Change;
  readonly loaded: Loaded;
  readonly envelope: CommandEnvelope;
};
export type Command<Admitted, Change, Outcome> = {
  /** What the command is about: its entry lies there. */
  readonly subject: Subject;
  readonly envelope: CommandEnvelope;
  readonly atMs: Ms;
  readonly lastsMs: number;
  readonly load: () => Promise<Loaded>;
  /** Present rights: who may not knock hears nothing of what was stored either. */
  readonly admit: (loaded: Loaded) => Result<Admitted, Refusal<'not_found' | 'not_allowed'>>;
  readonly decide: (admitted: Admitted, loaded: Loaded) => Promise<Result<Decided<Change>, Refusal>>;
  /** What the sender hears of the entry, now and on a resend. */
  readonly outcomeOf: (entry: Entry) => Outcome;
  /** A refusal that stands, on the facts that it was reached from. */
  readonly refused?: (refusal: Refusal, loaded: Loaded) => Promise<void>;
};
