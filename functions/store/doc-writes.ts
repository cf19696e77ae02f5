import { type Doc, docKeyOf } from '../../shared/domain/ledger/doc';
import { docName } from '../../shared/domain/ledger/doc-key';
import { isAbsent, versionIs } from './conditions';
import { encodeDoc } from './doc-codec';
import type { Write } from './transact';

export type DocLabel = `doc ${string}`;

/** The writes of documents: each at the version that the decision made, if it still stands at the one before. */
export const writesOfDocs = (docs: readonly Doc[]): readonly Write<DocLabel>[] =>
  docs.map((doc) => ({
    label: `doc ${docName(docKeyOf(doc))}` as const,
    item: encodeDoc(doc),
    conditions: [doc.version === 1 ? isAbsent : versionIs(doc.version - 1)],
  }));

/** The writes of documents that a decision counted on and leaves as they are: each once more, if it still stands at its version. */
export const writesOfRelied = (docs: readonly Doc[]): readonly Write<DocLabel>[] =>
  docs.map((doc) => ({
    label: `doc ${docName(docKeyOf(doc))}` as const,
    item: encodeDoc(doc),
    conditions: [versionIs(doc.version)],
  }));
