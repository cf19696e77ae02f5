import { audit } from '../../../local/audit/audit';
import { readJournal } from '../../../local/audit/journal';
import { monthOf } from '../../../shared/domain/calendar/shanghai-day';
import type { OrderId } from '../../../shared/domain/ids';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/domain/units';
import { fresh, NOW_MS } from '../city-for-tests';
import {
  type Answer,
  type Cast,
  castOf,
  type LambdasForTests,
  startLambdasForTests,
} from './lambdas-for-tests';
import { END_MS, START_MS, type Visits, visitsIn } from './visit-for-tests';

/** A visit that took longer, through the real lambdas on the real engine: 82 minutes were given, 60 are held. */

let lambdas: LambdasForTests;
let cast: Cast;
let visits: Visits;
beforeAll(async () => {
  lambdas = await startLambdasForTests();
});
beforeEach(async () => {
  cast = await castOf(lambdas.city);
  visits = visitsIn(lambdas, cast);
});
afterAll(() => lambdas.stop());

const OUT_MS = END_MS + 22 * MINUTE_MS;
const AT_MS = OUT_MS + HOUR_MS;
const longer = async (more: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const orderId = await visits.request(more);
  await visits.grab(orderId);
  await visits.check('in', orderId, START_MS);
  await visits.check('out', orderId, OUT_MS);
  return orderId;
};
const agree = (orderId: string, minutes = 15, who = cast.elder, more: object = {}): Promise<Answer> =>
  lambdas.give(who, 'person/agree-more', { orderId, minutes, ...more }, AT_MS);
const orderOf = async (orderId: string) => {
  // Ids that the API gave us.
  const { order } = await lambdas.city.ports.load({ orderId: orderId as OrderId });
  if (order === undefined) throw new Error(`no order ${orderId}`);
  return order;
};
const codeOf = ({ body }: Answer): unknown => Object(body.data).rule ?? body.code ?? body.state;

test('the elder agrees to 15 more: held, then settled with 75; the record keeps the true 82', async () => {
  const orderId = await longer();
  expect(await agree(orderId)).toMatchObject({ status: 200, body: { state: 'served', version: 5 } });
  expect(await lambdas.balanceOf(cast.elder.personId)).toEqual([525, 75]);
  const shown = await lambdas.ask(cast.elder, 'person/order', `orderId=${orderId}`, AT_MS);
  expect(shown.body.order).toMatchObject({ heldMinutes: 75, creditMinutes: 75, recordMinutes: 82 });
  await visits.confirm(orderId, AT_MS);
  await visits.settle(orderId, AT_MS);
  expect(await lambdas.balanceOf(cast.elder.personId)).toEqual([525, 0]);
  expect(await lambdas.balanceOf(cast.helper.personId)).toEqual([75, 0]);
  expect(await orderOf(orderId)).toMatchObject({ settledMinutes: 75, recordMinutes: 82 });
});

test('nobody agrees: the visit is confirmed and settled with what was held', async () => {
  const orderId = await longer();
  await visits.confirm(orderId, AT_MS);
  await visits.settle(orderId, AT_MS);
  expect(await lambdas.balanceOf(cast.helper.personId)).toEqual([60, 0]);
  expect(codeOf(await agree(orderId))).toBe('state_forbids');
});

test('the reply was lost: sent again, also after the settlement, it hears the same and holds nothing more', async () => {
  const orderId = await longer();
  const command = { commandId: fresh('command') };
  const first = await agree(orderId, 15, cast.elder, command);
  expect(first.status).toBe(200);
  expect(await agree(orderId, 15, cast.elder, command)).toEqual(first);
  expect(codeOf(await agree(orderId, 30, cast.elder, command))).toBe('command_id_reused');
  await visits.confirm(orderId, AT_MS);
  await visits.settle(orderId, AT_MS);
  expect(await agree(orderId, 15, cast.elder, command)).toEqual(first);
  expect(await lambdas.balanceOf(cast.elder.personId)).toEqual([525, 0]);
});

