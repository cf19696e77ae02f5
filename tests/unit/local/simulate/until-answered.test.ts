import { Silence, untilAnswered } from '../../../../local/simulate/until-answered';

test('silence twice, then an answer → the answer, asked for three times', async () => {
  const asked: number[] = [];
  const answer = await untilAnswered(async (resends) => {
    asked.push(resends);
    return resends < 2 ? new Silence('cut') : 'won';
  }, 'grab');
  expect(answer).toBe('won');
  expect(asked).toEqual([0, 1, 2]);
});

test('a bug is no silence: it ends at once', async () => {
  await expect(
    untilAnswered(async () => {
      throw new TypeError('bug');
    }, 'grab'),
  ).rejects.toThrow(TypeError);
});
