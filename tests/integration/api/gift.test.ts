import { audit } from '../../../local/audit/audit';
import { readJournal } from '../../../local/audit/journal';
import { fresh, NOW_MS } from '../city-for-tests';
import { type Cast, castOf, type LambdasForTests, startLambdasForTests } from './lambdas-for-tests';

/** Hours given away, through the real lambda on the real engine: the model of every movement that is about a person. */

let lambdas: LambdasForTests;
let cast: Cast;
beforeAll(async () => {
  lambdas = await startLambdasForTests();
  cast = await castOf(lambdas.city);
});
afterAll(() => lambdas.stop());

const give = (body: Readonly<Record<string, unknown>>) =>
  lambdas.give(cast.daughter, 'person/give-minutes', body);
const toMother = () => ({ to: { kind: 'relative', personId: cast.elder.personId }, minutes: 60 });

test('whom she may give to: her mother, whose age allows it; her mother may not give back to her', async () => {
  expect((await lambdas.ask(cast.daughter, 'person/gift-options', '')).body).toMatchObject({
    balance: { availableMinutes: 600, heldMinutes: 0 },
    relatives: [{ personId: cast.elder.personId, calledZh: '王阿姨' }],
    stepMinutes: 15,
  });
  expect((await lambdas.ask(cast.elder, 'person/gift-options', '')).body).toMatchObject({ relatives: [] });
});

test('a daughter gives her mother an hour: both balances move, and the same command hears the same', async () => {
  const body = { ...toMother(), commandId: fresh('command'), issuedAtMs: NOW_MS };
  const first = await give(body);
  expect(first).toMatchObject({ status: 200, body: { personId: cast.daughter.personId, version: 1 } });
  expect((await give(body)).body).toEqual(first.body);
  expect(await lambdas.balanceOf(cast.daughter.personId)).toEqual([540, 0]);
  expect(await lambdas.balanceOf(cast.elder.personId)).toEqual([660, 0]);
  expect(await give({ ...body, minutes: 75 })).toMatchObject({
    status: 409,
    body: { code: 'command_id_reused' },
  });
});

test('ten gifts at once, each of all she has: one is made, the others hear that hours are missing', async () => {
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => give({ to: { kind: 'pool' }, minutes: 540 })),
  );
  const codes = answers.map(({ status, body }) => (status === 200 ? 'given' : String(body.code))).sort();
  expect(codes).toEqual(['given', ...Array<string>(9).fill('insufficient_minutes')]);
  expect(await lambdas.balanceOf(cast.daughter.personId)).toEqual([0, 0]);
});

test('to a stranger, or of a broken step → the rule by its name, and nothing is written', async () => {
  const before = await lambdas.city.table.scan();
  const stranger = { kind: 'relative', personId: cast.stranger.personId };
  expect(await give({ to: stranger, minutes: 60 })).toMatchObject({
    status: 422,
    body: { data: { rule: 'gift_to_relative' } },
  });
  expect(await give({ ...toMother(), minutes: 50 })).toMatchObject({
    status: 422,
    body: { data: { rule: 'minutes_step' } },
  });
  expect((await lambdas.city.table.scan()).items).toEqual(before.items);
});

test('the journal of it all stands every check', async () => {
  expect(
    audit(await readJournal(lambdas.city.table), NOW_MS).filter(({ invariant }) => invariant !== 9),
  ).toEqual([]);
});
