import { useState } from 'react';
import type { yearLinesContract } from '../../../shared/contracts/year-lines';
import type { RequestOf } from '../api/call';
import type { Query } from '../api/client';
import { sentenceOf } from '../api/sentence-of';
import { serverNowMs } from '../api/server-clock';
import { saveFile } from '../platform/files-browser';
import { text } from '../text/text';
import { csvOf } from './csv';
import { noteOf, type Year, yearTable } from './year-table';

const words = text.slip.file;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Of a hundred lines each: more than anybody's year has. */
const PAGES_MAX = 200;

export type FileKind = 'xlsx' | 'csv';
type Telling = { readonly kind: 'done' | 'failed' | 'before'; readonly sentence: string };

const fileOf = async (kind: FileKind, year: Year): Promise<readonly [BlobPart, string]> => {
  const nowMs = serverNowMs();
  const table = yearTable(year, nowMs);
  if (kind === 'csv') return [csvOf(table), 'text/csv;charset=utf-8'];
  const { excelFile } = await import('./excel-file');
  return [await excelFile(table, String(year.year), noteOf(year, nowMs)), XLSX];
};

/** Fetches a year page by page, says how far it is, and hands it to the browser as a file. Nothing is kept of it here. */
export function useYearFile(
  query: Query<typeof yearLinesContract>,
  whose: Pick<RequestOf<typeof yearLinesContract>, 'personId'>,
) {
  const [telling, setTelling] = useState<Telling>();
  const [isBusy, setBusy] = useState(false);

  const take = async (kind: FileKind, year: string): Promise<Telling> => {
    let all: Year | undefined;
    let cursor: string | undefined;
    for (let page = 1; page <= PAGES_MAX; page += 1) {
      const answer = await query.ask({ ...whose, year, ...(cursor !== undefined && { cursor }) });
      if (answer.kind !== 'done') return { kind: 'failed', sentence: sentenceOf(answer) };
      all = { ...answer.value, lines: [...(all?.lines ?? []), ...answer.value.lines] };
      setTelling({ kind: 'before', sentence: words.goesOn(all.lines.length) });
      cursor = answer.value.next;
      if (cursor === undefined) break;
    }
    if (all === undefined || cursor !== undefined) return { kind: 'failed', sentence: words.tooLong };
    try {
      const [part, type] = await fileOf(kind, all);
      saveFile(`${words.name(year, all.owner.calledZh)}.${kind}`, [part], type);
      return { kind: 'done', sentence: words.done(all.lines.length) };
    } catch {
      // One reason alone: the code that makes the file did not come.
      return { kind: 'failed', sentence: text.states.offline };
    }
  };

  const start = async (kind: FileKind, year: string): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setTelling({ kind: 'before', sentence: words.goesOn(0) });
    setTelling(await take(kind, year));
    setBusy(false);
  };
  return { start, telling, isBusy };
}
