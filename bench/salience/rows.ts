import * as v from 'valibot';
import { readJsonLines } from '../run/json-lines.ts';

/** A point, and the text of each source that it rests on. */
const PointRow = v.object({ text: v.string(), quotes: v.array(v.string()) });
export type PointRow = v.InferOutput<typeof PointRow>;

/** The points of one page; no points where nothing could be made of it. */
const SummaryRow = v.object({ corpus: v.string(), id: v.string(), points: v.array(PointRow) });
export type SummaryRow = v.InferOutput<typeof SummaryRow>;

/**
 * Reads the rows that an earlier run has written with `--out`.
 *
 * @throws Error that names the file and its first line which is no such row.
 */
export function readRows(file: string): SummaryRow[] {
  return readJsonLines(file).map((line, at) => {
    const row = v.safeParse(SummaryRow, line);
    if (!row.success) throw new Error(`${file}: row ${at + 1} is not valid`);
    return row.output;
  });
}

/** Writes rows as JSON lines. */
export function formatRows(rows: readonly SummaryRow[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** Names a page within all corpora. */
export function getPageKey({
  corpus,
  id,
}: {
  readonly corpus: string;
  readonly id: string;
}): string {
  return `${corpus}/${id}`;
}
