import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { generationStore } from '../../../functions/store/generation-store';
import type { Item } from '../../../functions/store/item';
import type { RebuildPorts } from '../../../functions/usecases/ports/rebuilding';
import { type RebuildWish, rebuildProjections } from '../../../functions/usecases/rebuild-projections';
import { checkProjections } from '../../../local/audit/check-projections';
import { readJournal } from '../../../local/audit/journal';
import type { PersonId } from '../../../shared/domain/ids';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/domain/units';
import { type LambdasForTests, startLambdasForTests } from '../api/lambdas-for-tests';
import { actor, NOW_MS } from '../city-for-tests';
import { TABLE_NAME } from '../engine-for-tests';
import { playIn } from '../play-for-tests';
import { dyingAt, followStream } from '../rebuild-for-tests';

let lambdas: LambdasForTests;
let stream: ReturnType<typeof followStream>;
let elderId: PersonId;
let helperId: PersonId;
let clerkId: PersonId;
let settledVisits = 0;
let nowMs = NOW_MS;
const presentMs = async () => nowMs;

/** One more visit that is settled. */
const settleOne = async (): Promise<void> => {
  const play = playIn(lambdas.city);
  const startMs = NOW_MS - DAY_MS + settledVisits * HOUR_MS;
  settledVisits += 1;
  const orderId = await play.served(
    { elderId, startMs, atMs: startMs - DAY_MS, serviceCode: 'urgent.shopping', plannedMinutes: 30 },
    helperId,
  );
  await play.confirm(orderId, startMs + 2 * HOUR_MS);
  await play.settle(orderId, clerkId, startMs + 3 * HOUR_MS);
};
const rebuild = (wish: RebuildWish = {}, ports = stream.ports) => rebuildProjections(ports)(wish, presentMs);
const pointer = () => generationStore(lambdas.city.table).generations();
/** What the projections lack of a replay of the whole journal, byte for byte. */
const audited = async () => {
  const journal = await readJournal(lambdas.city.table);
  return [...journal.unreadable, ...checkProjections(journal)];
};
const items = async (wanted: (sk: string) => boolean): Promise<readonly Item[]> => {
  const page = await lambdas.city.table.scan();
  return page.items.filter(({ sk }) => wanted(String(sk)));
};
const projected = /^(LINE#|RECORD)/;
const remove = ({ pk, sk }: Item) =>
  lambdas.engine.client().send(new DeleteCommand({ TableName: TABLE_NAME, Key: { pk, sk } }));
const put = (item: Item) =>
  lambdas.city.table.putAll([{ ...item, pk: String(item.pk), sk: String(item.sk) }]);

beforeEach(async () => {
  lambdas = await startLambdasForTests();
  stream = followStream(lambdas.engine, lambdas.city);
  nowMs = NOW_MS;
  settledVisits = 0;
  elderId = await lambdas.city.addPerson('王阿姨', { minutes: 900 });
  helperId = await lambdas.city.helper({ minutes: 0 });
  clerkId = await lambdas.city.addPerson('覃干事', { facets: ['staff'], minutes: 0 });
  await settleOne();
  await settleOne();
  await stream.projectNew();
  await stream.archiveNew();
});
afterEach(() => lambdas.stop());

test('orders settle while a rebuild runs that is killed at every call of its ports → it ends byte-equal to the replay, and pages read it', async () => {
  const page = () => lambdas.ask(actor(elderId, ['elder']), 'person/passbook', '', nowMs);
  await page();
  let turned = 0;
  for (let calls = 1; turned === 0; calls += 1) {
    const ended = await rebuild({}, dyingAt(stream.ports, calls)).catch(() => undefined);
    if (ended?.kind === 'turned') turned = calls;
    // Others go on: now the projector is first, now the archiver.
    if (calls % 9 === 0) {
      await settleOne();
      await (calls % 2 === 0 ? stream.projectNew() : stream.archiveNew());
    }
    expect((await pointer()).current).toBe(turned === 0 ? 0 : 1);
  }
  expect(turned).toBeGreaterThan(20);
  expect(settledVisits).toBeGreaterThan(4);
  await settleOne();
  await stream.projectNew();
  await stream.archiveNew();
  expect(await audited()).toEqual([]);

  expect(await rebuild()).toMatchObject({ kind: 'tooEarly' });
  nowMs += 2 * MINUTE_MS;
  let dropped = false;
  for (let calls = 1; !dropped; calls += 1) {
    const ended = await rebuild({}, dyingAt(stream.ports, calls)).catch(() => undefined);
    dropped = ended?.kind === 'dropped';
  }
  expect(await items((sk) => projected.test(sk))).toEqual([]);
  expect(await audited()).toEqual([]);
  expect((await page()).body).toMatchObject({
    upToDate: true,
    lines: expect.arrayContaining([expect.objectContaining({ seq: 1 + 2 * settledVisits })]),
  });
  await settleOne();
  await stream.projectNew();
  expect(await audited()).toEqual([]);
});

/** What happens to the next generation after it was filled, and the place that the comparison names. */
test.each<[what: string, harm: () => Promise<unknown>, place: RegExp]>([
  [
    'a line is lost',
    async () => remove((await items((sk) => sk.startsWith('G1#LINE#')))[0] ?? {}),
    /^(person|opening|batch):/,
  ],
  [
    'a line is doubled at the end of its account',
    async () => {
      const last = (await items((sk) => sk.startsWith('G1#LINE#'))).find(
        ({ pk }) => pk === `ACCOUNT#person:${helperId}`,
      );
      await put({ ...last, sk: 'G1#LINE#0000000077' });
    },
    /^person:/,
  ],
  [
    'a line is altered',
    async () => {
      const [line] = await items((sk) => sk.startsWith('G1#LINE#'));
      await put({ ...line, availableAfterMinutes: 7 });
    },
    /^(person|opening|batch):/,
  ],
  [
    'a line says more than its codec',
    async () => {
      const [line] = await items((sk) => sk.startsWith('G1#LINE#'));
      await put({ ...line, note: 1 });
    },
    /^(person|opening|batch):/,
  ],
  [
    'a record is lost',
    async () => remove((await items((sk) => sk.startsWith('G1#RECORD#')))[0] ?? {}),
    /^records of/,
  ],
  [
    'a record is doubled under another order',
    async () => {
      const [record] = await items((sk) => sk.startsWith('G1#RECORD#'));
      await put({ ...record, sk: 'G1#RECORD#ord_01J00000000000000000000000' });
    },
    /^records of/,
  ],
  [
    'the sum is doubled',
    async () => {
      const [sum] = await items((sk) => sk === 'G1#RECORDSUM');
      await put({ ...sum, sumMinutes: 120 });
    },
    /^records of/,
  ],
])(
  '%s in the next generation → the comparison finds it, nothing is turned; given up and built anew, it is right',
  async (_what, harm, place) => {
    let isDone = false;
    const once = async () => {
      if (isDone) return;
      isDone = true;
      await harm();
    };
    const ports: RebuildPorts = {
      ...stream.ports,
      // Lines are filled when the first records are, records when the first heads are read.
      generation: (generation) => {
        const of = stream.ports.generation(generation);
        const replaceRecords: typeof of.replaceRecords = async (...asked) => {
          if (place.test('person:')) await once();
          return of.replaceRecords(...asked);
        };
        return { ...of, replaceRecords };
      },
      heads: async (...asked) => {
        await once();
        return stream.ports.heads(...asked);
      },
    };
    const ended = await rebuild({}, ports);
    expect(ended).toMatchObject({ kind: 'different' });
    if (ended.kind !== 'different') throw new Error('never');
    expect(ended.differences).toEqual([
      { generation: 'next', place: expect.stringMatching(place), what: expect.any(String) },
    ]);
    expect(await pointer()).toMatchObject({ current: 0, next: 1 });
    expect(await rebuild({ repair: true }, ports)).toMatchObject({ kind: 'different' });

    expect(await rebuild({ abandon: true })).toMatchObject({ kind: 'abandoned' });
    nowMs += 2 * MINUTE_MS;
    expect(await rebuild()).toMatchObject({ kind: 'dropped', generation: 1 });
    expect(await rebuild()).toMatchObject({ kind: 'turned', repaired: [] });
    expect(await audited()).toEqual([]);
  },
);

test('the current generation is damaged → not turned before somebody asks for a repair, which says what was wrong', async () => {
  const [line] = await items((sk) => sk.startsWith('LINE#'));
  await remove(line ?? {});
  expect(await audited()).toHaveLength(1);
  expect(await rebuild()).toMatchObject({ kind: 'different', differences: [{ generation: 'current' }] });
  expect(await rebuild({ repair: true })).toMatchObject({
    kind: 'turned',
    repaired: [{ generation: 'current' }],
  });
  expect(await audited()).toEqual([]);
});

test('an object of the archive is altered → nothing is rebuilt from it', async () => {
  const altered = async (name: string) =>
    (await stream.ports.read(name))?.replace('"command":"request"', '"command":"requesT"');
  await expect(rebuild({}, { ...stream.ports, read: altered })).rejects.toThrow('is not what its name says');
});

test('two rebuild at once → one of them turns the pointer, the other hears so', async () => {
  const kinds = (await Promise.all([rebuild(), rebuild()])).map(({ kind }) => kind);
  expect(kinds.sort()).toEqual(['overtaken', 'turned']);
});

test('a rebuild begins while a batch is projected, whose entries the archive lacks → the batch goes into the next generation too', async () => {
  await settleOne();
  const { generations, turn } = stream.ports;
  let looks = 0;
  const projectNew = stream.projector(async () => {
    looks += 1;
    const seen = await generations();
    // Right after the first batch's first look.
    if (looks === 1) await turn(seen, { current: 0, next: 1, sinceMs: NOW_MS });
    return seen;
  });
  await projectNew();
  const seqs = async (sk: string) =>
    (await items((each) => each.startsWith(`${sk}LINE#`)))
      .filter(({ pk }) => pk === `ACCOUNT#person:${elderId}`)
      .map((item) => String(item.sk).slice(sk.length));
  expect(await seqs('G1#')).toEqual(await seqs(''));
  expect(await rebuild()).toMatchObject({ kind: 'turned' });
  expect(await audited()).toEqual([]);
});
