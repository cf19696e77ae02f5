import { sealEntry } from '../../shared/domain/ledger/seal-entry';
import type { Sha256 } from '../../shared/domain/units';
import type { PersonPorts } from '../usecases/ports';
import { committedAs, findEntryIn, signatureOf } from './commit-entry';
import { isAbsent, versionIs } from './conditions';
import { writesOfDocs } from './doc-writes';
import { encodeEntry } from './entry-codec';
import { loadFacts, type PersonLabel } from './order-facts';
import { encodePerson } from './person-codec';
import { writesOfHeads } from './postings';
import type { Table } from './table';

/**
 * A person as a subject of the ledger: what they give, promise and owe. Entry, person, documents and heads in one transaction; the
 * person that was read is the one that is written, so two commands about one person come one after the other.
 */
export const personStore = (table: Table, sha256: Sha256): PersonPorts => ({
  load: (wanted) => loadFacts(table, wanted),
  findEntry: findEntryIn(table),
  commitPerson: async (envelope, loaded, { command, person, postings, docs, detail }, atMs) => {
    const before = loaded.people.get(person.id);
    if (before === undefined) throw new Error(`${person.id} was decided on without being read`);
    const sealed = sealEntry(
      sha256,
      {
        subject: { kind: 'person', id: person.id },
        version: person.version,
        previousHash: before.headHash,
        ...signatureOf(envelope),
        command,
        atMs,
        detail,
        outcome: { state: 'posted', version: person.version },
        postings,
      },
      loaded.heads,
    );
    if (!sealed.ok) return { kind: 'refused', refusal: sealed.refusal };
    const { entry, newHeads, subjectHash } = sealed.value;
    const cancelled = await table.transact<PersonLabel>([
      { label: 'entry', item: encodeEntry(entry, newHeads), conditions: [isAbsent] },
      {
        label: 'person',
        item: encodePerson({ ...person, headHash: subjectHash }),
        conditions: [versionIs(before.version)],
      },
      ...writesOfDocs(docs),
      ...writesOfHeads(entry.lines, newHeads, loaded.heads),
    ]);
    return committedAs(entry, loaded, cancelled);
  },
  pauseWithJitter: table.pause,
});
