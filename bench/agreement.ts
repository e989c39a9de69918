/**
 * Compares the extraction in a real Chromium with that on Node, over the pages of some folders:
 *
 *     npm run --silent bench:agreement -- DIR… [--limit N]
 *
 * It compares once by the markup alone, where both have the same information, and once with
 * Chromium's layout, which shows better what is hidden. Pages that differ are listed with their
 * differences.
 */

import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer-core';
import { extractByUs } from './extract/our-extractor.ts';
import { type Page as BenchPage, listPages, readHtml } from './extract/pages.ts';
import { averageOverPages, computeShingleShares } from './metrics/shingles.ts';
import { startProgress } from './run/progress.ts';
import { formatShare, formatTable } from './run/table.ts';
import { bundle } from './speed/bundle.ts';
import { launch } from './speed/chromium.ts';
import { servePages } from './speed/site.ts';
import { takeEvenly } from './speed/take-evenly.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { limit: { type: 'string', default: '200' } },
});
if (positionals.length === 0) {
  process.stderr.write('npm run bench:agreement -- DIR… [--limit N]\n');
  process.exit(2);
}
/** Shingle F1 from which two texts count as the same. */
const minLikeness = 0.98;
const minShares = { sameByMarkup: 0.99, alikeAsShown: 0.95 };

interface Compared {
  readonly id: string;
  readonly node: string;
  readonly byMarkup: string;
  readonly asShown: string;
}

const compared = await compareAll(takeEvenly(positionals.map(listPages), Number(values.limit)));
const same = compared.filter(({ node, byMarkup }) => node === byMarkup);
const close = compared.filter(({ node, asShown }) => computeLikeness(node, asShown) >= minLikeness);
const shares = [same, close].map((pages) => pages.length / compared.length) as [number, number];
const figures = [
  ['the same text, by the markup alone', ...formatVerdict(shares[0], minShares.sameByMarkup)],
  [
    `shingle F1 of ${minLikeness} or more, as laid out`,
    ...formatVerdict(shares[1], minShares.alikeAsShown),
  ],
];
process.stdout.write(
  `${formatTable([`Chromium and Node, ${compared.length} pages`, 'share', 'at least', ''], figures)}\n\n` +
    `${formatDifferences(compared)}\n`,
);

async function compareAll(pages: readonly BenchPage[]): Promise<Compared[]> {
  const script = await bundle(new URL('./speed/in-page/text.ts', import.meta.url));
  const site = await servePages(pages.map(({ file }) => ({ html: () => readHtml(file) })));
  const browser = await launch();
  const progress = startProgress('Comparing', pages.length);
  const list: Compared[] = [];
  try {
    for (const [index, { id, file }] of pages.entries()) {
      const page = await browser.newPage();
      try {
        // The site's name in a title is recognized by the host, so both sides get the same address.
        const address = `${site.origin}/${index}`;
        const node = extractByUs(readHtml(file), address).text;
        list.push({ id, node, ...(await readInPage(page, address, script)) });
      } catch (error) {
        process.stderr.write(`${id}: ${error}\n`);
      }
      await page.close();
      progress.step();
    }
  } finally {
    progress.end();
    await browser.close();
    site.close();
  }
  return list;
}

/** Extracts a page with scripts turned off, so that `<noscript>` is parsed as on Node. */
async function readInPage(page: Page, address: string, script: string) {
  await page.setJavaScriptEnabled(false);
  await page.goto(address, { waitUntil: 'domcontentloaded' });
  await page.evaluate(script);
  const asShown = (await page.evaluate('subject.asShown()')) as string;
  const byMarkup = (await page.evaluate('subject.byMarkup()')) as string;
  return { asShown, byMarkup };
}

function computeLikeness(one: string, other: string): number {
  return one === other ? 1 : averageOverPages([computeShingleShares(one, other)]).f1;
}

function formatVerdict(figure: number, min: number): string[] {
  return [formatShare(figure), formatShare(min), figure >= min ? 'pass' : 'FAIL'];
}

/** Lists each page that differs, the reason, and the first line that only one side has. */
function formatDifferences(pages: readonly Compared[]): string {
  const rows = pages.flatMap(({ id, node, byMarkup, asShown }) => {
    const isParsedAlike = node === byMarkup;
    if (isParsedAlike && computeLikeness(node, asShown) >= minLikeness) return [];
    const other = isParsedAlike ? asShown : byMarkup;
    return [
      [
        id,
        isParsedAlike ? 'hidden by the layout' : 'parsed differently',
        formatShare(computeLikeness(node, other)),
        findLineOnlyIn(node, other),
        findLineOnlyIn(other, node),
      ],
    ];
  });
  return formatTable(['page', 'why', 'F1', 'only on Node', 'only in Chromium'], rows);
}

function findLineOnlyIn(text: string, other: string): string {
  const known = new Set(other.split('\n'));
  return (text.split('\n').find((line) => !known.has(line)) ?? '').slice(0, 60);
}
