import * as v from 'valibot';
import { readJsonLines } from '../run/json-lines.ts';

/** A point with the text of each source that it rests on. */
const PointRow = v.object({ text: v.string(), quotes: v.array(v.string()) });
export type PointRow = v.InferOutput<typeof PointRow>;

/** The points of a page; empty if it could not be summarized. */
const SummaryRow = v.object({ corpus: v.string(), id: v.string(), points: v.array(PointRow) });
export type SummaryRow = v.InferOutput<typeof SummaryRow>;

/**
 * Reads the rows that an earlier run has written with `--out`.
 *
 * @throws an error with the file and the first invalid line
 */
export function readRows(file: string): SummaryRow[] {
  return readJsonLines(file).map((line, at) => {
    const row = v.safeParse(SummaryRow, line);
    if (!row.success) throw new Error(`${file}: row ${at + 1} is not valid`);
    return row.output;
  });
}

/** Formats rows as JSON lines. */
export function formatRows(rows: readonly SummaryRow[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** Returns a key for a page that is unique over all corpora. */
export function getPageKey({
  corpus,
  id,
}: {
  readonly corpus: string;
  readonly id: string;
}): string {
  return `${corpus}/${id}`;
}
