import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { cutTexts } from './cut-text.ts';
import type { Tab } from './drivers/browser.ts';
import { type Chromium, launchChromium } from './drivers/chromium.ts';
import { until } from './drivers/until.ts';
import { isThere } from './history-helpers.ts';
import { manyRecords, storeRecords, withVariants } from './many-records.ts';
import { openState, type StateName, showState, viewStates } from './states.ts';

const root = resolve(import.meta.dirname, '../..');
const languages = readdirSync(join(root, 'public/_locales'));
/** A tab id that no browser has assigned. */
const tabWithoutJob = 4_000_000;

describe.runIf(inject('browserName') === 'chromium')('text at a width of 380 pixels', () => {
  const folder = mkdtempSync(join(tmpdir(), 'languages-'));
  let browser: Chromium;
  beforeAll(async () => {
    browser = await launchChromium({ viewport: { width: 380, height: 600 } });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  it.each(languages)('is never cut in %s', async (language) => {
    const origin = await browser.installAnother(buildIn(language, folder));
    const found: string[] = [];
    const look = async (tab: Tab, what: string) => {
      for (const cut of await tab.evaluate(cutTexts)) found.push(`${what}: ${cut}`);
    };
    const page = (name: string) => `${origin}/src/ui/${name}/index.html`;
    // The welcome page opens after the install and would put the open tab into the background.
    await (await browser.viewAt(page('welcome'))).close();
    const tab = await browser.openTab(page('options'));
    expect(await tab.evaluate(() => document.documentElement.lang)).toBe(
      readMessages(language).locale,
    );
    await storeRecords(tab, [withVariants(Date.now()), ...manyRecords(3, Date.now()).slice(1)]);
    await look(tab, 'options');
    await tab.goto(page('history'));
    await until('history', () => tab.evaluate(isThere, '.record'));
    await tab.click('.export-all summary');
    await tab.click('.record-toggle');
    await until('its variants', () => tab.evaluate(isThere, '.variants'));
    await look(tab, 'history');
    for (const width of [320, 800]) {
      await tab.resize(width, 600);
      await look(tab, `history of ${width} pixels`);
    }
    await tab.resize(380, 600);
    await tab.goto(page('welcome'));
    await until('welcome', () => tab.evaluate(isThere, 'h1'));
    await look(tab, 'welcome');
    await tab.click('[name=try]');
    await look(tab, 'welcome, tried');
    await tab.goto(`${page('summary')}?surface=panel&tab=${tabWithoutJob}`);
    await look(tab, 'no job');
    await tab.close();
    const summaryView = await openState(browser, 'done', 'panel', origin);
    for (const name of Object.keys(viewStates) as StateName[]) {
      await showState(summaryView, name);
      for (const surface of ['panel', 'popup']) {
        await summaryView.evaluate((wanted) => {
          document.documentElement.dataset.surface = wanted;
        }, surface);
        await look(summaryView, `${surface}, ${name}`);
      }
    }
    await showState(summaryView, 'done');
    found.push(...(await wrappedRows(summaryView)));
    await showState(summaryView, 'read in part');
    await summaryView.click('.receipt-link');
    await until('the receipt', () => summaryView.evaluate(isThere, '.read mark'));
    await summaryView.click('.excluded summary');
    await look(summaryView, 'what was read');
    await summaryView.close();
    expect(found).toEqual([]);
  });

  it('never wraps the toolbar, which would be detected', async () => {
    const summaryView = await openState(browser, 'done', 'panel');
    expect(await wrappedRows(summaryView)).toEqual([]);
    await summaryView.evaluate(() => {
      // The page's CSP allows only its own styles.
      const wide = new CSSStyleSheet();
      wide.replaceSync('.tools { flex-wrap: wrap; } .tools .icon-button { width: 190px; }');
      document.adoptedStyleSheets.push(wide);
    });
    expect((await wrappedRows(summaryView)).length).toBeGreaterThan(0);
    await summaryView.close();
  });

  it('would be detected if it were cut', async () => {
    const tab = await browser.openTab(`${browser.origin}/src/ui/options/index.html`);
    await until('options', () => tab.evaluate(() => document.querySelector('h1') !== null));
    expect(await tab.evaluate(cutTexts)).toEqual([]);
    await tab.evaluate(() => {
      const [title, group] = document.querySelectorAll<HTMLElement>('h1, h2');
      Object.assign(title?.style ?? {}, {
        width: '20px',
        overflow: 'hidden',
        whiteSpace: 'nowrap',
      });
      Object.assign(group?.style ?? {}, { marginInlineStart: '-90px' });
      const field = document.createElement('input');
      field.placeholder = 'Search saved summaries';
      field.size = 5;
      document.querySelector('main')?.prepend(field);
    });
    const found = (await tab.evaluate(cutTexts)).map((cut) => cut.split(':')[0]);
    expect(found).toEqual(
      expect.arrayContaining(['too narrow', 'beside the page', 'too narrow a field']),
    );
    await tab.close();
  });
});

/** Returns rows below the points that wrap or overflow, at the widths that a view can have. */
async function wrappedRows(view: Tab): Promise<string[]> {
  const found: string[] = [];
  for (const surface of ['popup', 'panel'])
    for (const textSize of ['medium', 'large'])
      for (const width of surface === 'popup' ? [440] : [240, 320, 360, 640]) {
        await view.resize(width, 600);
        const rows = await view.evaluate(tallRows, surface, textSize);
        found.push(...rows.map((row) => `${surface}, ${textSize} text, ${width} pixels: ${row}`));
      }
  await view.resize(380, 600);
  return found;
}

/** Runs in the summary view, styled for a surface. */
async function tallRows(surface: string, textSize: string): Promise<string[]> {
  Object.assign(document.documentElement.dataset, { surface, textSize });
  // The toolbar lays itself out again when its width has changed.
  await new Promise((resume) => requestAnimationFrame(() => setTimeout(resume, 50)));
  const tools = document.querySelector<HTMLElement>('.tools');
  const found: string[] = [];
  if (!tools) return ['no tools'];
  if (tools.offsetHeight > 48) found.push(`tools of ${tools.offsetHeight} pixels`);
  if (tools.scrollWidth > tools.clientWidth) found.push(`tools wider than ${tools.clientWidth}`);
  return found;
}

/**
 * Copies the build with a single language, which is shown whatever languages the browser has.
 *
 * @returns its folder
 */
function buildIn(language: string, folder: string): string {
  // A new folder each time makes the browser treat it as a first install of another extension.
  const build = mkdtempSync(join(folder, `${language}-`));
  cpSync(join(root, 'dist/chromium'), build, { recursive: true });
  rmSync(join(build, '_locales'), { recursive: true });
  mkdirSync(join(build, '_locales/en'), { recursive: true });
  const messages = readFileSync(join(root, 'public/_locales', language, 'messages.json'));
  writeFileSync(join(build, '_locales/en/messages.json'), messages);
  return build;
}

function readMessages(language: string): Record<string, string> {
  const file = join(root, 'public/_locales', language, 'messages.json');
  const messages: Record<string, { message: string }> = JSON.parse(readFileSync(file, 'utf8'));
  return Object.fromEntries(Object.entries(messages).map(([key, { message }]) => [key, message]));
}
