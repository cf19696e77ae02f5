import { shanghaiClock } from '../../shared/domain/calendar/shanghai-clock';
import { instantAt } from '../../shared/domain/calendar/shanghai-day';
import { MINUTE_MS } from '../../shared/domain/units';
import { cityTimeZh } from '../city-time';
import { type CitySize, fullCity } from '../demo-city/city-size';
import { diceFrom } from '../demo-city/dice';
import { createCallers } from './callers';
import { castOf } from './cast';
import { openCityDoor } from './city-door';
import { fetchOnceFor } from './fetch-once';
import type { SimulateOptions } from './options';
import type { Outages } from './outages';
import { play } from './play';
import type { Story } from './story';
import { createTally, type Heard, type Tally } from './tally';

/** People ask from seven in the morning to four in the afternoon. */
const ASK_FROM_MINUTE = 7 * 60;
const ASK_TO_MINUTE = 16 * 60;
const PROGRESS_EVERY_MS = 2_000;

/**
 * A whole day of a city's life over HTTP, and the days that follow until every order has ended. It starts at the next
 * seven o'clock of the city. The city keeps what happened: its clock has moved on when this resolves.
 */
export const simulate = async (
  options: SimulateOptions & {
    readonly size?: CitySize;
    /** Hears every answer, after it was written down. */
    readonly listen?: (heard: Heard) => void;
    /** Whoever takes the city down on purpose says so here; otherwise every failure of the city is wrong. */
    readonly outages?: Outages;
  },
  say: (line: string) => void,
): Promise<ReturnType<Tally['figures']>> => {
  const { url, orders, seed, crowd, lostRate, journal, listen, size = fullCity } = options;
  const tally = createTally(journal, listen);
  const fetchOnce = fetchOnceFor(tally, options.outages);
  const door = await openCityDoor(url, fetchOnce);
  const cast = castOf(door.nowMs(), size);
  const { dayIndex, hour } = shanghaiClock(door.nowMs());
  const firstDay = hour < 7 ? dayIndex : dayIndex + 1;
  const firstDayMs = instantAt(firstDay, 0);
  const callers = createCallers(url, door, tally, fetchOnce);
  const scene = { callers, cast, tally, nowMs: door.nowMs, firstDayMs };
  say(`${cast.askers.length} elders and ${cast.services.length} services; ${orders} orders, seed ${seed}`);
  await door.loseReplies(lostRate, seed);
  let saidMs = 0;
  await play(scene, storiesOf(orders, seed, firstDayMs), {
    crowd,
    advanceTo: door.advanceTo,
    progress: (ended, nowMs) => {
      if (Date.now() - saidMs < PROGRESS_EVERY_MS && ended < orders) return;
      saidMs = Date.now();
      say(`${cityTimeZh(nowMs)}  ${ended}/${orders} ended`);
    },
  });
  await door.loseReplies(0, seed);
  // What became due with the last look is carried out, and the passbooks show it.
  await door.advanceTo(door.nowMs() + MINUTE_MS);
  await door.drain();
  return tally.figures();
};

const storiesOf = (orders: number, seed: number, firstDayMs: number): Story[] => {
  const dice = diceFrom(seed);
  return Array.from({ length: orders }, (_, index) => ({
    index,
    dice: diceFrom(seed * 1_000_003 + index),
    asked: undefined,
    askAtMs: firstDayMs + dice.between(ASK_FROM_MINUTE / 10, ASK_TO_MINUTE / 10) * 10 * MINUTE_MS,
    fate: undefined,
    plan: undefined,
    deniedBy: undefined,
    reschedules: 0,
    looks: 0,
  }));
};
