/**
 * Measures the factuality check of generated points (src/factuality):
 *
 *     npm run --silent bench:factuality -- DIR… [--seed N] [--show N]
 *
 * Sentences of human summaries of an article are checked unchanged, and again with one error
 * inserted. The error should be flagged, and nothing else. Each DIR has a `dev.jsonl`, on which
 * rules and thresholds were chosen, and a `train.jsonl` of other articles, which the check had not
 * seen; or folders that do. Both are reported, and the bar applies to the unseen ones. `--show`
 * prints a number of wrong flags of each kind.
 */

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureFactuality } from './factuality/measure.ts';
import { formatFactualityReport, listWrongFlags } from './factuality/report.ts';
import { readDocuments } from './summary/documents.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    show: { type: 'string', default: '0' },
  },
});

/** In print order; the target applies to the last one. */
const parts = [
  { file: 'dev.jsonl', title: 'Seen: rules and thresholds were chosen on these' },
  { file: 'train.jsonl', title: 'Unseen: other articles of the same corpora' },
];

const studies = parts
  .map(({ file, title }) => ({
    title,
    files: positionals.flatMap((folder) => findFiles(folder, file)),
  }))
  .filter(({ files }) => files.length > 0);
if (studies.length === 0) {
  process.stderr.write('npm run bench:factuality -- DIR… [--seed N] [--show N]\n');
  process.exit(2);
}
for (const { title, files } of studies) {
  const study = measureFactuality(files.flatMap(readDocuments), Number(values.seed));
  process.stdout.write(`## ${title}\n\n${formatFactualityReport(study)}\n\n`);
  if (Number(values.show) > 0)
    process.stdout.write(`${listWrongFlags(study, Number(values.show))}\n\n`);
}

function findFiles(folder: string, file: string): string[] {
  const inside = readdirSync(folder, { withFileTypes: true }).filter((each) => each.isDirectory());
  return [folder, ...inside.map(({ name }) => join(folder, name))]
    .map((place) => join(place, file))
    .filter(existsSync);
}
