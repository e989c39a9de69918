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
import { readByUs } from './extract/our-reader.ts';
import { type Page as BenchPage, pagesIn, readHtml } from './extract/pages.ts';
import { overPages, shingleShares } from './metrics/shingles.ts';
import { startProgress } from './run/progress.ts';
import { share, table } from './run/table.ts';
import { bundle } from './speed/bundle.ts';
import { launch } from './speed/chromium.ts';
import { evenly } from './speed/evenly.ts';
import { servePages } from './speed/site.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { limit: { type: 'string', default: '200' } },
});
if (positionals.length === 0) {
  process.stderr.write('npm run bench:agreement -- DIR… [--limit N]\n');
  process.exit(2);
}
/** F1 of two texts from which they count as the same. */
const alike = 0.98;
const bars = { sameByMarkup: 0.99, alikeAsShown: 0.95 };

interface Compared {
  readonly id: string;
  readonly node: string;
  readonly byMarkup: string;
  readonly asShown: string;
}

const compared = await compareAll(evenly(positionals.map(pagesIn), Number(values.limit)));
const same = compared.filter(({ node, byMarkup }) => node === byMarkup);
const close = compared.filter(({ node, asShown }) => likeness(node, asShown) >= alike);
const shares = [same, close].map((pages) => pages.length / compared.length) as [number, number];
const figures = [
  ['the same text, by the markup alone', ...verdict(shares[0], bars.sameByMarkup)],
  [`shingle F1 of ${alike} or more, as laid out`, ...verdict(shares[1], bars.alikeAsShown)],
];
process.stdout.write(
  `${table([`Chromium and Node, ${compared.length} pages`, 'share', 'at least', ''], figures)}\n\n` +
    `${differences(compared)}\n`,
);

async function compareAll(pages: readonly BenchPage[]): Promise<Compared[]> {
  const script = await bundle(new URL('./speed/in-page/reading.ts', import.meta.url));
  const site = await servePages(pages.map(({ file }) => ({ html: () => readHtml(file) })));
  const browser = await launch();
  const progress = startProgress('Comparing', pages.length);
  const list: Compared[] = [];
  try {
    for (const [index, { id, file }] of pages.entries()) {
      const page = await browser.newPage();
      try {
        // The host's name tells the site's name from the title, so both sides get the same address.
        const address = `${site.origin}/${index}`;
        const node = readByUs(readHtml(file), address).text;
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

function likeness(one: string, other: string): number {
  return one === other ? 1 : overPages([shingleShares(one, other)]).f1;
}

function verdict(figure: number, bar: number): string[] {
  return [share(figure), share(bar), figure >= bar ? 'pass' : 'FAIL'];
}

/** Lists each page that differs, the reason, and the first line that only one side has. */
function differences(pages: readonly Compared[]): string {
  const rows = pages.flatMap(({ id, node, byMarkup, asShown }) => {
    const isParsedAlike = node === byMarkup;
    if (isParsedAlike && likeness(node, asShown) >= alike) return [];
    const other = isParsedAlike ? asShown : byMarkup;
    return [
      [
        id,
        isParsedAlike ? 'hidden by the layout' : 'parsed differently',
        share(likeness(node, other)),
        firstLineOnlyIn(node, other),
        firstLineOnlyIn(other, node),
      ],
    ];
  });
  return table(['page', 'why', 'F1', 'only on Node', 'only in Chromium'], rows);
}

function firstLineOnlyIn(text: string, other: string): string {
  const known = new Set(other.split('\n'));
  return (text.split('\n').find((line) => !known.has(line)) ?? '').slice(0, 60);
}
