import { inTurn } from '../../../../client/src/api/in-turn';

/** A promise that the test settles. */
const later = () => {
  let settle: { done: () => void; fail: () => void } = { done: () => undefined, fail: () => undefined };
  const promise = new Promise<void>((resolve, reject) => {
    settle = { done: resolve, fail: () => reject(new Error('no answer')) };
  });
  return { promise, ...settle };
};
const never = () => new Promise<void>(() => undefined);
/** Whether a promise is settled once all that is ready has run. */
const isOver = async (promise: Promise<unknown>) => {
  let over = false;
  void promise.then(() => {
    over = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  return over;
};

test('nothing under way: a question waits for nothing', async () => {
  expect(await isOver(inTurn(never).wait())).toBe(true);
});

test('a question waits for every command under way, also for one that fails', async () => {
  const turns = inTurn(never);
  const [first, second] = [later(), later()];
  const heard = turns.note(first.promise);
  const failed = turns.note(second.promise);
  const waiting = turns.wait();
  first.done();
  await heard;
  expect(await isOver(waiting)).toBe(false);
  second.fail();
  await expect(failed).rejects.toThrow();
  expect(await isOver(waiting)).toBe(true);
  expect(await isOver(turns.wait())).toBe(true);
});

test('patience ends: after three seconds the question is asked all the same', async () => {
  const pausesMs: number[] = [];
  const turns = inTurn((ms) => {
    pausesMs.push(ms);
    return Promise.resolve();
  });
  void turns.note(never());
  expect(await isOver(turns.wait())).toBe(true);
  expect(pausesMs).toEqual([3_000]);
});
