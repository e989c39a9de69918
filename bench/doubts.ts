/**
 * How well the check of generated points works (src/summary/check):
 *
 *     npm run --silent bench:doubts -- DIR… [--seed N] [--show N]
 *
 * Sentences that people wrote about an article are handed to it as they are, and again with one
 * thing made wrong. A mark should fall on what was made wrong, and on nothing else. Each DIR holds
 * a `dev.jsonl`, or folders that do; `--show` prints so many marks of each kind that are wrong.
 */

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureDoubts } from './doubts/measure.ts';
import { doubtsReport, wrongMarks } from './doubts/report.ts';
import { documentsIn } from './summary/documents.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    show: { type: 'string', default: '0' },
  },
});

const files = positionals.flatMap(filesIn);
if (files.length === 0) {
  process.stderr.write('npm run bench:doubts -- DIR… [--seed N] [--show N]\n');
  process.exit(2);
}
const study = measureDoubts(files.flatMap(documentsIn), Number(values.seed));
process.stdout.write(`${doubtsReport(study)}\n`);
if (Number(values.show) > 0) process.stdout.write(`\n${wrongMarks(study, Number(values.show))}\n`);

function filesIn(folder: string): string[] {
  const inside = readdirSync(folder, { withFileTypes: true }).filter((each) => each.isDirectory());
  return [folder, ...inside.map(({ name }) => join(folder, name))]
    .map((place) => join(place, 'dev.jsonl'))
    .filter(existsSync);
}
