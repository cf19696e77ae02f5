import { generateKeyPairSync, sign } from 'node:crypto';
import { FIRST_HASH, type Line } from '../../../../shared/domain/ledger/account';
import { archiveLine } from '../../../../shared/domain/seal/archive-line';
import { archiveName } from '../../../../shared/domain/seal/archive-name';
import { sealListOf, sealOver } from '../../../../shared/domain/seal/make-seal';
import {
  entriesOfAccount,
  headOfAccount,
  type LineProof,
  type ProofLine,
  pathsOf,
} from '../../../../shared/domain/seal/proof';
import { canonicalSeal } from '../../../../shared/domain/seal/seal';
import { type City, sha256 } from '../ledger/city-for-tests';

const CUT_MS = Date.parse('2026-03-03T16:15:00Z');
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
export const sealKey = publicKey;
export const sealPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();

/** A city's whole journal in one night's seal. */
const sealedCity = ({ entries }: City) => {
  const text = entries.map((entry) => `${archiveLine(entry)}\n`).join('');
  const name = archiveName(sha256, { createdMs: CUT_MS, firstSequence: '1', lastSequence: '1' }, text);
  const list = sealListOf(sha256, entries.length === 0 ? [] : [{ name, text }], new Set());
  const seal = sealOver(sha256, list, undefined, CUT_MS, 'Ed25519');
  return { list, signed: { seal, signature: new Uint8Array(sign(null, canonicalSeal(seal), privateKey)) } };
};

/** The proof of every line that a city's people have, each with its entry. */
export const allProofs = (city: City): readonly LineProof[] => {
  const { list, signed } = sealedCity(city);
  const lines = city.entries.flatMap((entry) => entry.lines);
  const hashBefore = ({ account, seq }: Line) =>
    lines.find((each) => each.account === account && each.seq === seq - 1)?.hash ?? FIRST_HASH;
  return lines.map((line) => {
    const entries = entriesOfAccount(list, line.account);
    const head = headOfAccount(list, line.account);
    const listed = entries.get(line.seq);
    if (head === undefined || listed === undefined) throw new Error('a line that was not sealed');
    const [first, ...later] = lines
      .filter(({ account, seq }) => account === line.account && seq >= line.seq)
      .map(({ hash: _hash, ...rest }): ProofLine => {
        const entryHash = entries.get(rest.seq)?.hash;
        if (entryHash === undefined) throw new Error('a later line that was not sealed');
        return { ...rest, entryHash };
      });
    if (first === undefined) throw new Error('no line');
    return {
      previousHash: hashBefore(line),
      lines: [first, ...later],
      ...pathsOf(sha256, list, listed, head),
      signed,
    };
  });
};
