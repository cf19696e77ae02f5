import type { IncomingMessage } from 'node:http';

/** More came than was allowed. */
export class BodyTooLarge extends Error {}

/** A request's whole body. Throws `BodyTooLarge` as soon as it is over the limit. */
export const readBody = async (request: IncomingMessage, bytesMax: number): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    const piece: Buffer = part;
    bytes += piece.length;
    if (bytes > bytesMax) throw new BodyTooLarge(`more than ${bytesMax} bytes`);
    parts.push(piece);
  }
  return Buffer.concat(parts);
};
