import { type Mandate, mandateKey, type Pair } from '../../mandate/mandate';
import type { Doc } from '../doc';
import { docName } from '../doc-key';
import type { Entry } from '../entry';
import type { Violation } from './violation';

const nameOfPair = (pair: Pair): string => docName(mandateKey(pair));

/** Every mandate as the entries about its payers make it, by its place. */
const mandatesOf = (entries: readonly Entry[]): ReadonlyMap<string, Mandate> => {
  const mandates = new Map<string, Mandate>();
  for (const { subject, command, detail, atMs } of entries.toSorted((a, b) => a.version - b.version)) {
    const { elderId, capPerMonthMinutes, untilMs } = detail;
    if (subject.kind !== 'person' || elderId === undefined) continue;
    const pair = { payerId: subject.id, elderId };
    const before = mandates.get(nameOfPair(pair));
    const version = (before?.version ?? 0) + 1;
    if (command === 'giveMandate' && capPerMonthMinutes !== undefined && untilMs !== undefined)
      mandates.set(nameOfPair(pair), { kind: 'mandate', version, ...pair, capPerMonthMinutes, untilMs });
    if (command === 'withdrawMandate' && before !== undefined)
      mandates.set(nameOfPair(pair), { ...before, version, withdrawnMs: atMs });
  }
  return mandates;
};

const saidOf = (mandate: Mandate | undefined): string =>
  mandate === undefined
    ? 'nothing'
    : [mandate.version, mandate.capPerMonthMinutes, mandate.untilMs, mandate.withdrawnMs ?? 'standing'].join(
        ' ',
      );

/**
 * Each mandate is what the entries about its payer made of it, and none stands or is missing beside them (9). Pure.
 * Source: ledger.md, Limits are conditions on items in the same transaction.
 */
export function* checkMandates(entries: Iterable<Entry>, docs: Iterable<Doc>): Generator<Violation> {
  const shall = mandatesOf([...entries]);
  const is = new Map<string, Mandate>();
  for (const doc of docs) if (doc.kind === 'mandate') is.set(nameOfPair(doc), doc);
  for (const place of new Set([...shall.keys(), ...is.keys()])) {
    const [said, told] = [saidOf(is.get(place)), saidOf(shall.get(place))];
    if (said !== told)
      yield { invariant: 9, place: `doc ${place}`, what: `says ${said}, its entries say ${told}` };
  }
}
