/**
 * Measures whether long articles are extracted to their end:
 *
 *     npm run --silent bench:long -- DIR… [--limit N]
 *
 * The folders are those of `bench:extract`. The longest articles of N sites (20 by default) are made
 * longer, to 10,000 to 60,000 words, by copies of their own elements with words of the other
 * articles. It prints the share of the article's words that are extracted, before and afterwards,
 * and the share of other words.
 */

import { parseArgs } from 'node:util';
import { parseHtml } from '../src/cli/parse-html.ts';
import { extractArticle } from '../src/extraction/extract.ts';
import { type LongPageScore, lengthenPage, scoreLongPage } from './extract/lengthen.ts';
import { listPages, type Page, readHtml } from './extract/pages.ts';
import { mean } from './metrics/statistics.ts';
import { splitWords } from './metrics/words.ts';
import { formatShare, formatTable } from './run/table.ts';
import { getSite } from './train/folds.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { limit: { type: 'string', default: '20' } },
});
if (positionals.length === 0) {
  process.stderr.write('npm run bench:long -- DIR… [--limit N]\n');
  process.exit(2);
}
const lengths = [10_000, 15_000, 20_000, 30_000, 40_000, 60_000];
/** A shorter article is no example of how long ones are written. */
const minWords = 1_500;

const pages = positionals.flatMap(listPages).filter(({ gold }) => gold.text !== undefined);
const takeWords = createWordSource(pages);
const rows: { id: string; short: LongPageScore; long: LongPageScore }[] = [];
for (const {
  id,
  file,
  url,
  gold: { text = '' },
} of listLongestBySite(pages)) {
  if (rows.length === Number(values.limit)) break;
  const wordCount = lengths[rows.length % lengths.length] ?? 0;
  const html = readHtml(file);
  const long = lengthenPage(parseHtml(html, url), text, wordCount, takeWords);
  if (long === undefined) continue;
  rows.push({
    id: getSite(url ?? id),
    short: scoreLongPage(extractText(parseHtml(html, url)), text),
    long: scoreLongPage(extractText(long.document), long.gold),
  });
}
process.stdout.write(`${formatScores()}\n`);

function extractText(document: Document): string {
  const article = extractArticle(document, { kind: 'page', force: true });
  return article.ok ? article.value.blocks.map(({ text }) => text).join('\n') : '';
}

/** Returns one page of each site, its longest, the longest of all first. */
function listLongestBySite(all: readonly Page[]): Page[] {
  const sized = all
    .map((page) => ({ page, words: splitWords(page.gold.text ?? '').length }))
    .filter(({ words }) => words >= minWords)
    .toSorted((a, b) => b.words - a.words);
  const sites = new Set<string>();
  return sized.flatMap(({ page }) => {
    const site = getSite(page.url ?? page.id);
    if (sites.has(site)) return [];
    sites.add(site);
    return [page];
  });
}

/** Returns a function that takes the words of all articles, in their order, from the first on. */
function createWordSource(all: readonly Page[]): (count: number) => string {
  const sentences = all.flatMap(({ gold }) => (gold.text ?? '').split('\n'));
  // Only prose is taken, because menus and tables would repeat their words.
  const words = sentences
    .filter((line) => /[.!?]$/.test(line))
    .flatMap((line) => line.split(/\s+/));
  let next = 0;
  return (count) => {
    const taken = Array.from({ length: count }, () => words[next++ % words.length] ?? '');
    const text = taken.join(' ').replace(/[.,;:!?]+$/, '');
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
}

function formatScores(): string {
  const cells = rows.map(({ id, short, long }) => [
    id,
    long.words,
    formatShare(short.recall),
    formatShare(long.recall),
    formatShare(long.others),
  ]);
  const average = (pick: (row: (typeof rows)[number]) => number) =>
    formatShare(mean(rows.map(pick)));
  return formatTable(
    ['site', 'words', 'recall before', 'recall', 'others'],
    [
      ...cells,
      [
        `all ${rows.length}`,
        rows.reduce((sum, { long }) => sum + long.words, 0),
        average(({ short }) => short.recall),
        average(({ long }) => long.recall),
        average(({ long }) => long.others),
      ],
    ],
  );
}
