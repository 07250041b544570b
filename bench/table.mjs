/** Plain-text tables for a terminal of 80 to 100 columns. */

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly (string | number | undefined)[])[]} rows
 * @param {readonly number[]} [words] the columns that hold words and stand left; the rest are numbers
 * @returns {string}
 */
export function table(head, rows, words = [0]) {
  const cells = [head, ...rows.map((row) => row.map((cell) => (cell === undefined ? '–' : String(cell))))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const pad = (text, column) => (words.includes(column) ? text.padEnd(widths[column]) : text.padStart(widths[column]));
  const lines = cells.map((row) => row.map(pad).join('  ').trimEnd());
  lines.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
  return lines.join('\n');
}

/** Seconds with a precision that the clock deserves. */
export const seconds = (value) => (value === undefined ? '–' : value < 10 ? value.toFixed(3) : value.toFixed(1));

/** Milliseconds. */
export const ms = (value) => (value === undefined ? '–' : value < 100 ? value.toFixed(1) : value.toFixed(0));

/** A ratio. */
export const times = (value) => (value === undefined || Number.isNaN(value) ? '–' : `${value.toFixed(2)} ×`);
