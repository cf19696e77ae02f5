// An `as` overrules the compiler, so it says why: a comment beside it, above it, or above its statement.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { projectFiles, sourcesAmong } from './source-files.mjs';

/**
 * The lines of the casts without a reason. `as const` overrules nothing and needs none.
 * @param {string} file its ending tells the language
 * @param {string} text
 * @returns {number[]} counted from 1
 */
export const castsWithoutReason = (file, text) => {
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true, kind);
  const commented = text.split('\n').map((line) => /\/\/|\/\*|\*\//.test(line));
  /** @param {number} position */
  const lineAt = (position) => source.getLineAndCharacterOfPosition(position).line;
  /** @param {ts.Node} node */
  const isExplained = (node) => {
    const first = lineAt(node.getStart(source));
    return commented.slice(Math.max(0, first - 1), lineAt(node.end) + 1).includes(true);
  };
  /**
   * @param {ts.Node} node
   * @returns {ts.Node}
   */
  const statementOf = (node) =>
    ts.isStatement(node) || ts.isSourceFile(node) ? node : statementOf(node.parent);
  /** @param {ts.Node} node */
  const statementStart = (node) => lineAt(statementOf(node).getStart(source));

  /** @type {number[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type)) {
      const above = statementStart(node);
      const explained = isExplained(node) || commented[above] === true || commented[above - 1] === true;
      if (!explained) found.push(lineAt(node.type.getStart(source)) + 1);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const root = process.cwd();
  // Tests may cast what they hand in: what they expect is compared at run time.
  const files = sourcesAmong(projectFiles(root)).filter(
    (file) => /\.tsx?$/.test(file) && !file.startsWith('tests/'),
  );
  const faults = files.flatMap((file) =>
    castsWithoutReason(file, readFileSync(join(root, file), 'utf8')).map((line) => `${file}:${line}: as`),
  );
  for (const fault of faults) console.log(fault);
  console.log(`${files.length} files, ${faults.length} casts without a reason`);
  if (faults.length > 0 || files.length === 0) process.exitCode = 1;
}
