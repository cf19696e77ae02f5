import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ANY_STORE, type Place } from './place';

/** Where expressions are made of conditions; nobody else writes one. */
const MAKERS = ['conditions', 'table'];

/**
 * What the sources say and no suite has carried, each as a sentence: a mutant that nobody could make. Every condition that a store's
 * file names has to be met on an item that the same file labels, in a write of that file or of one that imports it.
 */
export const unmetIn = (root: string, met: readonly Place[]): readonly string[] => {
  const folder = join(root, 'functions/store');
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const texts = new Map(
    files.map((name) => [name.slice(0, -'.ts'.length), readFileSync(join(folder, name), 'utf8')]),
  );
  return [...texts].flatMap(([file, text]) => {
    const own = MAKERS.includes(file)
      ? []
      : /[^y]ConditionExpression\b/.test(text)
        ? [`${file}: a condition expression that is not made of conditions`]
        : [];
    const stores = [ANY_STORE, file, ...importersOf(file, texts)];
    const mine = met.filter(({ store }) => stores.includes(store));
    const declared = [...text.matchAll(/name: '(\w+)',\s+clause: '([^']+)'/g)]
      .filter(([, , clause]) => met.every((place) => place.clause !== clause))
      .map(([, name, clause]) => `${file}: no suite carries ${name}, ${clause}`);
    const labels = labelsIn(text);
    const named = MAKERS.includes(file)
      ? []
      : conditionsNamedIn(text)
          .filter((name) => !mine.some((place) => place.name === name && labels.includes(place.label)))
          .map((name) => `${file}: no suite carries ${name} on any of ${labels.join(', ') || 'its items'}`);
    return [...own, ...declared, ...named];
  });
};

const importersOf = (file: string, texts: ReadonlyMap<string, string>): readonly string[] => {
  const found = new Set<string>();
  const walk = (name: string): void => {
    for (const [other, text] of texts)
      if (!found.has(other) && text.includes(`from './${name}'`)) {
        found.add(other);
        walk(other);
      }
  };
  walk(file);
  return [...found];
};

/** Kinds of items that a file labels: `label: 'entry'`, `` label: `head ${…}` ``; a bare update has none and is called so. */
const labelsIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/label: ['`](\w+)/g)].map(([, label]) => label ?? '')),
  ...(/\.update\(/.test(text) ? ['update'] : []),
];

const conditionsNamedIn = (text: string): readonly string[] => {
  const imported = /import \{([^}]+)\} from '.\/conditions'/.exec(text)?.[1] ?? '';
  return imported
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type ') && name !== 'expressionOf');
};
