/** Whom each node comes before, by their numbers. */
export type Graph = readonly (readonly number[])[];

/** A node on its way through the search: how many of its followers have been looked at. */
type Visit = { readonly node: number; next: number };

/**
 * The nodes of one circle, each before the next and the last before the first; absent: there is an order of all. Pure. Tarjan's search
 * for strongly connected parts without recursion, for a world may be long, then the shortest circle within the first part found.
 */
export const findCycle = (graph: Graph): readonly number[] | undefined => {
  const found = graph.map(() => -1);
  const lowest = graph.map(() => 0);
  const isOpen = graph.map(() => false);
  const open: number[] = [];
  let count = 0;
  const enter = (node: number): Visit => {
    found[node] = count;
    lowest[node] = count;
    count += 1;
    open.push(node);
    isOpen[node] = true;
    return { node, next: 0 };
  };
  const lower = (node: number, to: number): void => {
    lowest[node] = Math.min(lowest[node] ?? 0, to);
  };
  for (let start = 0; start < graph.length; start += 1) {
    if (found[start] !== -1) continue;
    const path = [enter(start)];
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const { node } = visit;
      const follower = graph[node]?.[visit.next];
      if (follower !== undefined) {
        visit.next += 1;
        if (found[follower] === -1) path.push(enter(follower));
        else if (isOpen[follower]) lower(node, found[follower] ?? 0);
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above !== undefined) lower(above.node, lowest[node] ?? 0);
      if (lowest[node] !== found[node]) continue;
      const part = open.splice(open.lastIndexOf(node));
      for (const each of part) isOpen[each] = false;
      if (part.length > 1 || graph[node]?.includes(node)) return shortestIn(graph, new Set(part), node);
    }
  }
  return undefined;
};

/** The shortest way from a node back to itself, within its part. */
const shortestIn = (graph: Graph, part: ReadonlySet<number>, start: number): readonly number[] => {
  const cameFrom = new Map<number, number>();
  const waiting = [start];
  for (const node of waiting) {
    for (const follower of graph[node] ?? []) {
      if (follower === start) return wayBack(cameFrom, start, node);
      if (!part.has(follower) || cameFrom.has(follower)) continue;
      cameFrom.set(follower, node);
      waiting.push(follower);
    }
  }
  throw new Error(`${start} is in no circle of its part`);
};

const wayBack = (cameFrom: ReadonlyMap<number, number>, start: number, end: number): readonly number[] => {
  const way = [end];
  for (let node = end; node !== start; ) {
    const before = cameFrom.get(node);
    if (before === undefined) throw new Error(`nothing leads to ${node}`);
    way.unshift(before);
    node = before;
  }
  return way;
};
