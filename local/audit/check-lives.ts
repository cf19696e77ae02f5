import type { Entry } from '../../shared/domain/ledger/entry';
import { rowOf } from '../../shared/domain/order/lifecycle';
import type { Order } from '../../shared/domain/order/order';
import type { OrderState } from '../../shared/domain/order/states';
import type { Journal } from './journal';
import { storiesOf } from './stories';
import type { Violation } from './violation';

const FIRST_STATES: readonly OrderState[] = ['submitted', 'open'];

/**
 * Each order's life: every step leads by a cell of the table from where the one before ended (8), one helper at a time has won
 * it (6), and the order is what its entries made of it (9). Hashes are `checkJournal`'s business.
 */
export const checkLives = (journal: Journal): readonly Violation[] => {
  const stories = storiesOf(journal);
  return journal.orders.flatMap(({ value: order }) => {
    const story = stories.get(order.id) ?? [];
    const found: Violation[] = [];
    const say = (invariant: 6 | 8 | 9, version: number, what: string): void => {
      found.push({ invariant, place: `order:${order.id} version ${version}`, what });
    };
    const lived = live(story, say);
    compare(order, lived, (invariant, what) => say(invariant, order.version, what));
    return found;
  });
};

type Lived = {
  state: OrderState | undefined;
  assignmentNo: number;
  helperId: string | undefined;
  startMs: number | undefined;
  recordMinutes: number | undefined;
};

const live = (
  story: readonly Entry[],
  say: (invariant: 6 | 8, version: number, what: string) => void,
): Lived => {
  const lived: Lived = {
    state: undefined,
    assignmentNo: 0,
    helperId: undefined,
    startMs: undefined,
    recordMinutes: undefined,
  };
  for (const { command, principal, from, to, version, outcome, detail } of story) {
    if (from !== lived.state)
      say(8, version, `${command} begins in ${from}, the entry before ended in ${lived.state}`);
    if (to === undefined || !isStep(command, from, to))
      say(8, version, `${command} leads from ${from} to ${to}`);
    if (command === 'grab') {
      lived.assignmentNo += 1;
      lived.helperId = principal;
      if (from !== 'open') say(6, version, `${principal} won what was ${from}`);
    }
    if (outcome.assignmentNo !== undefined && outcome.assignmentNo !== lived.assignmentNo)
      say(6, version, `says assignment ${outcome.assignmentNo}, the journal counts ${lived.assignmentNo}`);
    lived.startMs = detail.startMs ?? lived.startMs;
    lived.recordMinutes = detail.recordMinutes ?? lived.recordMinutes;
    lived.state = to;
  }
  return lived;
};

const isStep = (command: Entry['command'], from: OrderState | undefined, to: OrderState): boolean => {
  if (command === 'openAccounts') return false;
  if (command === 'request') return from === undefined && FIRST_STATES.includes(to);
  return from !== undefined && (rowOf(from, command)?.to.includes(to) ?? false);
};

const compare = (order: Order, lived: Lived, say: (invariant: 6 | 9, what: string) => void): void => {
  if (order.state !== lived.state) say(9, `stands in ${order.state}, its entries end in ${lived.state}`);
  if (order.assignmentNo !== lived.assignmentNo)
    say(6, `says assignment ${order.assignmentNo}, its entries count ${lived.assignmentNo}`);
  if ('helperId' in order && order.helperId !== lived.helperId)
    say(6, `${order.helperId} stands in it, ${lived.helperId} won`);
  if (order.startMs !== lived.startMs) say(9, `starts at ${order.startMs}, its entries say ${lived.startMs}`);
  if ('recordMinutes' in order && order.recordMinutes !== lived.recordMinutes)
    say(9, `records ${order.recordMinutes} minutes, its entries ${lived.recordMinutes}`);
};
