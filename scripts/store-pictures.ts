/**
 * `npm run pictures:store` takes the screenshots for the stores in their sizes, in real Chromium
 * with the sample articles, into docs/store/pictures. ImageMagick puts an open popup over its page,
 * since a browser captures them separately.
 */

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openBanner, turnBannerOn } from '../tests/e2e/banner-helpers.ts';
import type { Tab, View } from '../tests/e2e/drivers/browser.ts';
import { launchChromium } from '../tests/e2e/drivers/chromium.ts';
import { openSite } from '../tests/e2e/drivers/site.ts';
import { until } from '../tests/e2e/drivers/until.ts';
import { waitForOutcome } from '../tests/e2e/summary-view.ts';
import { openPopupInTab } from './popup-in-tab.ts';

const root = resolve(import.meta.dirname, '..');
const target = join(root, 'docs/store/pictures');
const sample = 'http://harrow-valley-post.example/article.html';
/** Articles that fill the history, newest last. */
const others = [
  'http://letters.example/newsletter--issue.html',
  'http://span-and-arch.example/interview--questions.html',
  'http://gardeners.example/howto--steps.html',
  'http://coastal-ornithology.example/paper--abstract.html',
];

mkdirSync(target, { recursive: true });
const parts = mkdtempSync(join(tmpdir(), 'store-pictures-'));
const site = await openSite(join(root, 'scripts/sample'), join(root, 'tests/fixtures/pages'));
/** Serves the articles under readable host names; no request leaves the machine. */
const resolver = `--host-resolver-rules=MAP *.example ${new URL(site.url('/')).host}`;
const browser = await launchChromium({
  viewport: { width: 1280, height: 800 },
  arguments: [resolver],
});
try {
  await takeSummaryView();
  await takeBanner();
  await takeHistory();
  await takeOptions();
  takeTile();
} finally {
  await browser.close();
  await site.close();
  rmSync(parts, { recursive: true });
}

/** Opens the sample article without its site's own summary box, and with room beside it. */
async function openSample(): Promise<Tab> {
  const tab = await browser.openTab(sample);
  await tab.evaluate(() => {
    for (const offer of document.querySelectorAll('.prompt')) offer.remove();
    document.body.style.marginInlineStart = '80px';
  });
  return tab;
}

/** Takes the points beside a highlighted sentence, and the receipt. */
async function takeSummaryView(): Promise<void> {
  const article = await openSample();
  const popup = await openPopupInTab(browser, article);
  await popup.click('.points li:nth-child(2) .point');
  await waitForElement(popup, '.highlight-status');
  await takePopupOverPage(article, popup, '1-points');
  await popup.click('.receipt-link');
  await waitForElement(popup, '.read p');
  await takePopupOverPage(article, popup, '2-what-was-read');
  await popup.close();
  await article.close();
}

async function takeBanner(): Promise<void> {
  const article = await openSample();
  await turnBannerOn(browser, article);
  await openBanner(article, 'top');
  await article.evaluate(() => scrollTo(0, 0));
  await article.screenshot(getPicturePath('3-in-the-article'));
  await article.close();
}

async function takeHistory(): Promise<void> {
  for (const address of others) {
    const tab = await browser.openTab(address);
    await waitForOutcome(await tab.clickToolbar());
    await browser.closePopup();
    await tab.close();
  }
  const history = await browser.openTab(`${browser.origin}/src/ui/history/index.html`);
  await until('the records', () =>
    history.evaluate(
      (count) => document.querySelectorAll('main li').length >= count,
      others.length + 1,
    ),
  );
  await history.screenshot(getPicturePath('4-history'));
  await history.close();
}

async function takeOptions(): Promise<void> {
  const options = await browser.openTab(`${browser.origin}/src/ui/options/index.html`);
  await waitForElement(options, '.segmented');
  await options.screenshot(getPicturePath('5-settings'));
  await options.close();
}

/** Puts the popup over the corner of its page where the browser opens it. */
async function takePopupOverPage(article: Tab, popup: Tab, name: string): Promise<void> {
  const [below, above] = [join(parts, 'page.png'), join(parts, 'popup.png')];
  // A tab in the background paints nothing, and its screenshot may never finish.
  await popup.activate();
  await popup.screenshot(above);
  await article.activate();
  await article.screenshot(below);
  await popup.activate();
  const shadow = ['(', '+clone', '-background', 'black', '-shadow', '35x9+0+4', ')'];
  const framed = ['(', above, '-bordercolor', '#8a877f', '-border', '1', ...shadow];
  const merged = ['+swap', '-background', 'none', '-layers', 'merge', '+repage', ')'];
  const place = ['-gravity', 'northeast', '-geometry', '+26+6', '-composite', '-alpha', 'off'];
  execFileSync('convert', [below, ...framed, ...merged, ...place, '-strip', getPicturePath(name)]);
}

/** Creates the small tile with icon and name. */
function takeTile(): void {
  const { extension_name, extension_description } = JSON.parse(
    readFileSync(join(root, 'public/_locales/en/messages.json'), 'utf8'),
  );
  const [first = ''] = extension_description.message.split('. ');
  const text = ['-gravity', 'west', '-fill', '#1d1c1a'];
  execFileSync('convert', [
    ...['-size', '440x280', 'xc:#fffefb'],
    ...['-fill', '#ffe27a', '-draw', 'rectangle 168,100 408,140'],
    ...['(', join(root, 'public/icons/128.png'), ')'],
    ...['-gravity', 'west', '-geometry', '+24+0', '-composite'],
    ...[...text, '-font', 'DejaVu-Sans-Bold', '-pointsize', '25'],
    ...['-annotate', '+174-20', extension_name.message],
    ...['-gravity', 'northwest', '-font', 'DejaVu-Sans', '-pointsize', '14'],
    ...['-annotate', '+174+158', first.replace(', on', ',\non')],
    // Chrome's store requires 8 bits per colour and no transparency.
    ...['-strip', `PNG24:${getPicturePath('tile')}`],
  ]);
}

function waitForElement(view: View, selector: string): Promise<unknown> {
  return until(selector, () =>
    view.evaluate((wanted) => document.querySelector(wanted) !== null, selector),
  );
}

function getPicturePath(name: string): string {
  return join(target, `${name}.png`);
}
