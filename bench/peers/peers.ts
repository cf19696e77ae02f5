import { type Bench, type Figure, printTable } from '../figure';
import { rounded } from '../statistics';
import { doubleEntryDesign, timeBankDesign } from './designs';
import { driftOf } from './drift';
import {
  ACCOUNTS,
  CLIENTS,
  carryOut,
  type Ledger,
  type Load,
  loads,
  OPENED_MINUTES,
  transfersOf,
} from './load';
import { openOurLedger } from './our-ledger';
import { type Postgres, startPostgres } from './postgres';
import { type Durability, openPostgresLedger } from './postgres-ledger';

type Contender = {
  readonly name: string;
  readonly durability: string;
  readonly open: (load: Load) => Promise<Ledger>;
};

const OURS = 'time bank (ours)';
const durabilities = {
  durable: 'fsync on, synchronous_commit on',
  relaxed: 'fsync on, synchronous_commit off',
} as const satisfies Record<Durability, string>;
/** The embedded engine's file: a write-ahead log that is not synced at each commit. */
const ENGINE_MODE = 'write-ahead log, not synced at commit';

const contendersOn = (postgres: Postgres): readonly Contender[] => {
  const designs = [
    ['public time bank', 'time_bank', timeBankDesign],
    ['double entry', 'double_entry', doubleEntryDesign],
  ] as const;
  return [
    { name: OURS, durability: ENGINE_MODE, open: () => openOurLedger({ conflicting: false }) },
    {
      name: 'ours, with conflicts',
      durability: ENGINE_MODE,
      open: () => openOurLedger({ conflicting: true }),
    },
    ...designs.flatMap(([name, schema, design]) =>
      (['durable', 'relaxed'] as const).map(
        (durability): Contender => ({
          name: `${name}, ${durability}`,
          durability: durabilities[durability],
          open: (load) => openPostgresLedger(postgres, `${schema}_${durability}_${load}`, design, durability),
        }),
      ),
    ),
  ];
};

const tried = async ({ name, durability, open }: Contender, load: Load) => {
  const ledger = await open(load);
  try {
    const carried = await carryOut(ledger, transfersOf(load));
    return {
      name,
      durability,
      ...carried,
      drift: driftOf(await ledger.standings(), ACCOUNTS * OPENED_MINUTES),
    };
  } finally {
    await ledger.close();
  }
};

/** Our ledger beside two designs on PostgreSQL 15: the same transfers, as many clients, one run. What compares: docs/figures.md. */
export const peers: Bench = {
  name: 'peers',
  onlyByName: true,
  run: async () => {
    const postgres = await startPostgres();
    try {
      const figures: Figure[] = [];
      for (const load of loads) {
        const results: Awaited<ReturnType<typeof tried>>[] = [];
        for (const contender of contendersOn(postgres)) results.push(await tried(contender, load));
        const ours = results.find(({ name }) => name === OURS)?.perSecond ?? 0;
        console.log(
          `  ${load}: ${transfersOf(load).length} transfers, ${CLIENTS} clients, ${ACCOUNTS} accounts`,
        );
        printTable(
          [
            'ledger',
            'done',
            'gave up',
            'drifted accounts',
            'minutes',
            'invented',
            'trips',
            'WRU',
            'ours ÷ its',
            'durability',
          ],
          results.map((each) => [
            each.name,
            each.done,
            each.gaveUp,
            each.drift.accounts,
            each.drift.minutes,
            each.drift.inventedMinutes,
            rounded(each.tripsEach),
            each.wruEach === undefined ? '' : rounded(each.wruEach),
            rounded(ours / each.perSecond),
            each.durability,
          ]),
        );
        for (const { name, drift, perSecond, tripsEach, wruEach } of results) {
          const isOurs = name.includes('ours');
          const drifted = drift.minutes + Math.abs(drift.inventedMinutes);
          figures.push(
            { name: `${load}: drift minutes, ${name}`, value: drifted, ...(isOurs && { goal: '==0' }) },
            { name: `${load}: round trips, ${name}`, value: rounded(tripsEach) },
            ...(wruEach === undefined ? [] : [{ name: `${load}: WRU, ${name}`, value: rounded(wruEach) }]),
            ...(isOurs
              ? []
              : [{ name: `${load}: throughput, ours ÷ ${name}`, value: rounded(ours / perSecond) }]),
          );
        }
      }
      return figures;
    } finally {
      await postgres.stop();
    }
  },
};
