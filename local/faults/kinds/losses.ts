import type { Fault } from '../fault';
import { crash, lost } from '../made';
import type { Weather } from '../wire';

/** What the SDK sends one request at most. */
const SDK_ATTEMPTS = 3;
/** Every command has two round trips and more; the last one writes. So each await of each command is met. */
const POINTS = [1, 2, 'write'] as const;

/** A request that never arrives: once, which the SDK mends, or each time that it is sent. */
const requestLost: Fault = {
  name: 'request lost',
  isGentle: true,
  play: async (stage, act) => {
    const trip = stage.dice.between(1, 2);
    const times = stage.dice.oneOf([1, SDK_ATTEMPTS]);
    let struck = false;
    const weather: Weather = async (sent, carry) => {
      if (sent.trip !== trip || sent.attempt > times) return carry();
      struck = true;
      throw lost('request');
    };
    const told = await stage.untilAnswered(act, await stage.give(act, weather));
    return { struck, told };
  },
};

/** The write is carried out and its reply never comes; then the SDK sends the same transaction again, under its token. */
const replyLost = (name: string, times: number): Fault => ({
  name,
  isGentle: true,
  play: async (stage, act) => {
    let struck = false;
    const weather: Weather = async (sent, carry) => {
      const answer = await carry();
      if (sent.name !== 'transact' || sent.attempt > times) return answer;
      struck = true;
      throw lost('reply');
    };
    const told = await stage.untilAnswered(act, await stage.give(act, weather));
    return { struck, told };
  },
});

/** The process is killed before or after one of its round trips; whoever waited for it asks again. */
const crashed: Fault = {
  name: 'crash at an await',
  isGentle: true,
  play: async (stage, act) => {
    const point = stage.dice.oneOf(POINTS);
    const isAfter = stage.dice.percent(50);
    let struck = false;
    const weather: Weather = async (sent, carry) => {
      if (struck) throw crash();
      if (point === 'write' ? sent.name !== 'transact' : sent.trip !== point) return carry();
      if (isAfter) await carry();
      struck = true;
      throw crash();
    };
    const told = await stage.untilAnswered(act, await stage.give(act, weather));
    return { struck, told };
  },
};

export const losses: readonly Fault[] = [
  requestLost,
  replyLost('reply lost once', 1),
  replyLost('replies lost beyond the SDK', SDK_ATTEMPTS),
  crashed,
];
