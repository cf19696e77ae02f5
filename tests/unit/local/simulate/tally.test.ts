import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTally, type Heard } from '../../../../local/simulate/tally';

const won: Heard = {
  command: 'grab-order',
  commandId: 'cmd_1',
  principal: 'per_1',
  resends: 2,
  outcome: { ok: true, orderId: 'ord_1', state: 'accepted', version: 2, assignmentNo: 1 },
};
const lost: Heard = {
  ...won,
  commandId: 'cmd_2',
  resends: 0,
  outcome: { ok: false, code: 'order_already_taken' },
};

test('answers are counted by command, refusals by code, resends by what they brought', () => {
  const tally = createTally();
  for (const heard of [won, lost, lost]) tally.heard(heard);
  const { commands, refusals } = tally.figures();
  expect(commands.get('grab-order')).toEqual({ done: 1, refused: 2, resends: 2, toldAfterResend: 1 });
  expect([...refusals]).toEqual([['order_already_taken', 2]]);
});

test('with a journal, an answer is in the file before anybody else hears of it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tally-'));
  const file = join(folder, 'heard.jsonl');
  const seen: string[] = [];
  const tally = createTally(file, () => seen.push(readFileSync(file, 'utf8')));
  tally.heard(won);
  tally.heard(lost);
  rmSync(folder, { recursive: true });
  expect(seen.map((text) => text.trim().split('\n').length)).toEqual([1, 2]);
  expect(JSON.parse(seen[0] ?? '')).toEqual(won);
});

test('what brought no answer is counted by its reason', () => {
  const tally = createTally();
  for (const why of ['cut', 'try_again', 'cut'] as const) tally.unanswered(why);
  expect(tally.figures().unanswered).toEqual({ cut: 2, try_again: 1, outage: 0, failed: 0 });
});
