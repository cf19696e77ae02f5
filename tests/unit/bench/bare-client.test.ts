import { inputOf } from '../../../bench/lambdas/bare-client';

test('binary values become bytes; an attribute that is called B stays what it is', () => {
  const body = JSON.stringify({
    Item: { headHash: { B: 'AQID' }, B: { S: 'a text' }, list: { L: [{ B: '' }] } },
  });
  expect(inputOf(body)).toEqual({
    Item: {
      headHash: { B: new Uint8Array([1, 2, 3]) },
      B: { S: 'a text' },
      list: { L: [{ B: new Uint8Array() }] },
    },
  });
});
