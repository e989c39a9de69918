/**
 * Measures how well the points match an editor's choice:
 *
 *     npm run --silent bench:salience -- LABELS.jsonl… --pages DIR [--length medium]
 *       [--out FILE.jsonl] [--against FILE.jsonl] [--limit N] [--folds DIR] [--fresh]
 *
 * DIR has a folder per corpus. Tables are printed to standard output, progress to standard error,
 * and our points are written to FILE. `--against` takes such a file of an earlier version, of the
 * same length. `--folds` takes rankers that were trained without the pages' sites.
 */

import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Length, lengths } from '../src/summarizer/summary.ts';
import { findPages } from './salience/find-pages.ts';
import { readLabels } from './salience/labels.ts';
import { formatReport } from './salience/report.ts';
import { formatRows, readRows } from './salience/rows.ts';
import { scoreLabelledPages } from './salience/score-pages.ts';
import { summarizePages } from './salience/summarize-pages.ts';
import { evenly } from './speed/evenly.ts';

const usage =
  'npm run bench:salience -- LABELS.jsonl… --pages DIR [--length short|medium|long] [--out FILE.jsonl]\n' +
  '  [--against FILE.jsonl] [--limit N] [--folds DIR] [--fresh]\n';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pages: { type: 'string' },
    length: { type: 'string', default: 'medium' },
    out: { type: 'string' },
    against: { type: 'string' },
    limit: { type: 'string' },
    folds: { type: 'string' },
    fresh: { type: 'boolean', default: false },
  },
});
const { pages: folder, out, against, limit } = values;
const length = lengths.find((one) => one === values.length);
const isLimitValid = limit === undefined || /^[1-9]\d*$/.test(limit);
if (positionals.length === 0 || folder === undefined || length === undefined || !isLimitValid) {
  process.stderr.write(usage);
  process.exit(2);
}
try {
  process.stdout.write(await measure(folder, length));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

async function measure(pagesFolder: string, asked: Length): Promise<string> {
  const files = positionals.map(readLabels);
  const labels = limit === undefined ? files.flat() : evenly(files, Number(limit));
  const earlier = against === undefined ? [] : readRows(against);
  const summaries = await summarizePages(findPages(labels, pagesFolder), values);
  if (out !== undefined) {
    const rows = labels.map(({ corpus, id }, index) => ({
      corpus,
      id,
      points: [...(summaries[index]?.points[asked] ?? [])],
    }));
    writeFileSync(out, formatRows(rows));
  }
  const scored = scoreLabelledPages(labels, summaries, earlier);
  return scored.length === 0
    ? `${labels.length} pages, none of them judged\n`
    : `${formatReport(scored, asked)}\n`;
}
