/** A row of a table: a label, then cells. */
export type Row = readonly (string | number)[];

/**
 * Formats a Markdown table whose columns are aligned in a terminal too: text to the left, figures
 * to the right. Numbers are printed as they are, so they must be formatted first if digits matter.
 */
export function formatTable(header: readonly string[], rows: readonly Row[]): string {
  const cells = rows.map((row) => row.map((cell) => `${cell}`));
  const widths = header.map((title, column) =>
    Math.max(3, getWidth(title), ...cells.map((row) => getWidth(row[column] ?? ''))),
  );
  const isText = header.map((_, column) => column === 0);
  const formatLine = (texts: readonly string[]): string =>
    `| ${widths.map((width, i) => padCell(texts[i] ?? '', width, isText[i] === true)).join(' | ')} |`;
  const rule = widths.map(
    (width, i) => '-'.repeat(isText[i] ? width : width - 1) + (isText[i] ? '' : ':'),
  );
  return [formatLine(header), `| ${rule.join(' | ')} |`, ...cells.map(formatLine)].join('\n');
}

/** Formats a share as the literature does: .953, 1.000; a dash if undefined. */
export function formatShare(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '–';
  return value.toFixed(3).replace(/^(-?)0\./, '$1.');
}

/** Formats a share in percent with one decimal; a dash if undefined. */
export function formatPercent(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '–' : (value * 100).toFixed(1);
}

/** Formats milliseconds: without decimals from ten on, otherwise with one. */
export function formatMs(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '–';
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}

/** Formats a difference with its sign and interval: +.012 [+.004, +.020]. */
export function formatDifference(
  { value, low, high }: { readonly value: number; readonly low: number; readonly high: number },
  format: (value: number) => string,
): string {
  const formatSigned = (number: number): string =>
    (number < 0 ? '−' : '+') + format(Math.abs(number));
  return `${formatSigned(value)} [${formatSigned(low)}, ${formatSigned(high)}]`;
}

function padCell(text: string, width: number, left: boolean): string {
  const space = ' '.repeat(Math.max(0, width - getWidth(text)));
  return left ? text + space : space + text;
}

function getWidth(text: string): number {
  return [...text].length;
}
