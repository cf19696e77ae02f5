import { chineseHolidays } from '../../shared/domain/calendar/chinese-holidays';
import { serviceOf } from '../../shared/domain/catalogue/service-of';
import type { Entry } from '../../shared/domain/ledger/entry';
import { checkCredit, checkRequest } from '../../shared/domain/ledger/verify/check-credit';
import type { Lived } from '../../shared/domain/ledger/verify/lived';
import { begunBy, livedOn } from '../../shared/domain/ledger/verify/replay-order';
import type { DeadlineFacts } from '../../shared/domain/order/facts';
import { rowOf } from '../../shared/domain/order/lifecycle';
import { isOrderCommand, type OrderState } from '../../shared/domain/order/states';
import type { Ms } from '../../shared/domain/units';
import { compareDeadlines, compareOrder } from './compare-order';
import type { Journal } from './journal';
import { storiesOf } from './stories';
import type { Violation } from './violation';

const FIRST_STATES: readonly OrderState[] = ['submitted', 'open'];
type Say = (invariant: 4 | 6 | 8 | 9, version: number, what: string) => void;

/**
 * Each order's life: every step leads by a cell of the table from where the one before ended (8), one helper at a time has won
 * it (6), every entry credits and moves what the life before it makes of its command (4), and the order is, field by field, what
 * its entries made of it (9). Hashes are `checkJournal`'s business.
 */
export const checkLives = (journal: Journal, nowMs: Ms): readonly Violation[] => {
  const stories = storiesOf(journal);
  const factsOf = factsIn(journal);
  return journal.orders.flatMap(({ value: order }) => {
    const story = stories.get(order.id) ?? [];
    const found: Violation[] = [];
    const say: Say = (invariant, version, what) => {
      found.push({ invariant, place: `order:${order.id} version ${version}`, what });
    };
    checkSteps(story, say);
    const [first, ...rest] = story;
    // No entries: the chains say so.
    if (first === undefined) return found;
    const begun = begunBy(first);
    if (begun === undefined) {
      say(9, first.version, `${first.command} does not tell what the order begins with`);
      return found;
    }
    for (const { invariant, what } of checkRequest(begun, first)) say(invariant, first.version, what);
    const facts = factsOf(begun);
    if (facts === undefined) {
      say(9, first.version, 'names a rulebook, a catalogue or a service that is not there');
      return found;
    }
    const lived = live(begun, rest, facts, say);
    if (lived === undefined) return found;
    const differs = compareOrder(order, lived);
    for (const { invariant, what } of differs) say(invariant, order.version, what);
    // Deadlines are reckoned from the other fields: of an order that is not itself they say nothing.
    if (differs.length === 0)
      for (const what of compareDeadlines(order, facts, nowMs)) say(9, order.version, what);
    return found;
  });
};

/** The facts that an order names by version. */
const factsIn =
  ({ rulebooks, catalogues }: Journal) =>
  ({ rulebookVersion, catalogueVersion, serviceCode }: Lived): DeadlineFacts | undefined => {
    const rules = rulebooks.get(rulebookVersion);
    const catalogue = catalogues.get(catalogueVersion);
    const service = catalogue && serviceOf(catalogue, serviceCode);
    return rules && service && { rules, service, holidays: chineseHolidays };
  };

const checkSteps = (story: readonly Entry[], say: Say): void => {
  let state: OrderState | undefined;
  let assignmentNo = 0;
  for (const { command, principal, from, to, version, outcome } of story) {
    if (from !== state) say(8, version, `${command} begins in ${from}, the entry before ended in ${state}`);
    if (to === undefined || !isStep(command, from, to))
      say(8, version, `${command} leads from ${from} to ${to}`);
    if (command === 'grab') {
      assignmentNo += 1;
      if (from !== 'open') say(6, version, `${principal} won what was ${from}`);
    }
    if (outcome.assignmentNo !== undefined && outcome.assignmentNo !== assignmentNo)
      say(6, version, `says assignment ${outcome.assignmentNo}, the journal counts ${assignmentNo}`);
    state = to;
  }
};

const isStep = (command: Entry['command'], from: OrderState | undefined, to: OrderState): boolean => {
  if (command === 'request') return from === undefined && FIRST_STATES.includes(to);
  return isOrderCommand(command) && from !== undefined && (rowOf(from, command)?.to.includes(to) ?? false);
};

/** The order at the end of its entries; absent when they cannot be followed, which is said. */
const live = (begun: Lived, rest: readonly Entry[], facts: DeadlineFacts, say: Say): Lived | undefined => {
  let lived = begun;
  for (const entry of rest) {
    const after = livedOn(lived, entry, facts);
    if (after === undefined) {
      say(9, entry.version, `${entry.command} cannot be followed`);
      return undefined;
    }
    for (const { invariant, what } of checkCredit(lived, entry, after, facts))
      say(invariant, entry.version, what);
    lived = after;
  }
  return lived;
};
