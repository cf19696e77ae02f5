import { appendFileSync } from 'node:fs';

/** What somebody heard of a command in the end. */
export type Heard = {
  readonly command: string;
  readonly commandId: string;
  readonly principal: string;
  /** How often it was sent again because no answer came. */
  readonly resends: number;
  readonly outcome:
    | {
        readonly ok: true;
        readonly orderId: string;
        readonly state: string;
        readonly version: number;
        readonly assignmentNo: number;
      }
    | { readonly ok: false; readonly code: string };
};

type CommandCount = { done: number; refused: number; resends: number; toldAfterResend: number };

/**
 * Why a request brought no answer: its reply was cut off; the city asked to be asked again; it failed while somebody had taken it down
 * on purpose; it failed.
 */
export type Unanswered = 'cut' | 'try_again' | 'outage' | 'failed';

/** Counts a simulated day, and keeps what should never have happened. */
export type Tally = {
  readonly heard: (heard: Heard) => void;
  readonly asked: () => void;
  readonly unanswered: (why: Unanswered) => void;
  readonly raced: (grabbers: number, winners: number) => void;
  readonly ended: (state: string) => void;
  /** Something that no run may show; the simulation goes on, and fails at its end. */
  readonly wrong: (what: string) => void;
  readonly figures: () => {
    readonly commands: ReadonlyMap<string, Readonly<CommandCount>>;
    readonly refusals: ReadonlyMap<string, number>;
    readonly endStates: ReadonlyMap<string, number>;
    readonly queries: number;
    readonly unanswered: Readonly<Record<Unanswered, number>>;
    readonly races: { readonly count: number; readonly grabbers: number; readonly won: number };
    readonly wrongs: readonly string[];
  };
};

const add = (counts: Map<string, number>, name: string): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1);
};

/** With `journal`, each answer is in the file before its hearer can act on it: what a power cut must not take back. */
export const createTally = (journal?: string, listen: (heard: Heard) => void = () => undefined): Tally => {
  const commands = new Map<string, CommandCount>();
  const refusals = new Map<string, number>();
  const endStates = new Map<string, number>();
  const wrongs: string[] = [];
  const races = { count: 0, grabbers: 0, won: 0 };
  const unanswered = { cut: 0, try_again: 0, outage: 0, failed: 0 };
  let queries = 0;
  return {
    heard: (heard) => {
      const { command, resends, outcome } = heard;
      if (journal !== undefined) appendFileSync(journal, `${JSON.stringify(heard)}\n`);
      listen(heard);
      const count = commands.get(command) ?? { done: 0, refused: 0, resends: 0, toldAfterResend: 0 };
      commands.set(command, count);
      count.resends += resends;
      if (outcome.ok) {
        count.done += 1;
        if (resends > 0) count.toldAfterResend += 1;
      } else {
        count.refused += 1;
        add(refusals, outcome.code);
      }
    },
    asked: () => {
      queries += 1;
    },
    unanswered: (why) => {
      unanswered[why] += 1;
    },
    raced: (grabbers, winners) => {
      races.count += 1;
      races.grabbers += grabbers;
      races.won += winners;
    },
    ended: (state) => add(endStates, state),
    wrong: (what) => wrongs.push(what),
    figures: () => ({ commands, refusals, endStates, queries, unanswered, races, wrongs }),
  };
};
