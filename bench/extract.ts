/**
 * How well, and how fast, the article is read:
 *
 *     npm run --silent bench:extract -- DIR… [--out FILE.jsonl] [--peers] [--folds DIR] [--fresh]
 *
 * Tables go to standard output, progress to standard error, our readings to FILE.
 */

import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
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
if (values.out !== undefined) writeFileSync(values.out, linesOf(pages, readings.get('ours') ?? []));
process.stdout.write(`${extractReport(scorePages(pages, readings))}\n`);

function linesOf(read: readonly Page[], ours: readonly Reading[]): string {
  return read
    .map(({ id }, index) => {
      const { isArticle: _, ...reading } = ours[index] ?? ({} as Reading);
      return `${JSON.stringify({ id, ...reading })}\n`;
    })
    .join('');
}
