import {
  GetObjectCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { ArchivePorts } from '../usecases/ports/archive';

export type S3ArchiveOptions = { readonly s3: S3Client; readonly bucket: string };

const PRECONDITION_FAILED = 412;
const isThere = (cause: unknown): boolean =>
  cause instanceof S3ServiceException && cause.$metadata.httpStatusCode === PRECONDITION_FAILED;

/**
 * The archive in one bucket. Each object is put on condition that its name is free, so neither a resend nor a second writer can replace
 * what was written; the bucket's object lock holds that against everybody else.
 */
export const s3Archive = ({ s3, bucket }: S3ArchiveOptions): ArchivePorts => {
  async function* pages(prefix: string, more: { readonly StartAfter?: string; readonly Delimiter?: string }) {
    let token: string | undefined;
    do {
      const page: ListObjectsV2CommandOutput = await s3.send(
        new ListObjectsV2Command({
          Bucket: bucket,
          Prefix: prefix,
          ...more,
          ...(token !== undefined && { ContinuationToken: token }),
        }),
      );
      yield page;
      token = page.NextContinuationToken;
    } while (token !== undefined);
  }

  return {
    put: async (name, text) => {
      try {
        await s3.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: name,
            Body: text,
            ContentType: 'application/x-ndjson',
            IfNoneMatch: '*',
          }),
        );
        return 'written';
      } catch (cause) {
        if (isThere(cause)) return 'there';
        throw cause;
      }
    },
    read: async (name) => {
      try {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: name }));
        if (Body === undefined) throw new Error(`${name} came without its text`);
        return await Body.transformToString();
      } catch (cause) {
        if (cause instanceof NoSuchKey) return undefined;
        throw cause;
      }
    },
    names: async (prefix, after) => {
      const names: string[] = [];
      for await (const { Contents = [] } of pages(prefix, after === undefined ? {} : { StartAfter: after }))
        names.push(...Contents.flatMap(({ Key }) => Key ?? []));
      return names;
    },
    folders: async (prefix) => {
      const names: string[] = [];
      for await (const { CommonPrefixes = [] } of pages(prefix, { Delimiter: '/' }))
        names.push(...CommonPrefixes.flatMap(({ Prefix }) => Prefix ?? []));
      return names;
    },
  };
};
