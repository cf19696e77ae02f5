import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lifecyclePage } from '../../../../local/lifecycle-page';
import {
  leadsOutOf,
  lifecycle,
  type Row,
  rowOf,
  type StateBefore,
} from '../../../../shared/domain/order/lifecycle';
import {
  endedStates,
  type OrderCommand,
  type OrderState,
  orderCommands,
  orderStates,
} from '../../../../shared/domain/order/states';

/** orders.md, "Who may do what to what", typed off a second time, and ADR 0066: state, command, by whom, next. */
const cells = `
submitted publish rule+station open
submitted offer station offered
submitted refer station referred
submitted reschedule elder+family+station submitted
submitted recordVisit station served
submitted cancel elder+family+station cancelled
submitted close station+clock expired
open grab volunteer accepted
open offer station offered
open refer station referred
open reschedule elder+family+station open
open cancel elder+family+station cancelled
open miss clock submitted
offered accept volunteer accepted
offered decline volunteer open
offered lapse clock open
offered withdraw station open
offered refer station referred
offered reschedule elder+family+station open
offered cancel elder+family+station cancelled
offered miss clock submitted
accepted checkIn volunteer+station serving
accepted drop volunteer open+submitted
accepted reassign station open+submitted
accepted reschedule elder+family+station offered
accepted elderAbsent volunteer submitted
accepted noShow station+clock submitted
accepted cancel elder+family+station cancelled
serving checkOut volunteer+station+clock served
served confirm elder+family+station+clock confirmed
served agreeMore payer served
served deny elder+family+station disputed
served escalate clock disputed
confirmed settle community+clock settled
confirmed dispute elder+payer+volunteer+station+clock disputed
disputed resolve stationLead+district+bureau settled+voided
disputed confirm elder+family+station confirmed
referred take centre scheduled
referred return centre+clock submitted
referred cancel elder+family+station cancelled
scheduled complete centre served
scheduled return centre submitted
scheduled noShow station+clock submitted
scheduled reschedule elder+family+station scheduled
scheduled cancel elder+family+station cancelled
settled proposeCorrection stationLead settled
settled proposeReversal stationLead settled
settled refuseProposal stationLead settled
settled correct stationLead settled
settled reverse stationLead reversed
voided proposeCorrection stationLead voided
voided refuseProposal stationLead voided
voided correct stationLead settled`
  .trim()
  .split('\n');

const written = (state: OrderState, command: OrderCommand): string | undefined => {
  const row = rowOf(state, command);
  return row && `${state} ${command} ${row.by.join('+')} ${row.to.join('+')}`;
};

test('the table says what orders.md says, cell by cell, and nothing more', () => {
  const named = orderStates.flatMap((state) =>
    orderCommands.flatMap((command) => written(state, command) ?? []),
  );
  expect(named.toSorted()).toEqual(cells.toSorted());
});

test('forward commands are those that orders.md bounds', () => {
  const forward = orderStates.flatMap((state) =>
    orderCommands.filter((command) => rowOf(state, command)?.forward).map((command) => `${state} ${command}`),
  );
  expect(forward).toEqual([
    'submitted publish',
    'submitted offer',
    'open offer',
    'open grab',
    'offered accept',
    'accepted checkIn',
    'serving checkOut',
    'referred take',
  ]);
});

test('what has ended is corrected or reversed by two people, and nothing else leads out of it', () => {
  const out = (state: OrderState) => orderCommands.filter((command) => leadsOutOf(state, command));
  expect(endedStates.map((state) => [state, out(state)])).toEqual([
    ['settled', ['proposeCorrection', 'proposeReversal', 'refuseProposal', 'correct', 'reverse']],
    ['voided', ['proposeCorrection', 'refuseProposal', 'correct']],
    ['cancelled', []],
    ['expired', []],
    ['reversed', []],
  ]);
});

test('a cell of a later issue stands in the table and leads nowhere', () => {
  expect(rowOf('accepted', 'reschedule')).toBeDefined();
  expect(leadsOutOf('accepted', 'reschedule')).toBe(false);
});

test('the page in docs is the table', () => {
  const page = fileURLToPath(new URL('../../../../docs/lifecycle.md', import.meta.url));
  expect(readFileSync(page, 'utf8')).toBe(lifecyclePage());
});

// What does not compile; `tsc` reads these, jest does not.
const { reversed: _reversed, ...withoutReversed } = lifecycle;
// @ts-expect-error TS1360: a state without its line
void (withoutReversed satisfies Record<OrderState, Partial<Record<OrderCommand, Row>>>);
// @ts-expect-error TS2353: a command that does not exist
void ({ ...lifecycle, open: { vanish: { by: ['clock'], to: ['open'] } } } satisfies Record<
  OrderState,
  Partial<Record<OrderCommand, Row>>
>);
// @ts-expect-error TS2322: a cell that nobody may use
void ({ by: [], to: ['open'] } satisfies Row);
// @ts-expect-error TS2322: a later cell is not before the command
void ('accepted' satisfies StateBefore<'reschedule'>);
void ('open' satisfies StateBefore<'reschedule'>);
