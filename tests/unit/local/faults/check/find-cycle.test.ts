import * as fc from 'fast-check';
import { findCycle, type Graph } from '../../../../../local/faults/check/find-cycle';

/** By closing the relation: shares nothing with the search. */
const hasCircle = (graph: Graph): boolean => {
  const reaches = graph.map((followers) => new Set(followers));
  for (const middle of graph.keys())
    for (const from of reaches) if (from.has(middle)) for (const to of reaches[middle] ?? []) from.add(to);
  return reaches.some((set, node) => set.has(node));
};

const graphs = fc
  .integer({ min: 1, max: 9 })
  .chain((size) =>
    fc.array(fc.uniqueArray(fc.nat(size - 1), { maxLength: 3 }), { minLength: size, maxLength: size }),
  );

test('a circle is found exactly where one is, and each of its nodes comes before the next', async () => {
  await fc.assert(
    fc.asyncProperty(graphs, async (graph) => {
      const circle = findCycle(graph);
      expect(circle !== undefined).toBe(hasCircle(graph));
      for (const [index, node] of (circle ?? []).entries())
        expect(graph[node]).toContain(circle?.[(index + 1) % circle.length]);
    }),
  );
});

test('a chain of 100,000 nodes is searched without running out of stack', () => {
  const length = 100_000;
  const chain = Array.from({ length }, (_, node) => (node + 1 < length ? [node + 1] : []));
  expect(findCycle(chain)).toBeUndefined();
  chain[length - 1] = [length - 2];
  expect(findCycle(chain)).toHaveLength(2);
});
