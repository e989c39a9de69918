/**
 * Detects a drop in quality:
 *
 *     npm run bench -- DIR [--folds DIR] [--salience DIR] [--update]
 *
 * It measures every data set of DIR, and the points on its pages if `--salience` names the folder
 * of their labels, and compares the figures with `bench/baseline.json`. It exits with 1 if a figure
 * has dropped by more than the tolerance. Times are printed but not judged, as they depend on the
 * machine. `--update` writes a new baseline.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Baseline, judge, type Measured, tolerance } from './baseline/judge.ts';
import { measureAll } from './baseline/measure.ts';
import { formatMs, formatShare, formatTable } from './run/table.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folds: { type: 'string' },
    salience: { type: 'string' },
    update: { type: 'boolean', default: false },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  process.stderr.write('npm run bench -- DIR [--folds DIR] [--salience DIR] [--update]\n');
  process.exit(2);
}

const file = new URL('./baseline.json', import.meta.url);
const baseline = JSON.parse(readFileSync(file, 'utf8')) as Baseline;
const measured: Record<string, Measured> = {};
const times: [string, string][] = [];
for await (const [set, { data, figures, medianMs }] of measureAll(folder, values)) {
  measured[set] = { data, figures };
  times.push([set, formatMs(medianMs)]);
}

const verdicts = judge(baseline, measured);
const rows = verdicts.map(({ set, figure, before, now, judged }) => [
  `${set}: ${figure}`,
  formatShare(before),
  formatShare(now),
  judged,
]);
const worse = verdicts.filter(({ judged }) => judged === 'worse').length;
process.stdout.write(
  `${formatTable(['', 'baseline', 'now', ''], rows)}\n\n${formatTable(['', 'ms an item'], times)}\n\n` +
    `${worse} of ${verdicts.length} figures dropped by more than ${formatShare(tolerance)}\n`,
);
if (values.update) {
  writeFileSync(file, `${JSON.stringify({ ...baseline, ...measured }, null, 2)}\n`);
} else if (worse > 0) {
  process.exitCode = 1;
}
