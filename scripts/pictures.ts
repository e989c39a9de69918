/**
 * `npm run pictures` takes screenshots of the built extension in real browsers with the sample
 * article: the best into docs/pictures, the others into dist/pictures.
 *
 *   npm run pictures                       the pages, in en, de and ar, light and dark
 *   npm run pictures -- ar                 those of one language
 *   npm run pictures -- en --states        every state of the summary view, a sheet per theme
 *   npm run pictures -- en --states --firefox
 *   npm run pictures -- en --pdf           the page on which PDFs are opened, narrow and wide, and
 *                                          a point marked in the browser's PDF viewer
 */

import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Tab, View } from '../tests/e2e/drivers/browser.ts';
import { launchChromium } from '../tests/e2e/drivers/chromium.ts';
import type { ChromiumView } from '../tests/e2e/drivers/chromium-view.ts';
import { launchFirefox } from '../tests/e2e/drivers/firefox.ts';
import { openSite } from '../tests/e2e/drivers/site.ts';
import { until } from '../tests/e2e/drivers/until.ts';
import { chooseFile, handOver, hasElement, pdfPage } from '../tests/e2e/pdf-helpers.ts';
import { openState, type StateName, viewStates } from '../tests/e2e/states.ts';
import { waitForOutcome } from '../tests/e2e/summary-view.ts';
import { openPopupInTab, resizeToPopup } from './popup-in-tab.ts';

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
const wantsPdf = process.argv.includes('--pdf');
const inFirefox = process.argv.includes('--firefox');
/** The PDF viewers do not tell an extension when they have marked a sentence. */
const viewerPauseMs = 4_000;

/** Brings the page of an opened tab into a state. */
const pdfStates: Record<string, (tab: Tab) => Promise<void>> = {
  empty: async (tab) => {
    await until('the page', () => hasElement(tab, '.pdf-empty .button'));
  },
  target: async (tab) => {
    await until('the page', () => hasElement(tab, '.pdf-empty .button'));
    await until('the target', () =>
      tab.evaluate(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['%PDF-'], 'report.pdf'));
        document.body.dispatchEvent(new DragEvent('dragover', { bubbles: true, dataTransfer }));
        return document.querySelector('.pdf-empty.target') !== null;
      }),
    );
  },
  reading: async (tab) => {
    await chooseFile(tab, 'long', 'long.pdf');
    await until('pages are read', () => hasElement(tab, '.pdf-reading progress[value]'));
  },
  password: async (tab) => {
    await chooseFile(tab, 'locked', 'locked.pdf');
    await until('the password', () => hasElement(tab, 'input[type=password]'));
    await tab.click('.pdf-reading .button.main');
    await until('it is wrong', () => hasElement(tab, '.pdf-reading [role=alert]'));
  },
  scan: (tab) => failToOpen(tab, 'scan'),
  damaged: (tab) => failToOpen(tab, 'damaged'),
  'not-pdf': async (tab) => {
    await handOver(tab, 'drop', '', 'cover.png');
    await until('the reason', () => hasElement(tab, '.error'));
  },
  points: openReport,
  receipt: async (tab) => {
    await openReport(tab);
    await tab.click('.receipt-link');
    await until('the receipt', () => hasElement(tab, '.receipt mark'));
  },
};

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
      await chooseTheme(options, theme);
      if (!wantsStates && !wantsPdf)
        await options.screenshot(getPicturePath('options', language, theme));
      await options.close();
      if (wantsPdf) await takePdf(browser, language, theme);
      else if (wantsStates) await takeStates(browser, language, theme);
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
    await tab.screenshot(getPicturePath(page, language, theme));
    if (page === 'welcome') {
      await tab.click('[name=try]');
      await tab.click('.demo-points li:nth-child(3) button');
      await tab.screenshot(getPicturePath('welcome-points', language, theme));
    }
    await tab.close();
  }
}

async function takeSummaryView(browser: Browser, language: string, theme: string): Promise<void> {
  const article = await browser.openTab(site.url('/article.html'));
  const popup = await openPopupInTab(browser, article);
  await popup.click('.points li:nth-child(2) .point');
  await until('the sentence', () =>
    popup.evaluate(() => document.querySelector('.highlight-status') !== null),
  );
  await popup.evaluate(() => document.querySelector('.body')?.scrollTo(0, 0));
  await popup.screenshot(getPicturePath('summary-view', language, theme));
  await popup.click('.receipt-link');
  await popup.screenshot(getPicturePath('receipt', language, theme));
  await popup.close();
  await article.activate();
  if (language === 'en' && theme === 'light')
    await article.screenshot(getPicturePath('page', language, theme));
  await article.close();
}

