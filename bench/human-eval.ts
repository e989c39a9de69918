/**
 * Prepares a blind comparison of our summaries with Lead by a person:
 *
 *     npm run --silent bench:human-eval -- DIR… --out SHEET [--each N] [--seed N] [--seen KEY]…
 *     npm run --silent bench:human-eval -- --judged FILE --key KEY
 *
 * It writes SHEET.md, which hides the authors of the summaries, and SHEET.key.json, which names
 * them. At most N articles of each language are drawn, none of them in an earlier KEY. Judgments
 * are lines such as `12 A the verdict is there` or `13 tie`, written before the key is opened.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { listPages } from './extract/pages.ts';
import { drawPages } from './human-eval/draw-pages.ts';
import { countJudgments, createSheet, type KeyEntry } from './human-eval/sheet.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    each: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    seen: { type: 'string', multiple: true, default: [] },
    judged: { type: 'string' },
    key: { type: 'string' },
  },
});

if (values.judged !== undefined && values.key !== undefined) {
  const report = countJudgments(readKey(values.key), readFileSync(values.judged, 'utf8'));
  process.stdout.write(`${report}\n`);
} else if (values.out !== undefined && positionals.length > 0) {
  const seen = new Set(values.seen.flatMap(readKey).map(({ id }) => id));
  const seed = Number(values.seed);
  const drawn = await drawPages(positionals.flatMap(listPages), {
    each: Number(values.each),
    seed,
    seen,
  });
  const { sheet, key } = createSheet(drawn, seed);
  writeFileSync(`${values.out}.md`, sheet);
  writeFileSync(`${values.out}.key.json`, `${JSON.stringify(key, null, 1)}\n`);
  process.stdout.write(`${drawn.length} articles in ${values.out}.md\n`);
} else {
  process.stderr.write(
    'npm run bench:human-eval -- DIR… --out SHEET, or --judged FILE --key KEY\n',
  );
  process.exit(2);
}

function readKey(file: string): KeyEntry[] {
  return JSON.parse(readFileSync(file, 'utf8')) as KeyEntry[];
}
