import { stateZh } from '../shared/contracts/say';
import { lifecycle, type Row } from '../shared/domain/order/lifecycle';
import type { OrderState } from '../shared/domain/order/states';

/** The life of an order in Markdown: a Mermaid state diagram, and the same cells as a table. Pure. */
export const lifecyclePage = (): string => {
  // Object.entries forgets which states there are, and that a row may lack a mark.
  const states = Object.entries(lifecycle) as [OrderState, Readonly<Record<string, Row>>][];
  const cells = states.flatMap(([state, rows]) =>
    Object.entries(rows).map(([command, row]) => ({ state, command, ...row })),
  );
  const arrows = cells.flatMap(({ state, command, to, later }) =>
    to.map((next) => `  ${state} --> ${next}: ${command}${later ? ' (later)' : ''}`),
  );
  const lines = cells.map(
    ({ state, command, by, to, forward, later }) =>
      `| ${state} | ${command} | ${by.join(', ')} | ${to.join(', ')} | ${forward ? 'before `endsAtMs`' : ''} | ${later ? 'later' : 'yes'} |`,
  );
  return [
    '# The life of an order',
    '',
    'Written by `npm run docs:lifecycle` from `shared/domain/order/lifecycle.ts`: change the table, not this page. A unit test compares both.',
    'What is marked *later* stands in the table without a use case and is refused like a cell that is not named.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...states.map(([state]) => `  ${state}: ${stateZh[state]} ${state}`),
    '  [*] --> submitted: request',
    '  [*] --> open: request',
    ...arrows,
    ...states.flatMap(([state, rows]) => (Object.keys(rows).length === 0 ? [`  ${state} --> [*]`] : [])),
    '```',
    '',
    '| state | command | by | to | bound | built |',
    '|---|---|---|---|---|---|',
    ...lines,
    '',
  ].join('\n');
};
