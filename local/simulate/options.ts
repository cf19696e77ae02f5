import { parseArgs } from 'node:util';

export type SimulateOptions = {
  readonly url: string;
  readonly orders: number;
  readonly seed: number;
  /** How many people act at the same time. */
  readonly crowd: number;
  /** Share of replies that the gateway loses, 0 to 1. */
  readonly lostRate: number;
  /** Every answer that anybody heard is appended here, before anything else happens. */
  readonly journal?: string;
};

const USAGE =
  'npm run simulate -- [--orders 1000] [--seed 1] [--url http://127.0.0.1:PORT] [--crowd 24] [--lost 0.05] [--journal FILE]';

/** The command line, which may name another city than the running one; throws with the usage on anything else. */
export const readOptions = (
  args: readonly string[],
  running?: Pick<SimulateOptions, 'url' | 'journal'>,
): SimulateOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      orders: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      url: { type: 'string' },
      crowd: { type: 'string', default: '24' },
      lost: { type: 'string', default: '0.05' },
      journal: { type: 'string' },
    },
  });
  const whole = (name: 'orders' | 'seed' | 'crowd', least: number): number => {
    const value = Number(values[name]);
    if (!Number.isSafeInteger(value) || value < least) throw new Error(`--${name} ${values[name]}: ${USAGE}`);
    return value;
  };
  const place = values.url === undefined ? running : { url: values.url.replace(/\/$/, '') };
  if (place === undefined) throw new Error(`no city is running: npm start, or ${USAGE}`);
  const journal = values.journal ?? place.journal;
  const lostRate = Number(values.lost);
  if (!(lostRate >= 0 && lostRate < 1)) throw new Error(`--lost ${values.lost}: ${USAGE}`);
  return {
    url: place.url,
    orders: whole('orders', 1),
    seed: whole('seed', 0),
    crowd: whole('crowd', 1),
    lostRate,
    ...(journal !== undefined && { journal }),
  };
};
