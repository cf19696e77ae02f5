import { canonical, hex } from '../ledger/canonical';
import type { Hash, Ms, Sha256 } from '../units';
import { hashFrom } from './archive-line';

/** What seals are signed with; a seal names its own, so that another can follow (ADR 0051). */
export const sealAlgorithms = ['Ed25519'] as const;
export type SealAlgorithm = (typeof sealAlgorithms)[number];

/** What one night's seal says of the archive. */
export type Seal = {
  /** Counts from 1. */
  readonly no: number;
  readonly cutMs: Ms;
  /** Hash of the seal before; 32 zero bytes for the first. */
  readonly previousHash: Hash;
  readonly algorithm: SealAlgorithm;
  /** How many entries, and the root over their hashes in the order of the list. */
  readonly entries: number;
  readonly entriesRoot: Hash;
  /** How many chains have moved, and the root over (chain, number, last hash) of each. */
  readonly chains: number;
  readonly chainsRoot: Hash;
  /** SHA-256 of the list: the objects, entries and chains that this seal is about. */
  readonly listHash: Hash;
};
export type SignedSeal = { readonly seal: Seal; readonly signature: Uint8Array };

/** Where a chain stood when it was sealed: `account:person:per_…` or `subject:order:ord_…`. */
export type ChainHead = { readonly chain: string; readonly no: number; readonly headHash: Hash };

/** What is signed and hashed of a seal. Pure. Source: docs/ledger-encoding.md, The seal. */
export const canonicalSeal = (seal: Seal): Uint8Array => canonical('timebank seal 1', seal);

/** The `previousHash` of the next seal. Pure. */
export const sealHash = (sha256: Sha256, seal: Seal): Hash => sha256(canonicalSeal(seal));

/** A chain's leaf in the second tree. Pure. */
export const chainLeaf = (head: ChainHead): Uint8Array => canonical('timebank chain 1', head);

/** A seal as its object holds it. Pure. */
export const sealText = ({ seal, signature }: SignedSeal): string =>
  `${JSON.stringify({
    no: seal.no,
    cutMs: seal.cutMs,
    previousHash: hex(seal.previousHash),
    algorithm: seal.algorithm,
    entries: seal.entries,
    entriesRoot: hex(seal.entriesRoot),
    chains: seal.chains,
    chainsRoot: hex(seal.chainsRoot),
    listHash: hex(seal.listHash),
    signature: hex(signature),
  })}\n`;

const count = (value: unknown): number => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw new Error('no number');
  return value;
};

const SIGNATURE = /^([0-9a-f]{2})+$/;

/** The seal that an object tells. Pure; throws on a text that `sealText` did not write. */
export const readSeal = (text: string): SignedSeal => {
  const fields: Readonly<Record<string, unknown>> = { ...JSON.parse(text) };
  const algorithm = sealAlgorithms.find((each) => each === fields.algorithm);
  if (algorithm === undefined) throw new Error('no algorithm that seals are signed with');
  if (typeof fields.signature !== 'string' || !SIGNATURE.test(fields.signature))
    throw new Error('no signature');
  const signature = Uint8Array.from(fields.signature.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  const seal: Seal = {
    no: count(fields.no),
    cutMs: count(fields.cutMs),
    previousHash: hashFrom(fields.previousHash),
    algorithm,
    entries: count(fields.entries),
    entriesRoot: hashFrom(fields.entriesRoot),
    chains: count(fields.chains),
    chainsRoot: hashFrom(fields.chainsRoot),
    listHash: hashFrom(fields.listHash),
  };
  if (sealText({ seal, signature }) !== text) throw new Error('not the text that a seal is written in');
  return { seal, signature };
};
