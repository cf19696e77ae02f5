import { lookingAs, presentLooker } from '../../../functions/http/looker';
import type { Looker } from '../../../functions/usecases/ports/personal-data';

const aunt: Looker = { actorId: 'per_01J00000000000000000000001', requestId: 'one' };
const uncle: Looker = { actorId: 'per_01J00000000000000000000002', requestId: 'other' };

test('two requests at once → each looks as its own sender, after any wait', async () => {
  const look = async () => {
    const first = presentLooker();
    await new Promise(setImmediate);
    return [first, presentLooker()];
  };
  expect(await Promise.all([lookingAs(aunt, look), lookingAs(uncle, look)])).toEqual([
    [aunt, aunt],
    [uncle, uncle],
  ]);
});

test('outside of a request → throws', () => {
  expect(presentLooker).toThrow('outside of a request');
});
