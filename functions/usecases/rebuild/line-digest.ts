import { hex } from '../../../shared/domain/ledger/canonical';
import { asciiBytes } from '../../../shared/domain/seal/archive-name';
import type { Sha256 } from '../../../shared/domain/units';
import type { PassbookLine } from '../ports/reading';

/** The digest of no line. */
export const NOTHING: Uint8Array = new Uint8Array(32);

const SIZE = NOTHING.length;

/** Every field of a line in a fixed order: a field more in the type does not compile until it is told here. */
const told = ({
  account,
  seq,
  availableDelta,
  heldDelta,
  floorMinutes,
  status,
  repayShare,
  hash,
  command,
  atMs,
  availableAfterMinutes,
  heldAfterMinutes,
  orderId,
  ...rest
}: PassbookLine): readonly unknown[] => {
  const _nothingLeft: Record<string, never> = rest;
  return [
    account,
    seq,
    availableDelta,
    heldDelta,
    floorMinutes ?? null,
    status ?? null,
    repayShare === undefined ? null : [repayShare.parentId, repayShare.percent],
    hex(hash),
    command,
    atMs,
    availableAfterMinutes,
    heldAfterMinutes,
    orderId ?? null,
  ];
};

/** The digest of an account's lines with one more at its end: two rows of lines have the same digest when each line is the same. Pure. */
export const digestAfter = (sha256: Sha256, before: Uint8Array, line: PassbookLine): Uint8Array => {
  const text = asciiBytes(JSON.stringify(told(line)));
  const bytes = new Uint8Array(SIZE + text.length);
  bytes.set(before);
  bytes.set(text, SIZE);
  return sha256(bytes);
};
