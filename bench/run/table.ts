/** One row of a table: a label, then cells. */
export type Row = readonly (string | number)[];

/**
 * A Markdown table whose columns line up in a terminal too: text to the left, figures to the
 * right. Numbers are printed as they are; format them first where digits matter.
 */
export function table(header: readonly string[], rows: readonly Row[]): string {
  const cells = rows.map((row) => row.map((cell) => `${cell}`));
  const widths = header.map((title, column) =>
    Math.max(3, getWidth(title), ...cells.map((row) => getWidth(row[column] ?? ''))),
  );
  const isText = header.map((_, column) => column === 0);
  const line = (texts: readonly string[]): string =>
    `| ${widths.map((width, i) => pad(texts[i] ?? '', width, isText[i] === true)).join(' | ')} |`;
  const rule = widths.map(
    (width, i) => '-'.repeat(isText[i] ? width : width - 1) + (isText[i] ? '' : ':'),
  );
  return [line(header), `| ${rule.join(' | ')} |`, ...cells.map(line)].join('\n');
}

/** A share as the literature prints it: .953, 1.000; a dash where there is none. */
export function share(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '–';
  return value.toFixed(3).replace(/^(-?)0\./, '$1.');
}

/** Points of a hundred with one decimal; a dash where there is none. */
export function points(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '–' : (value * 100).toFixed(1);
}

/** A time in milliseconds: whole from ten on, else with one decimal. */
export function milliseconds(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '–';
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}

/** A difference with its sign and interval: +.012 [+.004, +.020]. */
export function difference(
  { value, low, high }: { readonly value: number; readonly low: number; readonly high: number },
  format: (value: number) => string,
): string {
  const signed = (number: number): string => (number < 0 ? '−' : '+') + format(Math.abs(number));
  return `${signed(value)} [${signed(low)}, ${signed(high)}]`;
}

function pad(text: string, width: number, left: boolean): string {
  const space = ' '.repeat(Math.max(0, width - getWidth(text)));
  return left ? text + space : space + text;
}

function getWidth(text: string): number {
  return [...text].length;
}
