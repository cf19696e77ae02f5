import { monthOf } from '../../calendar/shanghai-day';
import type { PersonId } from '../../ids';
import { type Mandate, type MandateMonth, mandateKey, mandateMonthKey } from '../../mandate/mandate';
import type { Minutes } from '../../units';
import type { Doc } from '../doc';
import { docName } from '../doc-key';
import type { Entry } from '../entry';
import { heldUnderMandates } from './held-under-mandates';
import type { Violation } from './violation';

type Told = {
  readonly mandates: Map<string, Mandate>;
  readonly months: Map<string, MandateMonth>;
  /** The largest cap that was ever given, by the mandate's place. */
  readonly capMinutes: Map<string, Minutes>;
};

/** A word given or taken back, as the entry about its payer says it. */
const tellWord = (
  { mandates, capMinutes }: Told,
  payerId: PersonId,
  { command, detail, atMs }: Entry,
): void => {
  const { elderId, capPerMonthMinutes, untilMs } = detail;
  if (elderId === undefined) return;
  const pair = { payerId, elderId };
  const place = docName(mandateKey(pair));
  const before = mandates.get(place);
  const version = (before?.version ?? 0) + 1;
  if (command === 'giveMandate' && capPerMonthMinutes !== undefined && untilMs !== undefined) {
    mandates.set(place, { kind: 'mandate', version, ...pair, capPerMonthMinutes, untilMs });
    capMinutes.set(place, Math.max(capPerMonthMinutes, capMinutes.get(place) ?? 0));
  }
  if (command === 'withdrawMandate' && before !== undefined)
    mandates.set(place, { ...before, version, withdrawnMs: atMs });
};

/** Minutes that count in a month from now on, or no more; each is one change of the month's item. */
const tellMonth = (
  { months }: Told,
  key: Omit<MandateMonth, 'kind' | 'version' | 'usedMinutes'>,
  minutes: number,
) => {
  if (minutes === 0) return;
  const place = docName(mandateMonthKey(key));
  const { version, usedMinutes } = months.get(place) ?? { version: 0, usedMinutes: 0 };
  months.set(place, {
    kind: 'mandateMonth',
    ...key,
    version: version + 1,
    usedMinutes: usedMinutes + minutes,
  });
};

const tellAll = (entries: readonly Entry[]): Told => {
  const told: Told = { mandates: new Map(), months: new Map(), capMinutes: new Map() };
  const stories = new Map<string, Entry[]>();
  for (const entry of entries.toSorted((a, b) => a.version - b.version)) {
    const { subject } = entry;
    if (subject.kind === 'person') tellWord(told, subject.id, entry);
    if (subject.kind !== 'order') continue;
    const story = stories.get(subject.id);
    if (story === undefined) stories.set(subject.id, [entry]);
    else story.push(entry);
  }
  for (const story of stories.values())
    for (const { payerId, elderId, visitMs, minutes } of heldUnderMandates(story))
      tellMonth(told, { payerId, elderId, month: monthOf(visitMs) }, minutes);
  return told;
};

const saidOf = (doc: Mandate | MandateMonth | undefined): string => {
  if (doc === undefined) return 'nothing';
  const { version } = doc;
  return doc.kind === 'mandateMonth'
    ? `${doc.usedMinutes} minutes at version ${version}`
    : `${doc.capPerMonthMinutes} a month until ${doc.untilMs}, ${doc.withdrawnMs ?? 'standing'}, at version ${version}`;
};

/**
 * Each mandate, and each month's use of one, is what the entries made of it, and none stands or is missing beside them (9); no month
 * used more than the largest cap that its payer ever gave (16). Pure. Source: ledger.md, Limits are conditions on items in the same transaction.
 */
export function* checkMandates(entries: Iterable<Entry>, docs: Iterable<Doc>): Generator<Violation> {
  const { mandates, months, capMinutes } = tellAll([...entries]);
  const shall = new Map<string, Mandate | MandateMonth>([...mandates, ...months]);
  const is = new Map<string, Mandate | MandateMonth>();
  for (const doc of docs) {
    if (doc.kind === 'mandate') is.set(docName(mandateKey(doc)), doc);
    if (doc.kind === 'mandateMonth') is.set(docName(mandateMonthKey(doc)), doc);
  }
  for (const place of new Set([...shall.keys(), ...is.keys()])) {
    const [said, told] = [saidOf(is.get(place)), saidOf(shall.get(place))];
    if (said !== told)
      yield { invariant: 9, place: `doc ${place}`, what: `says ${said}, its entries say ${told}` };
  }
  for (const [place, month] of months) {
    const { usedMinutes } = month;
    const mostMinutes = capMinutes.get(docName(mandateKey(month))) ?? 0;
    if (usedMinutes < 0 || usedMinutes > mostMinutes)
      yield {
        invariant: 16,
        place: `doc ${place}`,
        what: `${usedMinutes} minutes used, at most ${mostMinutes} were given`,
      };
  }
}
