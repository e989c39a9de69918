/**
 * `npm run pictures` takes screenshots of the built extension in real browsers with the sample
 * article: the best into docs/pictures, the others into dist/pictures.
 *
 *   npm run pictures                       the pages, in en, de and ar, light and dark
 *   npm run pictures -- ar                 those of one language
 *   npm run pictures -- en --states        every state of the summary view, a sheet per theme
 *   npm run pictures -- en --states --firefox
 */

import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Tab, View } from '../tests/e2e/drivers/browser.ts';
import { launchChromium } from '../tests/e2e/drivers/chromium.ts';
import type { ChromiumView } from '../tests/e2e/drivers/chromium-view.ts';
import { launchFirefox } from '../tests/e2e/drivers/firefox.ts';
import { openSite } from '../tests/e2e/drivers/site.ts';
import { until } from '../tests/e2e/drivers/until.ts';
import { openState, type StateName, viewStates } from '../tests/e2e/states.ts';
import { asLargeAsPopup, popupInTab } from './popup-in-tab.ts';

const root = resolve(import.meta.dirname, '..');
/** Holds all pictures for review; the best are part of the documentation. */
const all = join(root, 'dist/pictures');
const documented = join(root, 'docs/pictures');
const best = [
  'summary-view-en-light',
  'summary-view-en-dark',
  'summary-view-ar-light',
  'history-en-light',
  'page-en-light',
];
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const languages = words.length > 0 ? words : ['en', 'de', 'ar'];
const wantsStates = process.argv.includes('--states');
const inFirefox = process.argv.includes('--firefox');

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
  const browser = inFirefox
    ? await launchFirefox({
        preferences: { 'ui.useOverlayScrollbars': 1, 'intl.locale.requested': language },
      })
    : await launchChromium({ headless: true, arguments: [`--lang=${language}`] });
  try {
    for (const theme of ['light', 'dark']) {
      const options = await browser.openTab(`${browser.origin}/src/ui/options/index.html`);
      await choose(options, theme);
      if (!wantsStates) await options.screenshot(picture('options', language, theme));
      await options.close();
      if (wantsStates) await takeStates(browser, language, theme);
      else await takePages(browser, language, theme);
    }
  } finally {
    await browser.close();
  }
}

async function takePages(browser: Browser, language: string, theme: string): Promise<void> {
  await takeSummaryView(browser, language, theme);
  for (const page of ['history', 'welcome']) {
    const tab = await browser.openTab(`${browser.origin}/src/ui/${page}/index.html`);
    await until(`the ${page} page`, () =>
      tab.evaluate(() => document.querySelector('h1') !== null),
    );
    await tab.screenshot(picture(page, language, theme));
    if (page === 'welcome') {
      await tab.click('[name=try]');
      await tab.click('.demo-points li:nth-child(3) button');
      await tab.screenshot(picture('welcome-points', language, theme));
    }
    await tab.close();
  }
}

async function takeSummaryView(browser: Browser, language: string, theme: string): Promise<void> {
  const article = await browser.openTab(site.url('/article.html'));
  const popup = await popupInTab(browser, article);
  await popup.click('.points li:nth-child(2) .point');
  await until('the sentence', () =>
    popup.evaluate(() => document.querySelector('.highlight-status') !== null),
  );
  await popup.evaluate(() => document.querySelector('.body')?.scrollTo(0, 0));
  await popup.screenshot(picture('summary-view', language, theme));
  await popup.click('.receipt-link');
  await popup.screenshot(picture('receipt', language, theme));
  await popup.close();
  await article.activate();
  if (language === 'en' && theme === 'light')
    await article.screenshot(picture('page', language, theme));
  await article.close();
}

/** Takes each state as a popup, and some in forced colours, narrow, wide and printed. */
async function takeStates(browser: Browser, language: string, theme: string): Promise<void> {
  for (const state of Object.keys(viewStates) as StateName[]) {
    const tab = await openState(browser, state);
    await asLargeAsPopup(tab);
    const take = (dress: string) =>
      tab.screenshot(picture(`state-${state.replace(/\W+/g, '-')}${dress}`, language, theme));
    await take('');
    if (state === 'done' || state === 'model done' || state === 'no article')
      await takeDresses(tab, take);
    await tab.close();
  }
}

async function takeDresses(tab: Tab, take: (dress: string) => Promise<void>): Promise<void> {
  await tab.evaluate(() => {
    document.documentElement.dataset.surface = 'panel';
  });
  await tab.resize(320, 560);
  await take('-narrow');
  await tab.resize(760, 560);
  await take('-wide');
  if (inFirefox) return;
  const chromium = tab as Tab & ChromiumView;
  await asLargeAsPopup(tab);
  await chromium.emulateMedia({ 'forced-colors': 'active' });
  await take('-forced');
  await chromium.emulateMedia({}, 'print');
  await take('-print');
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
  if (!inFirefox && best.includes(name)) return join(documented, `${name}.png`);
  return join(all, `${name}${inFirefox ? '-firefox' : ''}.png`);
}
