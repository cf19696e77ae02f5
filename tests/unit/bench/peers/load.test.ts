import { ACCOUNTS, carryOut, type Ledger, transfersOf } from '../../../../bench/peers/load';

test('every ledger gets the same transfers, between two accounts that there are', () => {
  const transfers = transfersOf('uniform');
  expect(transfersOf('uniform')).toEqual(transfers);
  for (const { from, to } of transfers) {
    expect(from).not.toBe(to);
    for (const account of [from, to]) expect(account >= 0 && account < ACCOUNTS).toBe(true);
  }
});

test('the hot load takes all from one account', () => {
  expect(new Set(transfersOf('hot').map(({ from }) => from))).toEqual(new Set([0]));
});

test('carried out: each transfer once, what gave up is not counted as done', async () => {
  const asked: number[] = [];
  let trips = 7;
  const ledger: Ledger = {
    transfer: async ({ to }) => {
      asked.push(to);
      trips += 2;
      return to !== 3;
    },
    standings: async () => [],
    trips: () => trips,
    close: async () => undefined,
  };
  const transfers = [1, 2, 3, 4].map((to) => ({ from: 0, to, minutes: 1 }));
  const { done, gaveUp, tripsEach } = await carryOut(ledger, transfers);
  expect(asked.sort()).toEqual([1, 2, 3, 4]);
  expect({ done, gaveUp, tripsEach }).toEqual({ done: 3, gaveUp: 1, tripsEach: 2 });
});
