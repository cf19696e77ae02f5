// The life of an order as a picture: `node local/lifecycle-diagram.mjs` writes docs/lifecycle.md from the table of the domain.
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** @typedef {{by: readonly string[], to: readonly string[], forward?: true, later?: true}} Row */

const zh = {
  submitted: '待受理',
  open: '待接单',
  offered: '已派单',
  accepted: '已接单',
  serving: '服务中',
  served: '待确认',
  confirmed: '待结单',
  disputed: '争议中',
  referred: '已转介',
  scheduled: '中心已接',
  settled: '已结单',
  voided: '不予入账',
  cancelled: '已取消',
  expired: '已关闭',
  reversed: '已撤销',
};

/**
 * Markdown with a Mermaid state diagram and the same cells as a table.
 * @param {Readonly<Record<string, Readonly<Record<string, Row>>>>} lifecycle
 */
export const lifecyclePage = (lifecycle) => {
  const cells = Object.entries(lifecycle).flatMap(([state, rows]) =>
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
    'Written by `node local/lifecycle-diagram.mjs` from `shared/domain/order/lifecycle.ts`: change the table, not this page. A unit test compares both.',
    'What is marked *later* stands in the table without a use case and is refused like a cell that is not named.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...Object.keys(lifecycle).map(
      (state) => `  ${state}: ${zh[/** @type {keyof typeof zh} */ (state)]} ${state}`,
    ),
    '  [*] --> submitted: request',
    '  [*] --> open: request',
    ...arrows,
    ...Object.entries(lifecycle).flatMap(([state, rows]) =>
      Object.keys(rows).length === 0 ? [`  ${state} --> [*]`] : [],
    ),
    '```',
    '',
    '| state | command | by | to | bound | built |',
    '|---|---|---|---|---|---|',
    ...lines,
    '',
  ].join('\n');
};

const isCommand = process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href;
if (isCommand) {
  const { build } = await import('esbuild');
  const entry = fileURLToPath(new URL('../shared/domain/order/lifecycle.ts', import.meta.url));
  const built = await build({ entryPoints: [entry], bundle: true, format: 'esm', write: false });
  const source = Buffer.from(built.outputFiles[0]?.contents ?? []).toString('base64');
  const { lifecycle } = await import(`data:text/javascript;base64,${source}`);
  const page = fileURLToPath(new URL('../docs/lifecycle.md', import.meta.url));
  writeFileSync(page, lifecyclePage(lifecycle));
  console.log(`wrote ${page}`);
}
