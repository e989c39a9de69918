/**
 * Records every request of a whole session, with Chromium's own log of its network stack or an
 * observer in Firefox's parent process. None may be the extension's.
 */

import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import type { Browser, View } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import { launch, openSampleSite } from './e2e-setup.ts';
import { waitForOutcome } from './summary-view.ts';

const pages = Array.from({ length: 10 }, (_none, i) => `/article.html?page=${i + 1}`);
/** Firefox has voices of its own for tests. */
const preferences = { 'media.webspeech.synth.test': true };

describe('the network', () => {
  it('sees no request of the extension from the install over ten pages, history, options and speech to a restart', async () => {
    const site = await openSampleSite();
    const browser = await launch({ preferences });
    // Chromium has no voices of its own.
    if (inject('browserName') === 'chromium')
      await browser.installAnother(join(import.meta.dirname, 'voice'));
    const first = await browser.openTab(site.url('/article.html'));
    const view = await first.clickToolbar();
    const usual = await waitForOutcome(view);
    await view.click('label:has(> input[value=long])');
    await until('there are more points', async () => {
      const { points } = await waitForOutcome(view);
      return points.length > usual.points.length;
    });
    await view.click('.points li:first-child .point');
    await until('it is highlighted', () => first.evaluate(() => CSS.highlights.size > 0));
    await listen(view);

    for (const page of pages) {
      const tab = await browser.openTab(site.url(page));
      await waitForOutcome(await tab.clickToolbar());
      await tab.close();
    }
    for (const path of ['welcome', 'options', 'history']) await visit(browser, path);
    const kept = Object.keys(await browser.stored('local'));
    expect(kept.filter((key) => key.startsWith('record:')).length).toBeGreaterThan(0);
    await browser.restart();
    const again = await browser.openTab(site.url('/article.html'));
    await waitForOutcome(await again.clickToolbar());
    const requests = await browser.close();
    await site.close();

    expect(requests.filter(({ from }) => from === browser.origin)).toEqual([]);
    // No request in a page's name either: each page was requested once a visit, and nothing else.
    const asked = ['/article.html', ...pages, '/article.html'];
    expect(site.asked.filter((path) => path !== '/favicon.ico')).toEqual(asked);
    expect(requests.map(({ url }) => url)).toContain(site.url('/article.html'));
    // No request in the browser's name either: whatever it requests has nothing to do with the
    // articles.
    const others = requests.filter(({ url }) => !url.startsWith(site.url('/')));
    expect(others.filter(({ url }) => url.includes('article.html'))).toEqual([]);
  }, 120_000);

  it('would show a request if there were one', async () => {
    const site = await openSampleSite();
    const browser = await launch();
    const options = await browser.openTab(`${browser.origin}/src/ui/options/index.html`);
    const address = site.url('/empty');
    await options.evaluate((to) => location.assign(to), address);
    await until('the page was requested', () => site.asked.includes('/empty'));
    const requests = await browser.close();
    await site.close();
    expect(requests).toContainEqual({ url: address, from: browser.origin });
  });
});

/** Starts reading aloud and waits for speech. */
async function listen(view: View): Promise<void> {
  const button = 'button[aria-label="Listen"]';
  await until('there is a voice', () =>
    view.evaluate((selector) => document.querySelector(selector) !== null, button),
  );
  // A test voice finishes before anyone could ask if it is speaking.
  await view.evaluate(() => {
    const speak = speechSynthesis.speak.bind(speechSynthesis);
    speechSynthesis.speak = (said) => {
      document.body.dataset.said = said.text;
      speak(said);
    };
  });
  await view.click(button);
  await until('it is spoken', () => view.evaluate(() => document.body.dataset.said));
}

async function visit(browser: Browser, name: string): Promise<void> {
  const page = await browser.openTab(`${browser.origin}/src/ui/${name}/index.html`);
  await until(`the page ${name} is shown`, () =>
    page.evaluate(() => document.querySelector('h1, h2') !== null),
  );
  if (name === 'history') {
    await until('records are listed', () =>
      page.evaluate(() => document.querySelector('.record-toggle') !== null),
    );
    await page.click('.record-toggle');
    await until('one is open', () =>
      page.evaluate(() => document.querySelector('.record-details .point') !== null),
    );
  }
  await page.close();
}
