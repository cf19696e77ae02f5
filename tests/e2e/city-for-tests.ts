import { startDemoCityForTests } from '../demo-city-for-tests';

export type TestCity = {
  readonly address: string;
  /** Moves the city's clock and carries out what became due. */
  readonly advance: (minutes: number) => Promise<void>;
  readonly nowMs: () => Promise<number>;
  /** Resolves when projections show all that was written before. */
  readonly drain: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** The real lambdas on the real engine, at a port of their own, with the built client. */
export const startTestCity = async (): Promise<TestCity> => {
  const { city, stop } = await startDemoCityForTests();
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${city.address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  };
  return {
    address: city.address,
    advance: (minutes) => post('/demo/clock', { advanceMs: minutes * 60_000 }),
    nowMs: async () => {
      const { nowMs } = (await (await fetch(`${city.address}/demo/clock`)).json()) as { nowMs: number }; // our own door
      return nowMs;
    },
    drain: () => post('/demo/drain', {}),
    stop,
  };
};
