import { sha256 } from '../../../functions/store/sha256';
import { viewQueries } from '../../../functions/store/view-queries';
import type { Wanted } from '../../../functions/usecases/ports';
import type { CommandCall } from '../../../functions/usecases/ports/command-call';
import { requestOrder } from '../../../functions/usecases/request-order';
import { rescheduleOrder } from '../../../functions/usecases/reschedule-order';
import type { OrderId } from '../../../shared/domain/ids';
import { FIRST_HASH } from '../../../shared/domain/ledger/account';
import { loanAccount } from '../../../shared/domain/loan/loan';
import { DAY_MS } from '../../../shared/domain/units';
import { type Cast, castOf, type LambdasForTests, startLambdasForTests } from '../api/lambdas-for-tests';
import { START_MS } from '../api/visit-for-tests';
import { fresh, NOW_MS } from '../city-for-tests';

/** A promise is taken back after the facts of a request were read, and before anything is written. */

let lambdas: LambdasForTests;
let cast: Cast;
beforeAll(async () => {
  lambdas = await startLambdasForTests();
});
beforeEach(async () => {
  cast = await castOf(lambdas.city);
});
afterAll(() => lambdas.stop());

type Body = Readonly<Record<string, unknown>>;
const done = async (route: string, body: Body, who = cast.daughter): Promise<void> => {
  expect(await lambdas.give(who, route, body)).toMatchObject({ status: 200 });
};
const promise = (capPerMonthMinutes = 120) =>
  done('person/give-mandate', {
    elderId: cast.elder.personId,
    capPerMonthMinutes,
    untilMs: NOW_MS + 100 * DAY_MS,
  });
const withdraw = () => done('person/withdraw-mandate', { elderId: cast.elder.personId });

/** The ports of the city; as soon as a promise was read something happens, once. */
const portsMeeting = (happens: () => Promise<void>) => {
  const { ports, table } = lambdas.city;
  let met = false;
  return {
    ...ports,
    ...viewQueries(table),
    sha256,
    load: async (wanted: Wanted) => {
      const loaded = await ports.load(wanted);
      if (met || loaded.docs.size === 0) return loaded;
      met = true;
      await happens();
      return loaded;
    },
  };
};
/** The elder's own command, as the door would hand it on. */
const call = <B extends object>(route: string, body: B, atMs = NOW_MS) => {
  const commandId = fresh('command');
  const envelope = {
    commandId,
    principal: cast.elder.personId,
    channel: 'app',
    issuedAtMs: atMs,
    bodyDigest: FIRST_HASH,
  } as const;
  const whole = { ...body, commandId, issuedAtMs: atMs };
  return { route, body: whole, actor: cast.elder, envelope, atMs } satisfies CommandCall<typeof whole>;
};
type Source =
  | { readonly kind: 'loan' }
  | { readonly kind: 'family'; readonly payerId: Cast['elder']['personId']; readonly minutes: number };
const asking = (source: Source) =>
  call('person/request-order', {
    elderId: cast.elder.personId,
    sources: [source],
    serviceCode: 'escort.walk',
    startMs: START_MS,
    plannedMinutes: 60,
  });
const hers = (): Source => ({ kind: 'family', payerId: cast.daughter.personId, minutes: 60 });

test.each<[happens: string, rule: string, between: () => Promise<void>]>([
  ['withdrawn', 'mandate_none', () => withdraw()],
  ['given again for less', 'mandate_cap', () => promise(45)],
])('a mandate is %s in between → %s, and nothing is held', async (_happens, rule, between) => {
  await promise();
  const told = await requestOrder(portsMeeting(between))(asking(hers()));
  expect(told).toMatchObject({ ok: false, refusal: { code: 'rule_forbids', data: { rule } } });
  expect(await lambdas.balanceOf(cast.daughter.personId)).toEqual([600, 0]);
});

test('the child’s word for a loan is taken back in between → the request hears that, and nothing is held', async () => {
  const parentId = cast.elder.personId;
  await done(
    'person/ask-loan',
    { parentId, guarantorId: cast.daughter.personId, ceilingMinutes: 120 },
    cast.elder,
  );
  await done('person/guarantee-loan', { parentId });
  const ending = () => done('person/end-guarantee', { parentId });
  const told = await requestOrder(portsMeeting(ending))(asking({ kind: 'loan' }));
  expect(told).toMatchObject({ ok: false, refusal: { code: 'rule_forbids', data: { rule: 'loan_ended' } } });
  const account = loanAccount(parentId);
  const { heads } = await lambdas.city.ports.load({ accounts: [account] });
  expect(heads.get(account)).toMatchObject({ availableMinutes: 0, heldMinutes: 0 });
});

test('a mandate is withdrawn while a visit moves into April → it stays in March', async () => {
  await promise();
  const lastMs = Date.parse('2026-03-31T04:00:00Z');
  const askedMs = lastMs - 5 * DAY_MS;
  const body = { ...asking(hers()).body, startMs: lastMs, commandId: fresh('command'), issuedAtMs: askedMs };
  const asked = await lambdas.give(cast.elder, 'person/request-order', body, askedMs);
  expect(asked).toMatchObject({ status: 200 });
  // The API gave us the id.
  const orderId = asked.body.orderId as OrderId;
  const april = { orderId, seenStartMs: lastMs, startMs: lastMs + DAY_MS };
  const moving = call('person/reschedule-order', april, askedMs);
  const told = await rescheduleOrder(portsMeeting(withdraw))(moving);
  expect(told).toMatchObject({ ok: false, refusal: { data: { rule: 'mandate_none' } } });
  const { order } = await lambdas.city.ports.load({ orderId });
  expect(order?.startMs).toBe(lastMs);
});
