import type { AccountId, Line } from '../../shared/domain/ledger/account';
import type { Entry } from '../../shared/domain/ledger/entry';
import { shortfallAccount } from '../../shared/domain/ledger/funding';
import type { Order } from '../../shared/domain/order/order';
import type { Minutes } from '../../shared/domain/units';
import { headsAfter } from './check-items';
import type { Journal } from './journal';
import { storiesOf } from './stories';
import type { Violation } from './violation';

const sumOf = (lines: readonly Line[]): Minutes =>
  lines.reduce((sum, { availableDelta }) => sum + availableDelta, 0);

/**
 * A reversal takes back no more than its original credited; nothing follows it, so none is reversed; only it draws on a shortfall, that
 * of the order's own station, and only when the helper has nothing left (12).
 */
export const checkReversals = (journal: Journal): readonly Violation[] => {
  const stories = storiesOf(journal);
  const after = headsAfter(journal.entries.flatMap(({ value }) => value.lines));
  const leftOn = ({ account, seq }: Line): Minutes => after.get(`${account} ${seq}`)?.availableMinutes ?? 0;
  const orders = new Map(journal.orders.map(({ value }) => [value.id, value]));
  return [
    ...journal.entries.flatMap(({ value }) => [...strayShortfalls(value)]),
    ...[...stories].flatMap(([orderId, story]) => {
      const order = orders.get(orderId);
      return order === undefined ? [] : [...checkStory(order, story, leftOn)];
    }),
  ];
};

function* strayShortfalls({ subject, version, command, lines }: Entry): Generator<Violation> {
  if (command === 'reverse') return;
  for (const { account } of lines)
    if (account.startsWith('shortfall:'))
      yield {
        invariant: 12,
        place: `${subject.kind}:${subject.id} version ${version}`,
        what: `${command} draws on ${account}`,
      };
}

function* checkStory(
  order: Order,
  story: readonly Entry[],
  leftOn: (line: Line) => Minutes,
): Generator<Violation> {
  const helper: AccountId | undefined = 'helperId' in order ? `person:${order.helperId}` : undefined;
  const shortfall = shortfallAccount(order);
  let creditedMinutes = 0;
  let isReversed = false;
  for (const { command, version, lines, detail } of story) {
    const say = (what: string): Violation => ({
      invariant: 12,
      place: `order:${order.id} version ${version}`,
      what,
    });
    if (isReversed) yield say(`${command} follows a reversal`);
    const own = lines.filter(({ account }) => account === helper);
    if (command !== 'reverse') {
      // What they chose to give back at once was credited to them too.
      creditedMinutes += sumOf(own) + (detail.repaidMinutes ?? 0);
      continue;
    }
    isReversed = true;
    const drawn = lines.filter(({ account }) => account.startsWith('shortfall:'));
    const backMinutes = 0 - sumOf([...own, ...drawn]);
    if (backMinutes > creditedMinutes || sumOf(own) > 0)
      yield say(`takes back ${backMinutes} minutes, ${creditedMinutes} were credited`);
    for (const line of drawn)
      if (line.account !== shortfall) yield say(`draws on ${line.account}, not on ${shortfall}`);
    if (drawn.length > 0 && own.some((line) => leftOn(line) > 0))
      yield say('draws on a shortfall, and the helper had more');
  }
}
