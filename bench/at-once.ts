import type { OrderPorts } from '../functions/usecases/ports';

/** Lets nobody on until so many have come. */
const gateFor = (count: number): (() => Promise<void>) => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let arrived = 0;
  return () => {
    arrived += 1;
    if (arrived === count) open();
    return opened;
  };
};

/** Ports for so many commands at once: each has read before any of them writes, the worst that a moment can bring. */
export const atOnce = <P extends Pick<OrderPorts, 'load'>>(ports: P, count: number): P => {
  const arrive = gateFor(count);
  return {
    ...ports,
    load: async (wanted) => {
      const loaded = await ports.load(wanted);
      await arrive();
      return loaded;
    },
  };
};
