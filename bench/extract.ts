/**
 * How well, and how fast, the article is read:
 *
 *     npm run --silent bench:extract -- DIR… [--out FILE.jsonl] [--peers] [--folds DIR] [--fresh]
 *
 * Tables go to standard output, progress to standard error, our readings to FILE. What an earlier
 * run has read is not read again: `--fresh` measures times of one run. `--folds` takes models that
 * have not seen the pages' sites.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { BlockModelFile } from '../src/extraction/blocks/block-model.ts';
import { type Page, pagesIn } from './extract/pages.ts';
import { readAll } from './extract/read-all.ts';
import { type ReaderName, type Reading, readerNames } from './extract/reading.ts';
import { extractReport } from './extract/report.ts';
import { scorePages } from './extract/score.ts';
import { installPeers } from './peers/install.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    peers: { type: 'boolean', default: false },
    folds: { type: 'string' },
    fresh: { type: 'boolean', default: false },
  },
});

if (positionals.length === 0) {
  process.stderr.write(
    'Which folder? npm run bench:extract -- DIR… [--out FILE.jsonl] [--peers]\n',
  );
  process.exit(2);
}
if (values.peers) installPeers();
const readers: readonly ReaderName[] = values.peers ? readerNames : ['ours'];
const pages = positionals.flatMap(pagesIn);
const readings = await readAll(pages, readers, values);
if (values.out !== undefined)
  writeFileSync(values.out, toJsonLines(pages, readings.get('ours') ?? []));
process.stdout.write(`${extractReport(scorePages(pages, readings))}\n`);
if (values.folds === undefined) warnOfSeenPages(pages);

function toJsonLines(read: readonly Page[], ours: readonly Reading[]): string {
  return read
    .map(({ id }, index) => {
      const { isArticle: _, ...reading } = ours[index] ?? ({} as Reading);
      return `${JSON.stringify({ id, ...reading })}\n`;
    })
    .join('');
}

/** Figures on pages that a model was trained on flatter it. */
function warnOfSeenPages(read: readonly Page[]): void {
  const file = new URL('../src/extraction/blocks/block-model.data.json', import.meta.url);
  const { trees } = JSON.parse(readFileSync(file, 'utf8')) as BlockModelFile;
  const seen = [...new Set(read.map(({ corpus }) => corpus))].filter((corpus) =>
    trees.provenance.includes(`${corpus} (`),
  );
  if (seen.length === 0) return;
  process.stdout.write(
    `\nOur model was trained on pages of ${seen.join(', ')}: for figures that are not flattered, give ` +
      'it models by fold (npm run train:article -- DIR… --folds DIR) with --folds DIR.\n',
  );
}
