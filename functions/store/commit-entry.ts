import type { Entry } from '../../shared/domain/ledger/entry';
import type { EntryDraft } from '../../shared/domain/ledger/seal-entry';
import type { CommandEnvelope, Committed, Loaded, SubjectPorts } from '../usecases/ports';
import { decodeEntry } from './entry-codec';
import { entryKey } from './keys';
import { overtakenBy, type SubjectLabel } from './order-facts';
import type { Table } from './table';
import type { Cancelled } from './transact';

/** What every entry keeps of who sent the command, and how. */
export const signatureOf = ({
  principal,
  commandId,
  onBehalfOf,
  channel,
  consentId,
  bodyDigest,
}: CommandEnvelope): Pick<
  EntryDraft,
  'principal' | 'commandId' | 'onBehalfOf' | 'channel' | 'consentId' | 'bodyDigest'
> => ({
  principal,
  commandId,
  ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
  channel,
  ...(consentId === undefined ? {} : { consentId }),
  bodyDigest,
});

/** What came of a transaction whose first item was the entry; the rest of a cancellation is what stood in the way. */
export const committedAs = (
  entry: Entry,
  loaded: Loaded,
  cancelled: Cancelled<SubjectLabel> | undefined,
): Committed => {
  if (cancelled === undefined) return { kind: 'written', entry };
  const { failed, contended } = cancelled;
  const mine = failed.get('entry');
  if (mine !== undefined) return { kind: 'replayed', entry: decodeEntry(mine) };
  if (failed.size === 0) return { kind: 'contended' };
  // Under contention a silent `entry` was perhaps never looked at.
  return { kind: 'overtaken', loaded: overtakenBy(loaded, failed), entryAbsent: !contended };
};

export const findEntryIn =
  (table: Pick<Table, 'get'>): SubjectPorts<never>['findEntry'] =>
  async (subject, principal, commandId) => {
    const item = await table.get(entryKey({ subject, principal, commandId }));
    return item && decodeEntry(item);
  };
