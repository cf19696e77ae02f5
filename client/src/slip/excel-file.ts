// Only `import()` may bring this file: a megabyte that nobody needs who saves no file (ADR 0059).
import { Workbook } from 'exceljs';
import type { Table } from './csv';

const WIDTHS = [8, 12, 8, 20, 18, 12, 12, 12, 12, 68];

/** A table as an xlsx file: the note on its first row and in the head of each printed page, names of columns that stay in sight. */
export const excelFile = async (table: Table, name: string, note: string): Promise<ArrayBuffer> => {
  const book = new Workbook();
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 2 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0 },
    // `&` begins a code in heads of pages.
    headerFooter: { oddHeader: `&C${note.replaceAll('&', '&&')}`, oddFooter: '&C&P / &N' },
  });
  for (const row of table) sheet.addRow([...row]);
  sheet.columns.forEach((column, index) => {
    column.width = WIDTHS[index] ?? 12;
  });
  sheet.mergeCells(1, 1, 1, WIDTHS.length);
  sheet.getRow(1).font = { color: { argb: 'FF5F564B' }, italic: true };
  sheet.getRow(2).font = { bold: true };
  return book.xlsx.writeBuffer();
};