/** Takes each state as a popup, and some in forced colours, narrow, wide and printed. */
async function takeStates(browser: Browser, language: string, theme: string): Promise<void> {
  for (const state of Object.keys(viewStates) as StateName[]) {
    const tab = await openState(browser, state);
    await resizeToPopup(tab);
    const take = (suffix: string) =>
      tab.screenshot(
        getPicturePath(`state-${state.replace(/\W+/g, '-')}${suffix}`, language, theme),
      );
    await take('');
    if (state === 'done' || state === 'model done' || state === 'no article')
      await takeAppearances(tab, take);
    await tab.close();
  }
}

async function takeAppearances(tab: Tab, take: (suffix: string) => Promise<void>): Promise<void> {
  await tab.evaluate(() => {
    document.documentElement.dataset.surface = 'panel';
  });
  await tab.resize(320, 560);
  await take('-narrow');
  await tab.resize(760, 560);
  await take('-wide');
  if (inFirefox) return;
  const chromium = tab as Tab & ChromiumView;
  await resizeToPopup(tab);
  await chromium.emulateMedia({ 'forced-colors': 'active' });
  await take('-forced');
  await chromium.emulateMedia({}, 'print');
  await take('-print');
}

async function takePdf(browser: Browser, language: string, theme: string): Promise<void> {
  await takePdfStates(browser, language, theme);
  await takePdfViewer(browser, language, theme);
}

/** Takes the browser's own PDF viewer, at the sentence of the last point. */
async function takePdfViewer(browser: Browser, language: string, theme: string): Promise<void> {
  const shown = await browser.openTab(site.url('/report.pdf'));
  const view = inFirefox
    ? await browser.openTab(`${browser.origin}${pdfPage}`)
    : await shown.clickToolbar();
  if (inFirefox) await chooseFile(view, 'report', 'report.pdf');
  await waitForOutcome(view);
  await view.click('.points li:last-child .point');
  await until('the sentence', () => hasElement(view, '.highlight-status'));
  if (inFirefox) await shown.activate();
  await new Promise((resume) => setTimeout(resume, viewerPauseMs));
  await shown.screenshot(getPicturePath('pdf-viewer', language, theme));
  await shown.close();
}

/** Takes each state of the page on which PDFs are opened, in a wide and in a narrow window. */
async function takePdfStates(browser: Browser, language: string, theme: string): Promise<void> {
  for (const [state, open] of Object.entries(pdfStates)) {
    for (const [shape, width] of [
      ['wide', 1_000],
      ['narrow', 320],
    ] as const) {
      const tab = await browser.openTab(`${browser.origin}${pdfPage}`);
      await tab.resize(width, 640);
      await open(tab);
      await tab.screenshot(getPicturePath(`pdf-${state}-${shape}`, language, theme));
      await tab.close();
    }
  }
}

async function failToOpen(tab: Tab, kind: string): Promise<void> {
  await chooseFile(tab, kind, `${kind}.pdf`);
  await until('the reason', () => hasElement(tab, '.error'));
}

/** Opens the sample report, and follows its first point. */
async function openReport(tab: Tab): Promise<void> {
  await chooseFile(tab, 'report', 'lighthouse.pdf');
  await until('the points', () => hasElement(tab, '.points .point'));
  await tab.click('.points li:first-child .point');
  await until('the sentence', () => hasElement(tab, '.highlight-status'));
}

async function chooseTheme(options: View, theme: string): Promise<void> {
  await until('the options', () =>
    options.evaluate(() => document.querySelector('.segmented') !== null),
  );
  await options.click(`label:has(input[value=${theme}])`);
  await until(theme, () =>
    options.evaluate((wanted) => document.documentElement.dataset.theme === wanted, theme),
  );
}

function getPicturePath(subject: string, language: string, theme: string): string {
  const name = `${subject}-${language}-${theme}`;
  if (!inFirefox && best.includes(name)) return join(documented, `${name}.png`);
  return join(all, `${name}${inFirefox ? '-firefox' : ''}.png`);
}
