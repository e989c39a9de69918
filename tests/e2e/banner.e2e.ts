import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  clickByScript,
  clickInLine,
  linePoints,
  lines,
  linesStand,
  lineText,
  openLine,
  pressBannerSwitch,
  turnLineOn,
} from './banner-helpers.ts';
import type { Tab } from './drivers/browser.ts';
import type { ChromiumView } from './drivers/chromium-view.ts';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import { isMarkInView, markedText } from './highlighted-text.ts';
import { withApi } from './own-api.ts';
import { pointsFromTerminal } from './sample.ts';
import { readerEnds } from './summary-view.ts';

const host = '127.0.0.1';
const origins = [`https://${host}/*`, `http://${host}/*`];

/** One reader's day: each test begins where the one before it has ended. */
describe('the prompt at the article', () => {
  const stage = useBrowser();

  it('is not there until it is turned on', async () => {
    const tab = await stage.open('/article.html');
    await readerEnds(await tab.clickToolbar());
    expect(await lines(tab)).toBe(0);
  });

  it('is turned on for a site: it stands at both ends, now and in what is loaded later', async () => {
    const tab = await stage.open('/article.html');
    await turnLineOn(stage.browser, tab);
    expect(await neighbours(tab)).toEqual({ before: 'ASIDE', after: expect.any(String) });
    const text = await lineText(tab, 'top');
    expect(text).toMatch(/^No time to read\? Get a summary \(\d+ s\) ⋯$/);
    expect(await lineText(tab, 'bottom')).toMatch(/^Want it in short\? Get a summary \(\d+ s\) ⋯$/);
    const later = await stage.open('/article.html?csp');
    await linesStand(later);
  });

  it('answers a click with the points in place, and a point with its sentence', async () => {
    const tab = await stage.open('/article.html');
    await linesStand(tab);
    await openLine(tab, 'bottom');
    expect(await linePoints(tab, 'bottom')).toEqual(pointsFromTerminal());
    const before = await tab.evaluate(() => scrollY);
    await clickInLine(tab, 'bottom', '.point');
    await until(
      'the sentence is marked',
      async () => (await markedText(tab)) === pointsFromTerminal()[0],
    );
    await until('it is in view', () => isMarkInView(tab));
    expect(await tab.evaluate(() => scrollY)).not.toBe(before);
    await until('the way back is offered', () => isOffered(tab));
    await clickInLine(tab, 'bottom', '.back-button');
    await until('the reader is back', () =>
      tab.evaluate((y) => Math.abs(scrollY - y) < 400, before),
    );
    await clickInLine(tab, 'bottom', '.close');
    expect(await lineText(tab, 'bottom')).toContain('Get a summary');
  });

  it('copies the points', async () => {
    const tab = await stage.open('/article.html');
    await linesStand(tab);
    await clickInLine(tab, 'top', '.summarize-button');
    await clickInLine(tab, 'top', '.copy');
    await until('it says so', async () => (await lineText(tab, 'top')).includes('Copied'));
  });

  it('does nothing at a click that no person has made', async () => {
    const tab = await stage.open('/article.html');
    await linesStand(tab);
    await clickByScript(tab, 'top', '.summarize-button');
    await clickByScript(tab, 'top', '.choices button');
    await tab.evaluate(() => document.querySelector<HTMLElement>('#line-top')?.click());
    await new Promise((resume) => setTimeout(resume, 500));
    expect(await lines(tab)).toBe(2);
    expect(await lineText(tab, 'top')).toContain('Get a summary');
    expect(Object.keys(await stage.browser.stored('session')).join()).not.toContain('article:');
  });

  it('waits, where the page is being read already, until it moves nothing on the screen', async () => {
    const tab = await stage.open('/empty');
    await tab.startLoading(stage.site.url('/article.html?hold'));
    await until('the article can be seen', () => tab.within('article > p', () => true));
    await pressUntilHeard(tab);
    stage.site.release();
    await until('the end below the screen has its line', async () => (await lines(tab)) === 1);
    await new Promise((resume) => setTimeout(resume, 500));
    expect(await lines(tab)).toBe(1);
    await tab.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await linesStand(tab);
  });

  it('goes with the article when the page becomes another by its own script', async () => {
    const tab = await stage.open('/article.html');
    await linesStand(tab);
    await tab.evaluate(() => {
      const article = document.querySelector('article') as Element;
      const story = document.body.appendChild(document.createElement('template'));
      story.innerHTML = article.innerHTML;
      for (const paragraph of article.querySelectorAll('p')) paragraph.textContent = 'Menu';
      history.pushState(null, '', '/sections');
    });
    await until('it is gone', async () => (await lines(tab)) === 0);
    await tab.evaluate(() => {
      const article = document.querySelector('article') as Element;
      article.innerHTML = document.querySelector('template')?.innerHTML ?? '';
      for (const bare of article.querySelectorAll('div:empty')) bare.remove();
      scrollTo(0, 0);
      history.pushState(null, '', '/story');
    });
    await until('the end below the screen has its line', async () => (await lines(tab)) >= 1);
  });

  it('belongs to the article in view, where one follows below the other', async () => {
    const tab = await stage.open('/article.html');
    await linesStand(tab);
    await tab.evaluate(() => {
      const next = document.createElement('article');
      next.id = 'next';
      const text =
        'The second ferry left the quay with forty passengers, and nobody saw it return. ';
      const paragraph = (_none: unknown, i: number) =>
        `<p>On day ${i} it went on. ${text.repeat(6)}</p>`;
      next.innerHTML = `<h1>The second ferry</h1>${Array.from({ length: 8 }, paragraph).join('')}`;
      document.querySelector('main')?.append(next);
      next.scrollIntoView();
      history.replaceState(null, '', '/next');
    });
    await until('its end has its line', async () => (await lines(tab, '#next')) >= 1);
    expect(await lines(tab)).toBe(0);
  });

  it('moves nothing that is being read, and is not printed', async () => {
    const tab = await stage.open('/article.html');
    await linesStand(tab);
    const display = await tab.within('#line-top', (root) => {
      const host = (root as ShadowRoot).host;
      return (
        [...((root as ShadowRoot).adoptedStyleSheets[0]?.cssRules ?? [])].some(
          ({ cssText }) => cssText.startsWith('@media print') && cssText.includes(':host'),
        ) && host.isConnected
      );
    });
    expect(display).toBe(true);
    if (stage.browser.name !== 'chromium') return;
    expect(await tab.evaluate(layoutShift)).toBeLessThan(0.1);
    await (tab as Tab & ChromiumView).emulateMedia({}, 'print');
    expect(
      await tab.evaluate(() => (document.querySelector('#line-top') as HTMLElement).offsetHeight),
    ).toBe(0);
  });

  it('leaves pages alone that are no articles', async () => {
    const tab = await stage.open('/list.html');
    await new Promise((resume) => setTimeout(resume, 1_500));
    expect(await tab.within('body', isBare)).toBe(false);
    // What looks at them is this file alone, and it has nothing that could stay.
    const gate = readFileSync(
      join(
        resolve(import.meta.dirname, '../..'),
        'dist',
        stage.browser.name,
        'src/content/article-detector.js',
      ),
      'utf8',
    );
    expect(gate).not.toMatch(/Observer|addEventListener|setTimeout|setInterval|AnimationFrame/);
  });

  it('goes from the page at once when it is turned off in the reader', async () => {
    const tab = await stage.open('/article.html');
    await linesStand(tab);
    const reader = await tab.clickToolbar();
    await readerEnds(reader);
    await pressBannerSwitch(reader, 'off');
    await until('the line is gone', async () => (await lines(tab)) === 0);
    await stage.browser.closePopup();
    await turnLineOn(stage.browser, tab);
  });

  it('is hidden on the site, and nothing is injected there any more', async () => {
    const tab = await stage.open('/article.html');
    await linesStand(tab);
    await clickInLine(tab, 'top', '.more');
    await clickInLine(tab, 'top', '.choices button');
    await until('it is gone', async () => (await lines(tab)) === 0);
    await until('it is forgotten', async () => {
      const { 'sites:bannerSites': sites } = await stage.browser.stored('local');
      return JSON.stringify(sites) === '[]';
    });
    await staysAway(tab);
  });

  it('ends when access is taken back in the browser, and nothing else does', async () => {
    const tab = await stage.open('/article.html');
    await turnLineOn(stage.browser, tab);
    // At the worst moment: just as the line has been pressed.
    await clickInLine(tab, 'top', '.summarize-button');
    await stage.browser.takeAccessBack(origins);
    await until('the site is forgotten', async () => {
      const { 'sites:bannerSites': sites } = await stage.browser.stored('local');
      return JSON.stringify(sites) === '[]';
    });
    await staysAway(tab);
    const reader = await tab.clickToolbar();
    expect((await readerEnds(reader)).points).toEqual(pointsFromTerminal());
    await reader.click('.points li:first-child .point');
    await until('its sentence is marked', async () => (await markedText(tab)) !== '');
    await stage.browser.closePopup();
  });

  it('is turned on for all sites in the settings, and hidden everywhere from the line', async () => {
    const everyOrigin = ['https://*/*', 'http://*/*'];
    await stage.browser.allowAccess(everyOrigin);
    const { origin } = stage.browser;
    const options = await stage.openAddress(`${origin}/src/ui/options/index.html`);
    await options.click('[name=bannerOnAllSites]');
    await until('it is on', () =>
      options.evaluate(() => document.querySelector('[name=bannerOnAllSites]:checked') !== null),
    );
    const tab = await stage.open('/article.html');
    await linesStand(tab);
    await clickInLine(tab, 'bottom', '.more');
    await clickInLine(tab, 'bottom', '.choices button:last-child');
    // No page has a say in what concerns other sites: it is asked for on a page of ours.
    await options.click('[name=hide-banner]');
    await until('it is off', () =>
      options.evaluate(() => document.querySelector('[name=bannerOnAllSites]:checked') === null),
    );
    await staysAway(tab);
  });

  /** Once nothing is registered to be injected, no line can come; a moment to see that none does. */
  async function staysAway(tab: Tab): Promise<void> {
    const welcome = await stage.openAddress(`${stage.browser.origin}/src/ui/welcome/index.html`);
    await until('nothing is injected', () =>
      withApi(
        welcome,
        async ({ scripting }) => (await scripting.getRegisteredContentScripts()).length === 0,
      ),
    );
    await tab.activate();
    await tab.goto(stage.site.url('/article.html?again'));
    await new Promise((resume) => setTimeout(resume, 300));
    expect(await lines(tab)).toBe(0);
  }
});

