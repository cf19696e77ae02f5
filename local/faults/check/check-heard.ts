import { checkAcknowledged } from '../../audit/check-acknowledged';
import { commandKey, entryName, type Finding, givingsOf, type History } from './history';

/** One line of what somebody heard in the end, as the audit of a city reads it. */
const lineOf = ({ act, told }: History['heard'][number]): readonly string[] => {
  const { operation: command, principal, commandId } = act;
  // "Try again" is no answer to the command: the same one is given once more.
  if (commandId === undefined || told === undefined || (!told.ok && told.code === 'try_again')) return [];
  if (told.ok && told.outcome === undefined) return [];
  const outcome = told.ok ? { ok: true, ...told.outcome } : { ok: false, code: told.code };
  return [JSON.stringify({ command, principal, commandId, outcome })];
};

/**
 * No acknowledged command is lost and none was heard differently, no refused one wrote anything; every entry of a person was carried
 * out while its command was on its way, at an instant at which it was given, once; the clock's never before their deadline.
 */
export const checkHeard = ({ journal, heard, committed, begun }: History): readonly Finding[] => {
  const found: Finding[] = checkAcknowledged(journal, heard.flatMap(lineOf).join('\n')).violations.map(
    ({ place, what }) => ({ check: 'heard', place, what }),
  );
  const say = (place: string, what: string): void => {
    found.push({ check: 'heard', place, what });
  };
  const givings = givingsOf(heard);
  const ofCommand = new Map(
    journal.entries.map(({ value }) => [commandKey(value.principal, value.commandId), value]),
  );
  for (const { act, told } of heard) {
    if (act.commandId === undefined || told?.ok !== true || told.person === undefined) continue;
    const command = commandKey(act.principal, act.commandId);
    const entry = ofCommand.get(command);
    const { personId, version, caseId } = told.person;
    if (entry === undefined) say(command, `${act.operation} was acknowledged and is lost`);
    else if (
      entry.subject.id !== personId ||
      entry.version !== version ||
      (caseId !== undefined && entry.detail.caseId !== caseId)
    )
      say(command, `${act.operation} was heard of ${personId} at version ${version}, and is another`);
  }
  const known = new Set(begun.map(({ pk, sk }) => `${String(pk)} ${String(sk)}`));
  const entries = journal.entries.map(({ value }) => value).filter((entry) => !known.has(entryName(entry)));
  const written = new Set(entries.map(entryName));
  for (const name of new Set(committed))
    if (!written.has(name)) say(name, 'was carried out and is not there');
  for (const entry of entries) {
    const name = entryName(entry);
    const carriedOut = committed.indexOf(name);
    if (carriedOut === -1) {
      say(name, 'is there, and nobody carried it out');
      continue;
    }
    if (entry.principal === 'clock') continue;
    const own = givings.get(commandKey(entry.principal, entry.commandId)) ?? [];
    const during = own.filter(({ from, until }) => from <= carriedOut && carriedOut < until);
    if (!during.some(({ atMs }) => atMs === entry.atMs))
      say(name, `happened at ${entry.atMs}, when nobody had given it`);
  }
  return found;
};
