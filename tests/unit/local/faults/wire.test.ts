import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { clearSky, openWire } from '../../../../local/faults/wire';

/** A client whose requests are noted and answered by nobody but a resolved promise, some turns of the loop later. */
const slowClient = () => {
  let [atOnce, most, carried] = [0, 0, 0];
  const handle = async () => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    atOnce -= 1;
    carried += 1;
    throw new Error('nobody is there');
  };
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      region: 'local',
      maxAttempts: 1,
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      requestHandler: { handle },
    }),
  );
  return { client, seen: () => ({ most, carried }) };
};

test('several requests at once of one world → the engine meets them one at a time, and a failed one holds up none', async () => {
  const { client, seen } = slowClient();
  const wire = openWire();
  wire.into(client);
  const ask = () =>
    wire.under(clearSky, () => client.send(new GetCommand({ TableName: 'any', Key: { pk: 'a', sk: 'b' } })));
  const answers = await Promise.allSettled([ask(), ask(), ask()]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(seen()).toEqual({ most: 1, carried: 3 });
});
