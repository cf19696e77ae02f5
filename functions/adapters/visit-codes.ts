import { createHmac } from 'node:crypto';
import { GenerateMacCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { VisitCodePorts } from '../usecases/ports';

const CODES = 10_000;
const PURPOSE = 'visit codes 1';

export type VisitCodeOptions = { readonly kms: KMSClient; readonly keyId: string };

/**
 * Codes of 4 digits, HMAC-SHA256 over order, assignment and step. The key is itself a keyed hash that KMS makes once in the life of a
 * lambda: no secret stands in a configuration, and a code costs no call. Source: orders.md, Evidence of a visit.
 */
export const visitCodes = ({ kms, keyId }: VisitCodeOptions): VisitCodePorts => {
  let key: Promise<Uint8Array> | undefined;
  const keyOnce = (): Promise<Uint8Array> => {
    key ??= derive(kms, keyId).catch((cause: unknown) => {
      // A failed call must not stand for the key.
      key = undefined;
      throw cause;
    });
    return key;
  };
  return {
    visitCode: async (orderId, assignmentNo, step) => {
      const mac = createHmac('sha256', await keyOnce());
      const number = mac.update(`${orderId}|${assignmentNo}|${step}`).digest().readUInt32BE();
      return String(number % CODES).padStart(4, '0');
    },
  };
};

const derive = async (kms: KMSClient, keyId: string): Promise<Uint8Array> => {
  const Message = new TextEncoder().encode(PURPOSE);
  const made = await kms.send(
    new GenerateMacCommand({ KeyId: keyId, Message, MacAlgorithm: 'HMAC_SHA_256' }),
  );
  if (made.Mac === undefined) throw new Error('KMS made no hash');
  return made.Mac;
};
