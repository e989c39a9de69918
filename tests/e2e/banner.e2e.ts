import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  clickByScript,
  clickInBanner,
  countBanners,
  getBannerPoints,
  getBannerText,
  openBanner,
  pressBannerSwitch,
  turnBannerOn,
  waitForBanners,
} from './banner-helpers.ts';
import type { Tab } from './drivers/browser.ts';
import type { ChromiumView } from './drivers/chromium-view.ts';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import { getHighlightedText, isHighlightInView } from './highlighted-text.ts';
import { withApi } from './own-api.ts';
import { pointsFromTerminal } from './sample.ts';
import { waitForOutcome } from './summary-view.ts';

const host = '127.0.0.1';
const origins = [`https://${host}/*`, `http://${host}/*`];

/** One user's day: each test continues where the previous one ended. */
describe('the banner', () => {
  const stage = useBrowser();

  it('is absent until it is turned on', async () => {
    const tab = await stage.open('/article.html');
    await waitForOutcome(await tab.clickToolbar());
    expect(await countBanners(tab)).toBe(0);
  });

  it('is turned on for a site, and appears at both ends now and on pages loaded later', async () => {
    const tab = await stage.open('/article.html');
    await turnBannerOn(stage.browser, tab);
    expect(await neighbours(tab)).toEqual({ before: 'ASIDE', after: expect.any(String) });
    const text = await getBannerText(tab, 'top');
    expect(text).toMatch(/^No time to read\? Get a summary \(\d+ sec\) ⋯$/);
    expect(await getBannerText(tab, 'bottom')).toMatch(
      /^Want the short version\? Get a summary \(\d+ sec\) ⋯$/,
    );
    const later = await stage.open('/article.html?csp');
    await waitForBanners(later);
  });

  it('expands the points in place on a click, and each point leads to its sentence', async () => {
    const tab = await stage.open('/article.html');
    await waitForBanners(tab);
    await openBanner(tab, 'bottom');
    expect(await getBannerPoints(tab, 'bottom')).toEqual(pointsFromTerminal());
    const before = await tab.evaluate(() => scrollY);
    await clickInBanner(tab, 'bottom', '.point');
    await until(
      'the sentence is highlighted',
      async () => (await getHighlightedText(tab)) === pointsFromTerminal()[0],
    );
    await until('it is in view', () => isHighlightInView(tab));
    expect(await tab.evaluate(() => scrollY)).not.toBe(before);
    await until('the way back is offered', () => isOffered(tab));
    await clickInBanner(tab, 'bottom', '.back-button');
    await until('the summary view is back', () =>
      tab.evaluate((y) => Math.abs(scrollY - y) < 400, before),
    );
    await clickInBanner(tab, 'bottom', '.close');
    expect(await getBannerText(tab, 'bottom')).toContain('Get a summary');
  });

  it('copies the points', async () => {
    const tab = await stage.open('/article.html');
    await waitForBanners(tab);
    await clickInBanner(tab, 'top', '.summarize-button');
    await clickInBanner(tab, 'top', '.copy');
    await until('it says so', async () => (await getBannerText(tab, 'top')).includes('Copied'));
  });

  it('ignores untrusted clicks', async () => {
    const tab = await stage.open('/article.html');
    await waitForBanners(tab);
    await clickByScript(tab, 'top', '.summarize-button');
    await clickByScript(tab, 'top', '.choices button');
    await tab.evaluate(() => document.querySelector<HTMLElement>('#line-top')?.click());
    await new Promise((resume) => setTimeout(resume, 500));
    expect(await countBanners(tab)).toBe(2);
    expect(await getBannerText(tab, 'top')).toContain('Get a summary');
    expect(Object.keys(await stage.browser.stored('session')).join()).not.toContain('article:');
  });

  it('waits until it causes no visible layout shift if the user is already reading', async () => {
    const tab = await stage.open('/empty');
    await tab.startLoading(stage.site.url('/article.html?hold'));
    await until('the article can be seen', () => tab.within('article > p', () => true));
    await pressUntilHeard(tab);
    stage.site.release();
    await until('the lower end has its banner', async () => (await countBanners(tab)) === 1);
    await new Promise((resume) => setTimeout(resume, 500));
    expect(await countBanners(tab)).toBe(1);
    await tab.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await waitForBanners(tab);
  });

  it('moves with the article on client-side navigation', async () => {
    const tab = await stage.open('/article.html');
    await waitForBanners(tab);
    await tab.evaluate(() => {
      const article = document.querySelector('article') as Element;
      const story = document.body.appendChild(document.createElement('template'));
      story.innerHTML = article.innerHTML;
      for (const paragraph of article.querySelectorAll('p')) paragraph.textContent = 'Menu';
      history.pushState(null, '', '/sections');
    });
    await until('it is gone', async () => (await countBanners(tab)) === 0);
    await tab.evaluate(() => {
      const article = document.querySelector('article') as Element;
      article.innerHTML = document.querySelector('template')?.innerHTML ?? '';
      for (const bare of article.querySelectorAll('div:empty')) bare.remove();
      scrollTo(0, 0);
      history.pushState(null, '', '/story');
    });
    await until('the lower end has its banner', async () => (await countBanners(tab)) >= 1);
  });

  it('belongs to the article in view if several follow each other', async () => {
    const tab = await stage.open('/article.html');
    await waitForBanners(tab);
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
    await until('its end has its banner', async () => (await countBanners(tab, '#next')) >= 1);
    expect(await countBanners(tab)).toBe(0);
  });

  it('shifts no text that is being read, and is not printed', async () => {
    const tab = await stage.open('/article.html');
    await waitForBanners(tab);
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

  it('is absent from pages without an article', async () => {
    const tab = await stage.open('/list.html');
    await new Promise((resume) => setTimeout(resume, 1_500));
    expect(await tab.within('body', isBare)).toBe(false);
    // Such pages run only this script, which must leave nothing behind.
    const detector = readFileSync(
      join(
        resolve(import.meta.dirname, '../..'),
        'dist',
        stage.browser.name,
        'src/content/article-detector.js',
      ),
      'utf8',
    );
    expect(detector).not.toMatch(/Observer|addEventListener|setTimeout|setInterval|AnimationFrame/);
  });

  it('disappears at once when it is turned off in the summary view', async () => {
    const tab = await stage.open('/article.html');
    await waitForBanners(tab);
    const view = await tab.clickToolbar();
    await waitForOutcome(view);
    await pressBannerSwitch(view, 'off');
    await until('the banner is gone', async () => (await countBanners(tab)) === 0);
    await stage.browser.closePopup();
    await turnBannerOn(stage.browser, tab);
  });

  it('is hidden on the site, and its script is no longer injected there', async () => {
    const tab = await stage.open('/article.html');
    await waitForBanners(tab);
    await clickInBanner(tab, 'top', '.more');
    await clickInBanner(tab, 'top', '.choices button');
    await until('it is gone', async () => (await countBanners(tab)) === 0);
    await until('it is forgotten', async () => {
      const { 'sites:bannerSites': sites } = await stage.browser.stored('local');
      return JSON.stringify(sites) === '[]';
    });
    await staysAway(tab);
  });

  it('disappears when the host permission is revoked, and nothing else breaks', async () => {
    const tab = await stage.open('/article.html');
    await turnBannerOn(stage.browser, tab);
    // Revoking right after the click is the worst moment.
    await clickInBanner(tab, 'top', '.summarize-button');
    await stage.browser.takeAccessBack(origins);
    await until('the site is forgotten', async () => {
      const { 'sites:bannerSites': sites } = await stage.browser.stored('local');
      return JSON.stringify(sites) === '[]';
    });
    await staysAway(tab);
    const view = await tab.clickToolbar();
    expect((await waitForOutcome(view)).points).toEqual(pointsFromTerminal());
    await view.click('.points li:first-child .point');
    await until('its sentence is highlighted', async () => (await getHighlightedText(tab)) !== '');
    await stage.browser.closePopup();
  });

  it('is turned on for all sites in the options, and off everywhere from the banner', async () => {
    await stage.browser.allowAccess(['https://*/*', 'http://*/*']);
    const optionsUrl = `${stage.browser.origin}/src/ui/options/index.html`;
    const options = await stage.openAddress(optionsUrl);
    await options.click('[name=bannerOnAllSites]');
    await until('it is on', () =>
      options.evaluate(() => document.querySelector('[name=bannerOnAllSites]:checked') !== null),
    );
    const tab = await stage.open('/article.html');
    await waitForBanners(tab);
    await clickInBanner(tab, 'bottom', '.more');
    await clickInBanner(tab, 'bottom', '.choices button:last-child');
    await options.click('[name=hide-banner]');
    await until('it is off', () =>
      options.evaluate(() => document.querySelector('[name=bannerOnAllSites]:checked') === null),
    );
    await staysAway(tab);
  });

  /** Waits a moment to see that no banner appears after its script is unregistered. */
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
    expect(await countBanners(tab)).toBe(0);
  }
});

/** Runs in the page. Returns its layout shift score so far (https://web.dev/articles/cls). */
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

/** Returns the elements around the banners. */
function neighbours(tab: Tab): Promise<{ before: string; after: string }> {
  return tab.evaluate(() => ({
    before: document.querySelector('#line-top')?.previousElementSibling?.tagName ?? '',
    after: document.querySelector('#line-bottom')?.nextElementSibling?.tagName ?? '',
  }));
}

/** Runs in the page. Returns true if it has an element without attributes, as a banner is. */
function isBare(body: ParentNode): boolean {
  return [...body.querySelectorAll('div')].some((element) => element.childNodes.length === 0);
}

function isOffered(tab: Tab): Promise<boolean> {
  return tab.within('#line-bottom', (root) => root.querySelector('.float:popover-open') !== null);
}

/**
 * Clicks and types in the page until the browser takes the user for active there. Firefox finds the
 * target of a click in another process, by the frame that was last drawn: on a page that it has just
 * begun to paint, a click is lost. A key goes to the focused page, drawn or not.
 */
async function pressUntilHeard(tab: Tab): Promise<void> {
  const isHeard = () => tab.evaluate(() => navigator.userActivation.hasBeenActive);
  const press = async () => {
    await tab.clickAt(300, 300);
    if (await isHeard()) return true;
    await tab.press('a');
    return isHeard();
  };
  await until('the press has an effect', press, { timeoutMs: 30_000 });
}
