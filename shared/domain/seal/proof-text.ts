import { hex } from '../ledger/canonical';
import type { PathStep } from './merkle';
import type { LineProof, ProofLine } from './proof';
import { sealText } from './seal';

const pathRows = (path: readonly PathStep[]) => path.map(({ side, hash }) => ({ side, hash: hex(hash) }));

const lineRow = ({
  seq,
  availableDelta,
  heldDelta,
  floorMinutes,
  status,
  repayShare,
  entryHash,
}: ProofLine) => ({
  seq,
  availableDelta,
  heldDelta,
  floorMinutes,
  status,
  ...(repayShare && { repayShare: { parentId: repayShare.parentId, percent: repayShare.percent } }),
  entryHash: hex(entryHash),
});

/**
 * A proof as its file holds it: one line of JSON without a space, bytes in hexadecimal, absent values left out. Pure; every byte of it
 * is covered, so no other text says the same. Source: docs/ledger-encoding.md, The proof of a line.
 */
export const proofText = ({ previousHash, lines, entry, entryPath, headPath, signed }: LineProof): string =>
  `${JSON.stringify({
    proof: 'timebank proof 1',
    account: lines[0].account,
    previousHash: hex(previousHash),
    lines: lines.map(lineRow),
    ...(entry !== undefined && { entry: String.fromCharCode(...entry) }),
    entryPath: pathRows(entryPath),
    headPath: pathRows(headPath),
    seal: JSON.parse(sealText(signed)),
  })}\n`;
