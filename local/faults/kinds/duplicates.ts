import { MINUTE_MS } from '../../../shared/domain/units';
import type { Fault } from '../fault';
import type { Weather } from '../wire';

/** The same command twice at once: the second is given and answered while the first is on its way. */
const duplicateNow: Fault = {
  name: 'duplicate now',
  isGentle: true,
  play: async (stage, act) => {
    const isAfter = stage.dice.percent(50);
    let struck = false;
    const weather: Weather = async (sent, carry) => {
      if (struck || sent.name !== 'transact') return carry();
      struck = true;
      const answer = isAfter ? await carry() : undefined;
      await stage.untilAnswered(act, await stage.give(act));
      return answer ?? carry();
    };
    const told = await stage.untilAnswered(act, await stage.give(act, weather));
    return { struck, told };
  },
};

/** The same command once more when the transaction's own token is long forgotten. */
const duplicateLater: Fault = {
  name: 'duplicate after 10 minutes',
  isGentle: true,
  play: async (stage, act) => {
    const told = await stage.untilAnswered(act, await stage.give(act));
    const again = await stage.give(act, undefined, stage.nowMs() + stage.dice.between(10, 12) * MINUTE_MS);
    return { struck: again !== undefined, told };
  },
};

export const duplicates: readonly Fault[] = [duplicateNow, duplicateLater];
