import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { grabOrder } from '../functions/usecases/grab-order';
import { requestOrder } from '../functions/usecases/request-order';
import type { OrderId, PersonId } from '../shared/domain/ids';
import { HOUR_MS } from '../shared/domain/units';
import { atOnce } from './at-once';
import { commandCall, type Who } from './command-call';
import { withConflicts } from './conflicts';
import { type Bench, type Figure, printTable } from './figure';
import { fresh, MORNING_MS, type SmallCity, startSmallCity } from './small-city';
import { tally } from './statistics';

const VOLUNTEERS = 500;
const START_MS = MORNING_MS + 26 * HOUR_MS;
/** So often a phone sends the same command while nobody answers; its outbox has no such bound. */
const SENDS_MAX = 3;

/** What one volunteer of the race heard, and how often the phone had to send. */
type Told = { readonly heard: string; readonly sends: number };

/** The reply to whoever wins is lost, as often as the SDK sends: the phone has to ask again. */
const losesTheWinnersReply = (client: DynamoDBDocumentClient): { arm: () => void; lost: () => number } => {
  let token: string | undefined;
  let armed = false;
  let lost = 0;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const answer = await next(args);
      if (!armed || !String(context.commandName).startsWith('TransactWrite')) return answer;
      // The command's name says what its input is.
      const { ClientRequestToken } = args.input as { readonly ClientRequestToken?: string };
      token ??= ClientRequestToken;
      if (token !== ClientRequestToken) return answer;
      lost += 1;
      throw Object.assign(new Error('the reply was lost on its way'), { name: 'TimeoutError' });
    },
    // At the end of the step: the retry loop is at its beginning.
    { step: 'finalizeRequest', priority: 'low', name: 'lost-reply' },
  );
  return {
    arm: () => {
      armed = true;
    },
    lost: () => lost,
  };
};

const openOrder = async (city: SmallCity): Promise<OrderId> => {
  const elder: Who = { personId: fresh('person'), roles: ['elder'] };
  await city.addPeople([{ id: elder.personId }]);
  const [elderId, payerId] = [elder.personId, elder.personId];
  const asked = { elderId, payerId, serviceCode: city.serviceCode, startMs: START_MS, plannedMinutes: 60 };
  const told = await requestOrder(city.ports)(commandCall('person/request-order', elder, asked, MORNING_MS));
  if (!told.ok) throw new Error(`the request was refused: ${told.refusal.code}`);
  return told.value.orderId;
};

const grabUntilHeard = async (
  { ports }: Pick<SmallCity, 'ports'>,
  personId: PersonId,
  orderId: OrderId,
): Promise<Told> => {
  const who: Who = { personId, roles: ['volunteer'] };
  const call = commandCall('person/grab-order', who, { orderId, seenStartMs: START_MS }, MORNING_MS);
  for (let sends = 1; sends <= SENDS_MAX; sends += 1) {
    try {
      const told = await grabOrder(ports)(call);
      return { heard: told.ok ? 'won' : told.refusal.code, sends };
    } catch (cause) {
      if (!(cause instanceof Error) || cause.name !== 'TimeoutError') throw cause;
    }
  }
  return { heard: 'nothing', sends: SENDS_MAX };
};

const race = async (conflicting: boolean) => {
  let reply: ReturnType<typeof losesTheWinnersReply> | undefined;
  const city = await startSmallCity({
    prepare: (client) => {
      reply = losesTheWinnersReply(client);
      if (conflicting) withConflicts(client);
    },
  });
  try {
    const orderId = await openOrder(city);
    const volunteers = Array.from({ length: VOLUNTEERS }, () => fresh('person'));
    await city.addPeople(volunteers.map((id) => ({ id })));
    city.trips.length = 0;
    reply?.arm();
    const ports = atOnce(city.ports, VOLUNTEERS);
    const told = await Promise.all(volunteers.map((id) => grabUntilHeard({ ports }, id, orderId)));
    const { order } = await city.ports.load({ orderId });
    const winner = volunteers.findIndex((id) => order?.state === 'accepted' && order.helperId === id);
    return {
      told,
      winners: told.filter(({ heard }) => heard === 'won').length,
      taken: told.filter(({ heard }) => heard === 'order_already_taken').length,
      winnerHeard: told[winner]?.heard === 'won' ? 1 : 0,
      winnerSends: told[winner]?.sends ?? 0,
      tripsPerVolunteer: city.trips.length / VOLUNTEERS,
      lost: reply?.lost() ?? 0,
    };
  } finally {
    await city.stop();
  }
};

/** 500 volunteers grab one order at once; the winner's reply is lost. Goals: assurance.md. */
export const grabRace: Bench = {
  name: 'grab-race',
  run: async () => {
    const figures: Figure[] = [];
    const rows: (string | number)[][] = [];
    for (const conflicting of [false, true]) {
      const where = conflicting ? 'with conflicts' : 'plain';
      const { told, winners, taken, winnerHeard, winnerSends, tripsPerVolunteer, lost } =
        await race(conflicting);
      const heard = [...tally(told.map((each) => each.heard))].map(([code, count]) => `${count} ${code}`);
      rows.push([where, heard.join(', '), lost, winnerSends, tripsPerVolunteer.toFixed(2)]);
      figures.push(
        { name: `${where}: winners`, value: winners, goal: '==1' },
        { name: `${where}: winner told so, its reply lost`, value: winnerHeard, goal: '==1' },
        { name: `${where}: losers told order_already_taken`, value: taken, goal: `==${VOLUNTEERS - 1}` },
      );
    }
    printTable(['race of 500', 'heard', 'replies lost', 'winner sent', 'round trips each'], rows);
    return figures;
  },
};
