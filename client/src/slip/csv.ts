/** What a cell of a table holds. */
export type Cell = string | number;
export type Table = readonly (readonly Cell[])[];

/** A table program takes a text that begins with one of these for something to be reckoned. */
const BEGINS_A_FORMULA = /^[=+\-@\t\r]/;

const cellText = (cell: Cell): string => {
  if (typeof cell === 'number') return String(cell);
  const harmless = BEGINS_A_FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

/**
 * A table as RFC 4180 has it, after a byte order mark, by which Excel knows UTF-8. Pure. Texts that would be taken for formulae get
 * an apostrophe before them; figures stay figures. Source: assurance.md, Security matrix (exports escape formulae).
 */
export const csvOf = (table: Table): string =>
  `\ufeff${table.map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`;
