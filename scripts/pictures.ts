/**
 * `npm run pictures`: what people see, taken in real Chromium of the built extension on our own
 * sample article: the best into docs/pictures, the others into dist/pictures.
 *
 *   npm run pictures            all of them
 *   npm run pictures -- ar      those of one language (en, de or ar)
 */

import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, View } from '../tests/e2e/drivers/browser.ts';
import { launchChromium } from '../tests/e2e/drivers/chromium.ts';
import { openSite } from '../tests/e2e/drivers/site.ts';
import { until } from '../tests/e2e/drivers/until.ts';
import { readerEnds } from '../tests/e2e/reader.ts';

const root = resolve(import.meta.dirname, '..');
/** All of them, to look at; the best of them are part of the documentation. */
const all = join(root, 'dist/pictures');
const documented = join(root, 'docs/pictures');
const best = [
  'reader-en-light',
  'reader-en-dark',
  'reader-ar-light',
  'history-en-light',
  'page-en-light',
];
const languages = process.argv.length > 2 ? process.argv.slice(2) : ['en', 'de', 'ar'];

for (const folder of [all, documented]) mkdirSync(folder, { recursive: true });
const site = await openSite(join(root, 'scripts/sample'));
try {
  for (const language of languages) await takePictures(language);
} finally {
  await site.close();
}

async function takePictures(language: string): Promise<void> {
  // Debian's Chromium takes its direction from the environment, and its messages from the flag.
  process.env.LANGUAGE = language;
  const browser = await launchChromium({ headless: true, arguments: [`--lang=${language}`] });
  try {
    for (const theme of ['light', 'dark']) {
      const options = await browser.openTab(`${browser.origin}/src/pages/options/index.html`);
      await choose(options, theme);
      await options.screenshot(picture('options', language, theme));
      await options.close();
      await takeReader(browser, language, theme);
      for (const page of ['history', 'welcome']) {
        const tab = await browser.openTab(`${browser.origin}/src/pages/${page}/index.html`);
        await until(`the ${page} page`, () =>
          tab.evaluate(() => document.querySelector('h1') !== null),
        );
        await tab.screenshot(picture(page, language, theme));
        await tab.close();
      }
    }
  } finally {
    await browser.close();
  }
}

async function takeReader(browser: Browser, language: string, theme: string): Promise<void> {
  const article = await browser.openTab(site.url('/article.html'));
  const popup = await article.clickToolbar();
  await readerEnds(popup);
  await popup.click('.point');
  await until('the sentence', () =>
    popup.evaluate(() => document.querySelector('.where') !== null),
  );
  await popup.screenshot(picture('reader', language, theme));
  await popup.click('.receipt-link');
  await popup.screenshot(picture('receipt', language, theme));
  await browser.closePopup();
  if (language === 'en' && theme === 'light')
    await article.screenshot(picture('page', language, theme));
  await article.close();
}

async function choose(options: View, theme: string): Promise<void> {
  await until('the options', () =>
    options.evaluate(() => document.querySelector('.segmented') !== null),
  );
  await options.click(`label:has(input[value=${theme}])`);
  await until(theme, () =>
    options.evaluate((wanted) => document.documentElement.dataset.theme === wanted, theme),
  );
}

function picture(subject: string, language: string, theme: string): string {
  const name = `${subject}-${language}-${theme}`;
  return join(best.includes(name) ? documented : all, `${name}.png`);
}
