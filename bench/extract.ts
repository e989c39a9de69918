/**
 * Measures the quality and speed of the extraction:
 *
 *     npm run --silent bench:extract -- DIR… [--out FILE.jsonl] [--peers] [--folds DIR] [--fresh]
 *
 * Tables are printed to standard output, progress to standard error, and our extractions are
 * written to FILE. Results of earlier runs are reused, unless `--fresh` is given, which times need.
 * `--folds` takes models that were trained without the pages' sites.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { BlockModelFile } from '../src/extraction/blocks/block-model.ts';
import { extractAll } from './extract/extract-all.ts';
import { type Extraction, type ExtractorName, extractorNames } from './extract/extraction.ts';
import { listPages, type Page } from './extract/pages.ts';
import { formatExtractReport } from './extract/report.ts';
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
    'npm run bench:extract -- DIR… [--out FILE.jsonl] [--peers] [--folds DIR] [--fresh]\n',
  );
  process.exit(2);
}
if (values.peers) installPeers();
const extractors: readonly ExtractorName[] = values.peers ? extractorNames : ['ours'];
const pages = positionals.flatMap(listPages);
const extractions = await extractAll(pages, extractors, values);
if (values.out !== undefined)
  writeFileSync(values.out, toJsonLines(pages, extractions.get('ours') ?? []));
process.stdout.write(`${formatExtractReport(scorePages(pages, extractions))}\n`);
if (values.folds === undefined) warnOfSeenPages(pages);

function toJsonLines(extracted: readonly Page[], ours: readonly Extraction[]): string {
  return extracted
    .map(({ id }, index) => {
      const { isArticle: _, ...extraction } = ours[index] ?? ({} as Extraction);
      return `${JSON.stringify({ id, ...extraction })}\n`;
    })
    .join('');
}

/** Warns of pages that the model was trained on, whose figures are too good. */
function warnOfSeenPages(extracted: readonly Page[]): void {
  const file = new URL('../src/extraction/blocks/block-model.data.json', import.meta.url);
  const { trees } = JSON.parse(readFileSync(file, 'utf8')) as BlockModelFile;
  const seen = [...new Set(extracted.map(({ corpus }) => corpus))].filter((corpus) =>
    trees.provenance.includes(`${corpus} (`),
  );
  if (seen.length === 0) return;
  process.stdout.write(
    `\nOur model was trained on pages of ${seen.join(', ')}. For unbiased figures, pass models by fold ` +
      '(npm run train:article -- DIR… --folds DIR) with --folds DIR.\n',
  );
}
