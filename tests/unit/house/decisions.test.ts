import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectFiles } from '../../../local/house/source-files.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = path.join(root, 'docs/adr');
const decisions = readdirSync(folder);
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

test('each decision has its own number, the number as its title, what is decided and what follows', () => {
  const numbers = decisions.map((file) => file.slice(0, 4));
  expect(new Set(numbers).size).toBe(numbers.length);
  const incomplete = decisions.filter((file) => {
    const text = textOf(`docs/adr/${file}`);
    const parts = [`# ${file.slice(0, 4)} · `, '**Decision.**', '**Consequences.**'];
    return !/^\d{4}-[a-z0-9-]+\.md$/.test(file) || !parts.every((part) => text.includes(part));
  });
  expect(incomplete).toEqual([]);
});

test('no reference to a decision leads nowhere', () => {
  const read = projectFiles(root).filter((file) => /\.(md|ts|tsx|mjs|cjs|css|yml|grit)$/.test(file));
  const lost = read.flatMap((file) =>
    [...textOf(file).matchAll(/(?:\bADR |docs\/adr\/)(\d{4})\b/g)]
      .filter(([, number = '']) => !decisions.some((decision) => decision.startsWith(number)))
      .map(([reference]) => `${file}: ${reference}`),
  );
  expect(lost).toEqual([]);
});
