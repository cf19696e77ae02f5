import { encodeDoc } from '../../functions/store/doc-codec';
import { type Death, receivingAccount } from '../../shared/domain/death/death';
import { isDeathCommand, livedDeath } from '../../shared/domain/death/lived-death';
import type { Entry } from '../../shared/domain/ledger/entry';
import type { Person } from '../../shared/domain/person/person';
import type { Journal } from './journal';
import { sameItem } from './same-item';
import type { Violation } from './violation';

/**
 * Each record of a death is what its entries made of it, two people decided it, the hours went whom it names, and the account is
 * frozen or closed as it says (9).
 */
export function* checkDeaths({ entries, docs, heads, people }: Journal): Generator<Violation> {
  const persons = new Map(people.map(({ value }) => [value.id, value]));
  const lived = new Map<string, Death>();
  const byVersion = entries.map(({ value }) => value).sort((a, b) => a.version - b.version);
  for (const entry of byVersion) {
    if (!isDeathCommand(entry.command)) continue;
    const place = `death of ${entry.subject.id} version ${entry.version}`;
    const after = livedDeath(lived.get(entry.subject.id), entry);
    if (after === undefined) yield { invariant: 9, place, what: `${entry.command} cannot have followed` };
    else lived.set(entry.subject.id, after);
    const what = after && wrongLine(entry, after, persons.get(after.personId));
    if (what !== undefined) yield { invariant: 9, place, what };
  }
  for (const { value: doc } of docs) {
    if (doc.kind !== 'death') continue;
    const place = `death of ${doc.personId}`;
    const shall = lived.get(doc.personId);
    lived.delete(doc.personId);
    if (shall === undefined) yield { invariant: 9, place, what: 'comes from no entry' };
    else if (!sameItem(encodeDoc(doc), encodeDoc(shall)))
      yield { invariant: 9, place, what: `is ${doc.state}, its entries say ${shall.state}, or others` };
    const status = heads.find(({ value }) => value.account === `person:${doc.personId}`)?.value.status;
    const expected = { recorded: 'frozen', ended: 'closed', withdrawn: status }[doc.state];
    if (status !== expected)
      yield { invariant: 9, place, what: `is ${doc.state}, and the account is ${status}` };
  }
  for (const personId of lived.keys()) yield { invariant: 9, place: `death of ${personId}`, what: 'is lost' };
}

/** What an ending moves: all from the one who died, to whom the record names, and to nobody else. */
const wrongLine = (
  { command, lines }: Entry,
  { personId, receiverId }: Death,
  person: Person | undefined,
): string | undefined => {
  if (command !== 'approveReceiver') return undefined;
  if (person === undefined) return 'is about nobody';
  const accounts = [`person:${personId}`, receivingAccount(person, receiverId)];
  const stray = lines.find(({ account }) => !accounts.includes(account));
  if (stray !== undefined) return `moves minutes of ${stray.account}`;
  const own = lines.find(({ account }) => account === `person:${personId}`);
  return own?.status === 'closed' ? undefined : 'leaves the account open';
};
