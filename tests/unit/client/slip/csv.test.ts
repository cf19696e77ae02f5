import fc from 'fast-check';
import { csvOf } from '../../../../client/src/slip/csv';

/** RFC 4180, read by hand: rows of texts. */
const read = (csv: string): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const text = csv.replace(/^\ufeff/, '');
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (isQuoted && sign === '"' && text.charAt(at + 1) === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && sign === ',') {
      row.push(cell);
      cell = '';
    } else if (!isQuoted && sign === '\r' && text.charAt(at + 1) === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      at += 1;
    } else cell += sign;
  }
  return rows;
};

const texts = fc.oneof(
  fc.string(),
  fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '"', ',', '\n', '王'), fc.string())
    .map(([first, rest]) => first + rest),
);

test('any table → read back cell by cell; a text that a table program would reckon with has an apostrophe before it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.oneof(texts, fc.integer()), { minLength: 1, maxLength: 5 }), { minLength: 1 }),
      (table) => {
        const back = read(csvOf(table));
        expect(back.map((row) => row.length)).toEqual(table.map((row) => row.length));
        for (const [index, row] of table.entries())
          for (const [place, cell] of row.entries()) {
            const got = back[index]?.[place] ?? '';
            if (typeof cell === 'number') expect(got).toBe(String(cell));
            else {
              expect(got === cell || got === `'${cell}`).toBe(true);
              expect(got).not.toMatch(/^[=+\-@\t\r]/);
            }
          }
      },
    ),
  );
});

test('a formula → harmless; a negative figure → a figure; the file begins with the mark by which Excel knows UTF-8', () => {
  expect(csvOf([['=HYPERLINK("http://x")', -60], ['王阿姨, 早']])).toBe(
    '\ufeff"\'=HYPERLINK(""http://x"")",-60\r\n"王阿姨, 早"\r\n',
  );
});
