import type { Answer } from '../../../../client/src/api/call';
import type { Intent } from '../../../../client/src/api/intent';
import { untilHeard } from '../../../../client/src/api/until-heard';

/** Makes numbered intents that meet these answers in turn, and notes which one was sent. */
const act = (...kinds: Answer<string>['kind'][]) => {
  const sent: string[] = [];
  let made = 0;
  const meet = (intent: Intent): Promise<Answer<string>> => {
    sent.push(intent.commandId);
    const kind = kinds.shift() ?? 'unsent';
    if (kind === 'refused') return Promise.resolve({ kind, code: 'x', zh: '', en: '', data: {}, intent });
    return Promise.resolve(kind === 'done' ? { kind, value: 'well', intent } : { kind, intent });
  };
  const make = () => {
    made += 1;
    return meet({
      commandId: String(made),
      issuedAtMs: made,
      personId: 'p',
      audience: 'desk',
      name: 'n',
      body: {},
    });
  };
  const once = untilHeard<string>(meet);
  return { sent, once, run: (wish: string) => once.run(wish, make) };
};

test('after a silence the same wish is the same intent; after an answer a new one', async () => {
  const { sent, run } = act('unsent', 'unsent', 'done', 'refused', 'done');
  for (let time = 0; time < 5; time += 1) await run('a');
  expect(sent).toEqual(['1', '1', '1', '2', '3']);
});

test('another wish in between, or a sheet opened anew, forgets the first', async () => {
  const { sent, run, once } = act();
  await run('a');
  await run('b');
  await run('a');
  once.forget();
  await run('a');
  expect(sent).toEqual(['1', '2', '3', '4']);
});
