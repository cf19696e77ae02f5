import type { Entry } from '../../shared/domain/ledger/entry';
import { archiveLine } from '../../shared/domain/seal/archive-line';
import { archiveName, type BatchPlace } from '../../shared/domain/seal/archive-name';
import type { ArchivePorts, HashPort } from './ports/archive';

/**
 * Puts a batch of entries into the archive as one object, a line for each. The same batch again finds its object there and changes
 * nothing; a batch cut elsewhere writes its entries a second time under another name, which readers count once. One round trip.
 * Source: ledger.md, Archive, seal, proof, rebuild; ADR 0050.
 */
export const archiveEntries =
  ({ put, sha256 }: Pick<ArchivePorts, 'put'> & HashPort) =>
  async (place: BatchPlace, entries: readonly Entry[]): Promise<'written' | 'there'> => {
    const text = entries.map((entry) => `${archiveLine(entry)}\n`).join('');
    return put(archiveName(sha256, place, text), text);
  };
