import type { Act } from './act';
import type { Stage } from './stage';
import { type Answer, clearSky, type Weather } from './wire';

const SHOWN = 50;

/** What an index showed, kept to be shown once more when it is no longer true. */
export const staleViewOf = ({ ports, wire, scene }: Stage, { commandId, orderId, atMs }: Act) => {
  let kept: Answer | undefined;
  const keep: Weather = async (sent, carry) => {
    const answer = await carry();
    // The document client writes into the answer that it is given.
    if (sent.name === 'query') kept = { ...answer };
    return answer;
  };
  const weather: Weather = async (sent, carry) =>
    sent.name === 'query' && kept !== undefined ? { ...kept } : carry();
  const { stationId, elderId } = scene.cast;
  const read = (under: Weather): Promise<readonly string[]> =>
    wire.under(under, async () => {
      if (orderId === undefined) return (await ports.elderVisits(elderId, { limit: SHOWN })).items;
      // A sweep asks for what is due alone, a desk for all.
      const due = commandId === undefined ? { dueByMs: atMs } : {};
      const { items } = await ports.live(stationId, { ...due, limit: SHOWN });
      return items.map(({ orderId, state, dueAtMs }) => `${orderId} ${state} ${dueAtMs}`);
    });
  let before: readonly string[] = [];
  return {
    look: async (): Promise<void> => {
      before = await read(keep);
    },
    /** Whether the index is served as it was, and that is no longer how things stand. */
    isOld: async (): Promise<boolean> => {
      const shown = await read(weather);
      const standing = await read(clearSky);
      return shown.join() === before.join() && shown.join() !== standing.join();
    },
    /** Under it, every index shows what it showed before. */
    weather,
  };
};
