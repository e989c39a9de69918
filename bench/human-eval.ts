/**
 * Summaries to be read by a person, side by side with Lead and blind:
 *
 *     npm run --silent bench:human-eval -- DIR… --out SHEET [--each N] [--seed N] [--seen KEY…]
 *     npm run --silent bench:human-eval -- --judged FILE --key KEY
 *
 * Writes SHEET.md, which does not tell whose summary is whose, and SHEET.key.json, which does. At
 * most N articles of each language are drawn, none of those in an earlier KEY. The judgements are
 * lines such as `12 A the verdict is there` or `13 tie`; they are to be written before the key is
 * looked at.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pagesIn } from './extract/pages.ts';
import { drawPages } from './human-eval/draw-pages.ts';
import { createSheet, judgedReport, type KeyEntry } from './human-eval/sheet.ts';

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
  const report = judgedReport(keyIn(values.key), readFileSync(values.judged, 'utf8'));
  process.stdout.write(`${report}\n`);
} else if (values.out !== undefined && positionals.length > 0) {
  const seen = new Set(values.seen.flatMap(keyIn).map(({ id }) => id));
  const seed = Number(values.seed);
  const drawn = await drawPages(positionals.flatMap(pagesIn), {
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

function keyIn(file: string): KeyEntry[] {
  return JSON.parse(readFileSync(file, 'utf8')) as KeyEntry[];
}