test('two agreements at once, of 15 each: one is held, the other hears that it is more than the overrun', async () => {
  const orderId = await longer();
  const codes = (await Promise.all([agree(orderId), agree(orderId)])).map(codeOf);
  expect(codes.sort()).toEqual(['overrun_at_most', 'served']);
  expect(await lambdas.balanceOf(cast.elder.personId)).toEqual([525, 75]);
});

test('an agreement and a confirmation at once: whatever comes first, held and credit are one figure', async () => {
  const orderId = await longer();
  const [agreed, confirmed] = await Promise.all([
    agree(orderId),
    lambdas.give(cast.elder, 'person/confirm-order', { orderId }, AT_MS),
  ]);
  expect(confirmed.status).toBe(200);
  await visits.settle(orderId, AT_MS);
  const minutes = agreed.status === 200 ? 75 : 60;
  expect(await lambdas.balanceOf(cast.helper.personId)).toEqual([minutes, 0]);
  expect(await lambdas.balanceOf(cast.elder.personId)).toEqual([600 - minutes, 0]);
});

test('a daughter’s hours under her promise: she agrees, within what the month has left', async () => {
  const { daughter, elder } = cast;
  const promise = (capPerMonthMinutes: number) =>
    visits.done(
      daughter,
      'person/give-mandate',
      { elderId: elder.personId, capPerMonthMinutes, untilMs: NOW_MS + 100 * DAY_MS },
      NOW_MS,
    );
  await promise(60);
  const sources = [{ kind: 'family', payerId: daughter.personId }];
  const orderId = await longer({ payerId: undefined, sources });
  expect(codeOf(await agree(orderId, 15, daughter))).toBe('mandate_cap');
  expect(codeOf(await agree(orderId, 15, elder))).toBe('not_allowed');
  await promise(90);
  expect(codeOf(await agree(orderId, 15, daughter))).toBe('served');
  const name = `MANDATE#${elder.personId}#${monthOf(START_MS)}`;
  const { docs } = await lambdas.city.ports.load({ docs: [{ ownerId: daughter.personId, name }] });
  expect([...docs.values()]).toMatchObject([{ usedMinutes: 75 }]);
  expect(await lambdas.balanceOf(daughter.personId)).toEqual([525, 75]);
});

test('the helper went on to another visit: that time is not paid twice; more than she has → how much is missing', async () => {
  const orderId = await longer();
  const nextId = await visits.request({ startMs: END_MS });
  await visits.grab(nextId, END_MS);
  expect(codeOf(await agree(orderId))).toBe('day_overlaps');
  const { city } = lambdas;
  const poor = await city.addPerson('赵阿姨', { minutes: 60 });
  const who = { personId: poor, roles: ['elder'] as const };
  const asked = { elderId: poor, payerId: poor };
  const poorId = await visits.request(asked, who);
  await visits.grab(poorId, START_MS, cast.otherHelper);
  const { body } = await lambdas.ask(who, 'person/order', `orderId=${poorId}`, START_MS);
  const { codes } = Object(body.order);
  for (const [step, atMs] of [
    ['in', START_MS],
    ['out', OUT_MS],
  ] as const) {
    const proof = { kind: 'elderCode', code: codes[step], deviceAtMs: atMs };
    await visits.done(
      cast.otherHelper,
      `person/check-${step}`,
      { orderId: poorId, assignmentNo: 1, proof },
      atMs,
    );
  }
  expect(await agree(poorId, 15, who)).toMatchObject({
    status: 422,
    body: { code: 'insufficient_minutes', data: { missingMinutes: 15 } },
  });
});

test('the journal of it all stands every check', async () => {
  const found = audit(await readJournal(lambdas.city.table), NOW_MS);
  expect(found.filter(({ what }) => what !== 'was not projected')).toEqual([]);
});
