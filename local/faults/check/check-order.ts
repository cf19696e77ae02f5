import { findCycle } from './find-cycle';
import { commandKey, entryName, type Finding, givingsOf, type History } from './history';

/**
 * The serialisation graph: each entry comes before the next one of its subject (by version) and before the next line of every account
 * that it touches (by seq); and whatever was answered comes before whatever was given afterwards. A circle means that no order of
 * events explains the journal. Time is counted in transactions carried out, one node a tick, so that edges stay few.
 */
export const checkOrder = ({ journal, heard, committed }: History): readonly Finding[] => {
  const entries = journal.entries.map(({ value }) => value);
  const givings = givingsOf(heard);
  const ticks = committed.length + 1;
  const graph: number[][] = Array.from({ length: entries.length + ticks }, () => []);
  const tick = (time: number): number => entries.length + time;
  const before = (one: number, other: number): void => {
    graph[one]?.push(other);
  };
  for (let time = 1; time < ticks; time += 1) before(tick(time - 1), tick(time));

  const chains = new Map<string, { readonly no: number; readonly node: number }[]>();
  const stand = (chain: string, no: number, node: number): void => {
    const known = chains.get(chain);
    if (known === undefined) chains.set(chain, [{ no, node }]);
    else known.push({ no, node });
  };
  for (const [node, entry] of entries.entries()) {
    stand(entry.subject.id, entry.version, node);
    for (const { account, seq } of entry.lines) stand(account, seq, node);
    const own = givings.get(commandKey(entry.principal, entry.commandId)) ?? [];
    if (own.length > 0) before(tick(Math.min(...own.map(({ from }) => from))), node);
    const answered = own.filter(({ told }) => told?.ok === true).map(({ until }) => until);
    if (answered.length > 0) before(node, tick(Math.min(...answered)));
  }
  for (const links of chains.values()) {
    links.sort((a, b) => a.no - b.no);
    for (const [index, { node }] of links.entries()) {
      const next = links[index + 1];
      if (next !== undefined && next.node !== node) before(node, next.node);
    }
  }
  const circle = findCycle(graph);
  if (circle === undefined) return [];
  const names = circle.flatMap((node) => {
    const entry = entries[node];
    return entry === undefined ? [] : `${entry.command} ${entryName(entry)}`;
  });
  return [{ check: 'order', place: names[0] ?? 'journal', what: `a circle: ${names.join(' → ')}` }];
};
