import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimCity, runningCity } from '../../../local/running-city';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'running-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const left = (state: object) => writeFileSync(join(folder, 'running.json'), JSON.stringify(state));
// The process that started this one lives as long as this test.
const PARENT = process.ppid;

test('claimed, told where, released → found while it runs and not after', () => {
  const claim = claimCity(folder);
  expect(runningCity(folder)).toBeUndefined();
  claim.at('http://127.0.0.1:1', 'http://127.0.0.1:2');
  expect(runningCity(folder)).toEqual({ address: 'http://127.0.0.1:1', endpoint: 'http://127.0.0.1:2' });
  claim.release();
  expect(runningCity(folder)).toBeUndefined();
});

test('left by a process that ended, whose number another one has by now → free', () => {
  left({ pid: PARENT, began: '1' });
  expect(() => claimCity(folder)).not.toThrow();
});

test('held by a process that runs, still filling its city → who it is, and to stop it', () => {
  const [, fields = ''] = readFileSync(`/proc/${PARENT}/stat`, 'utf8').split(/\) (?=[A-Z] )/);
  left({ pid: PARENT, began: fields.split(' ')[19] });
  expect(() => claimCity(folder)).toThrow(`process ${PARENT}`);
});