/** The score of all that has moved so far (https://web.dev/articles/cls). Runs in the page. */
function layoutShift(): Promise<number> {
  return new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & Shift).value;
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(sum), 100);
  });
}

interface Shift {
  readonly value: number;
}

/** What stands around the lines. */
function neighbours(tab: Tab): Promise<{ before: string; after: string }> {
  return tab.evaluate(() => ({
    before: document.querySelector('#line-top')?.previousElementSibling?.tagName ?? '',
    after: document.querySelector('#line-bottom')?.nextElementSibling?.tagName ?? '',
  }));
}

/** Whether anything in the page is as bare as a line is. Runs in the page. */
function isBare(body: ParentNode): boolean {
  return [...body.querySelectorAll('div')].some((element) => element.childNodes.length === 0);
}

function isOffered(tab: Tab): Promise<boolean> {
  return tab.within('#line-bottom', (root) => root.querySelector('.float:popover-open') !== null);
}

/** A press on a page that is still loading may be lost on the way; a reader would press again. */
async function pressUntilHeard(tab: Tab): Promise<void> {
  await tab.evaluate(() => {
    addEventListener('pointerdown', () => performance.mark('pressed'), { once: true });
  });
  await until('the press is heard', async () => {
    await tab.clickAt(300, 300);
    return tab.evaluate(() => performance.getEntriesByName('pressed').length > 0);
  });
}
