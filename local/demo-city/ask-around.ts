import { requestOrderContract } from '../../shared/contracts/request-order';
import { shanghaiClock } from '../../shared/domain/calendar/shanghai-clock';
import { instantAt } from '../../shared/domain/calendar/shanghai-day';
import { HOUR_MS, MINUTE_MS, type Minutes, type Ms } from '../../shared/domain/units';
import { createCallers } from '../simulate/callers';
import { openCityDoor } from '../simulate/city-door';
import { fetchOnceFor } from '../simulate/fetch-once';
import { createTally } from '../simulate/tally';
import { buildCity } from './build-city';
import { type CitySize, fullCity } from './city-size';
import { diceFrom } from './dice';
import { stationIdOf } from './orgs';
import { personas } from './personas';

type Wish = {
  readonly serviceCode: string;
  readonly plannedMinutes: Minutes;
  readonly day: 0 | 1 | 2;
  readonly hour: number;
};

/** What neighbours ask of each other; each is published at once. Hours of today count from now. */
const wishes: readonly Wish[] = [
  { serviceCode: 'escort.walk', plannedMinutes: 60, day: 0, hour: 3 },
  { serviceCode: 'urgent.phone', plannedMinutes: 60, day: 0, hour: 4 },
  { serviceCode: 'escort.medical', plannedMinutes: 120, day: 1, hour: 9 },
  { serviceCode: 'urgent.shopping', plannedMinutes: 45, day: 1, hour: 10 },
  { serviceCode: 'health.pressure', plannedMinutes: 30, day: 1, hour: 15 },
  { serviceCode: 'cleaning.daily', plannedMinutes: 60, day: 2, hour: 9 },
  { serviceCode: 'urgent.chat', plannedMinutes: 60, day: 2, hour: 16 },
];
const SEED = 20_262;
const LATEST_HOUR = 19;

/**
 * A handful of elders around 李师傅 ask for help, over HTTP like everybody, so that a newcomer's hall is not empty.
 * How many were asked for.
 */
export const askAround = async (url: string, size: CitySize = fullCity): Promise<number> => {
  const tally = createTally();
  const fetchOnce = fetchOnceFor(tally);
  const door = await openCityDoor(url, fetchOnce);
  const callers = createCallers(url, door, tally, fetchOnce);
  const dice = diceFrom(SEED);
  const named = new Set<string>(personas.map(({ personId }) => personId));
  const neighbours = buildCity({ size, nowMs: door.nowMs() }).people.filter(
    ({ person, roles, openingMinutes = 0 }) =>
      roles.includes('elder') &&
      !named.has(person.id) &&
      !person.hasGuardian &&
      person.stationId === stationIdOf('天马街道') &&
      openingMinutes >= 120,
  );
  let asked = 0;
  for (const [index, { serviceCode, plannedMinutes, ...when }] of wishes.entries()) {
    const elder = neighbours[index];
    if (elder === undefined) return asked;
    const { id } = elder.person;
    const wish = {
      elderId: id,
      payerId: id,
      serviceCode,
      plannedMinutes,
      startMs: startOf(door.nowMs(), when),
    };
    const answer = await callers.send(id, 'person', requestOrderContract, wish, dice);
    if (!answer.ok) throw new Error(`${serviceCode} was refused: ${answer.code}`);
    asked += 1;
  }
  return asked;
};

/** A full hour of its day; too late for today means tomorrow at the same hour of the morning. */
const startOf = (nowMs: Ms, { day, hour }: Pick<Wish, 'day' | 'hour'>): Ms => {
  const { dayIndex } = shanghaiClock(nowMs);
  if (day > 0) return instantAt(dayIndex + day, hour * 60);
  const soon = Math.ceil((nowMs + hour * HOUR_MS) / (30 * MINUTE_MS)) * 30 * MINUTE_MS;
  const tooLate = shanghaiClock(soon).hour >= LATEST_HOUR || shanghaiClock(soon).dayIndex !== dayIndex;
  return tooLate ? instantAt(dayIndex + 1, (8 + hour) * 60) : soon;
};
