import { requestOrder } from '../functions/usecases/request-order';
import type { PersonId } from '../shared/domain/ids';
import { HOUR_MS } from '../shared/domain/units';
import { atOnce } from './at-once';
import { commandCall, type Who } from './command-call';
import { withConflicts } from './conflicts';
import { type Bench, printTable } from './figure';
import { fresh, MORNING_MS, type SmallCity, startSmallCity } from './small-city';
import { tally } from './statistics';

const ELDERS = 500;
const START_MS = MORNING_MS + 26 * HOUR_MS;
const PLANNED_MINUTES = 30;

type Ordered = { readonly attempts: number; readonly heard: string };

/** One request through the real use case, and how often its transaction was tried. */
const order = async ({ ports, serviceCode }: SmallCity, asker: Who, elderId: PersonId): Promise<Ordered> => {
  let attempts = 0;
  const counted: typeof ports = {
    ...ports,
    commit: (...args) => {
      attempts += 1;
      return ports.commit(...args);
    },
  };
  const asked = {
    elderId,
    payerId: asker.personId,
    serviceCode,
    startMs: START_MS,
    plannedMinutes: PLANNED_MINUTES,
  };
  const told = await requestOrder(counted)(commandCall('person/request-order', asker, asked, MORNING_MS));
  return { attempts, heard: told.ok ? 'held' : told.refusal.code };
};

/** Each from an account of one person, credited beforehand. */
const fromOwnAccounts = async (city: SmallCity): Promise<readonly Ordered[]> => {
  const elders = Array.from({ length: ELDERS }, () => fresh('person'));
  await city.addPeople(elders.map((id) => ({ id })));
  const together = { ...city, ports: atOnce(city.ports, ELDERS) };
  return Promise.all(elders.map((id) => order(together, { personId: id, roles: ['elder'] }, id)));
};

/** All from one account: as if a city's promise lay in one place, and were drawn on by each order. */
const fromOneAccount = async (city: SmallCity): Promise<readonly Ordered[]> => {
  const payerId = fresh('person');
  const elders = Array.from({ length: ELDERS }, () => fresh('person'));
  const bindings = elders.map((elderId) => city.bind(elderId, payerId));
  await city.addPeople([
    { id: payerId, minutes: ELDERS * PLANNED_MINUTES },
    ...bindings.map((binding) => ({ id: binding.elderId, bindings: [binding] })),
  ]);
  const together = atOnce(city.ports, ELDERS);
  return Promise.all(
    bindings.map((binding) => {
      // Nobody is bound to 500 elders: each request sees the payer as bound to its own.
      const load: typeof together.load = async (wanted) => {
        const { people, ...loaded } = await together.load(wanted);
        const payer = people.get(payerId);
        if (payer === undefined) throw new Error('the payer was not read');
        return { ...loaded, people: new Map([...people, [payerId, { ...payer, bindings: [binding] }]]) };
      };
      const { id, elderId } = binding;
      const asker: Who = { personId: payerId, roles: ['family'], consent: { id, elderId } };
      return order({ ...city, ports: { ...together, load } }, asker, elderId);
    }),
  );
};

/**
 * 500 elders of one station ask at once, under the conflicts that DynamoDB would bring (docs/adr/0057): from promises handed out
 * beforehand, and, as the counter-example, from one shared account. Goal: ledger.md, Accounts.
 */
export const hotAccount: Bench = {
  name: 'hot-account',
  run: async () => {
    const city = await startSmallCity({ prepare: withConflicts });
    try {
      const own = await fromOwnAccounts(city);
      const shared = await fromOneAccount(city);
      const rows = [own, shared].flatMap((all, index) =>
        [...tally(all.map(({ attempts, heard }) => `${attempts} ${heard}`))]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, count]): (string | number)[] => {
            const [attempts = '', heard = ''] = key.split(' ');
            return [index === 0 ? 'one account each' : 'one account for all', attempts, heard, count];
          }),
      );
      printTable(['500 requests at once', 'tries', 'heard', 'elders'], rows);
      const held = (all: readonly Ordered[]) => all.filter(({ heard }) => heard === 'held').length;
      return [
        { name: 'one account each: held', value: held(own), goal: `==${ELDERS}` },
        {
          name: 'one account each: most tries',
          value: Math.max(...own.map((each) => each.attempts)),
          goal: '<=3',
        },
        { name: 'one account for all: held', value: held(shared) },
        { name: 'one account for all: most tries', value: Math.max(...shared.map((each) => each.attempts)) },
      ];
    } finally {
      await city.stop();
    }
  },
};
