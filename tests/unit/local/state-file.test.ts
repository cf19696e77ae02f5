import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { stateFile } from '../../../local/state-file';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'state-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = () => stateFile(join(folder, 'deep', 'state.json'), z.strictObject({ count: z.int() }));

test('never written → nothing', () => expect(open().read()).toBeUndefined());

test('written twice → the last one, and no half-written file beside it', () => {
  open().write({ count: 1 });
  open().write({ count: 2 });
  expect(open().read()).toEqual({ count: 2 });
  expect(readdirSync(join(folder, 'deep'))).toEqual(['state.json']);
});

test('something else in it → refused, not taken for a beginning', () => {
  open().write({ count: 1 });
  writeFileSync(join(folder, 'deep', 'state.json'), '{"count":"many"}');
  expect(() => open().read()).toThrow();
});
