import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const GOAL_PERCENT = 90;
const DETECTED = ['Killed', 'Timeout'];
/** What is no mutant of the program: the sentences of bugs, and what did not even run. */
const UNCOUNTED = ['Ignored', 'CompileError', 'RuntimeError', 'Pending'];

/** What is read of Stryker's own memory; the form is that of its mutation testing reports. */
const memory = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.string(),
      mutants: z.array(
        z.object({
          status: z.string(),
          mutatorName: z.string(),
          replacement: z.string().optional(),
          location: z.object({ start: z.object({ line: z.int() }) }),
        }),
      ),
    }),
  ),
});

type Mutant = z.infer<typeof memory>['files'][string]['mutants'][number];
type Score = { readonly detected: number; readonly counted: number; readonly timedOut: number };

const scoreOf = (mutants: readonly Mutant[]): Score => {
  const counted = mutants.filter(({ status }) => !UNCOUNTED.includes(status));
  return {
    detected: counted.filter(({ status }) => DETECTED.includes(status)).length,
    counted: counted.length,
    timedOut: counted.filter(({ status }) => status === 'Timeout').length,
  };
};

const row = (name: string, { detected, counted, timedOut }: Score): string => {
  const percent = counted === 0 ? '–' : ((100 * detected) / counted).toFixed(1);
  return `| ${name} | ${counted} | ${detected} | ${timedOut} | ${counted - detected} | ${percent} |`;
};

/** Prints every survivor and a table by folder of all that is remembered, stale files left out; says whether the whole reaches the goal. */
export const printScores = (root: string): boolean => {
  const { files } = memory.parse(JSON.parse(readFileSync(join(root, '.cache/mutants/domain.json'), 'utf8')));
  const folders = new Map<string, Mutant[]>();
  for (const [file, { source, mutants }] of Object.entries(files)) {
    if (readFileSync(join(root, file), 'utf8') !== source) {
      console.log(`changed since, and left out: ${file}`);
      continue;
    }
    const folder = file.slice('shared/domain/'.length).split('/').slice(0, -1).join('/');
    folders.set(folder, [...(folders.get(folder) ?? []), ...mutants]);
    for (const { status, mutatorName, replacement, location } of mutants)
      if (!DETECTED.includes(status) && !UNCOUNTED.includes(status))
        console.log(`${status} ${file}:${location.start.line} ${mutatorName} → ${replacement ?? ''}`);
  }
  console.log('\n| shared/domain/ | mutants | killed | of them by time | survived | score % |');
  console.log('|---|---:|---:|---:|---:|---:|');
  for (const [folder, mutants] of [...folders].sort()) console.log(row(folder, scoreOf(mutants)));
  const whole = scoreOf([...folders.values()].flat());
  console.log(row('**all of these**', whole));
  return 100 * whole.detected >= GOAL_PERCENT * whole.counted;
};
