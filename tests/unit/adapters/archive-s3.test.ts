import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { s3Archive } from '../../../functions/adapters/archive-s3';

const s3 = mockClient(S3Client);
beforeEach(() => s3.reset());
const archive = () => s3Archive({ s3: new S3Client({ region: 'local' }), bucket: 'archive' });
const refusedWith = (httpStatusCode: number) =>
  new S3ServiceException({ name: 'Refused', $fault: 'client', $metadata: { httpStatusCode } });

test('put → on condition that the name is free', async () => {
  s3.on(PutObjectCommand).resolves({});
  expect(await archive().put('entries/1.jsonl', 'text\n')).toBe('written');
  expect(s3.commandCalls(PutObjectCommand)[0]?.args[0].input).toEqual({
    Bucket: 'archive',
    Key: 'entries/1.jsonl',
    Body: 'text\n',
    ContentType: 'application/x-ndjson',
    IfNoneMatch: '*',
  });
});

test('put, the name is taken → it says so and does nothing more', async () => {
  s3.on(PutObjectCommand).rejects(refusedWith(412));
  expect(await archive().put('entries/1.jsonl', 'text\n')).toBe('there');
  expect(s3.calls()).toHaveLength(1);
});

test.each([403, 409, 503])(
  'put, storage answers %i → it throws, so that the stream comes again',
  async (status) => {
    s3.on(PutObjectCommand).rejects(refusedWith(status));
    await expect(archive().put('entries/1.jsonl', 'text\n')).rejects.toThrow();
  },
);

test('read → the text; a name that is not there → nothing; not allowed → it throws', async () => {
  // Of the SDK's stream the adapter uses this one way of reading.
  const Body = { transformToString: async () => 'text\n' } as GetObjectCommandOutput['Body'] & object;
  s3.on(GetObjectCommand).resolves({ Body });
  expect(await archive().read('entries/1.jsonl')).toBe('text\n');
  s3.on(GetObjectCommand).rejects(new NoSuchKey({ message: 'no', $metadata: { httpStatusCode: 404 } }));
  expect(await archive().read('entries/1.jsonl')).toBeUndefined();
  s3.on(GetObjectCommand).rejects(refusedWith(403));
  await expect(archive().read('entries/1.jsonl')).rejects.toThrow();
});

test('names and folders → all pages, one after the other', async () => {
  s3.on(ListObjectsV2Command, { ContinuationToken: undefined }).resolves({
    Contents: [{ Key: 'seals/1' }],
    CommonPrefixes: [{ Prefix: 'entries/20260303/' }],
    NextContinuationToken: 'more',
  });
  s3.on(ListObjectsV2Command, { ContinuationToken: 'more' }).resolves({
    Contents: [{ Key: 'seals/2' }],
    CommonPrefixes: [{ Prefix: 'entries/20260304/' }],
  });
  expect(await archive().names('seals/', 'seals/0')).toEqual(['seals/1', 'seals/2']);
  expect(await archive().folders('entries/')).toEqual(['entries/20260303/', 'entries/20260304/']);
  expect(s3.commandCalls(ListObjectsV2Command).map(({ args }) => args[0].input)).toEqual([
    { Bucket: 'archive', Prefix: 'seals/', StartAfter: 'seals/0' },
    { Bucket: 'archive', Prefix: 'seals/', StartAfter: 'seals/0', ContinuationToken: 'more' },
    { Bucket: 'archive', Prefix: 'entries/', Delimiter: '/' },
    { Bucket: 'archive', Prefix: 'entries/', Delimiter: '/', ContinuationToken: 'more' },
  ]);
});
