import { describe, expect, it } from 'vitest';
import { until } from './drivers/until.ts';
import { readerEnds } from './reader.ts';
import { launch, openSampleSite } from './stage.ts';

describe('the network', () => {
  it('sees nothing of us: not in reading, writing, marking, choosing, nor after a restart', async () => {
    const site = await openSampleSite();
    const browser = await launch();
    const tab = await browser.openTab(site.url('/article.html'));
    const reader = await tab.clickToolbar();
    const usual = await readerEnds(reader);
    await reader.click('label:has(> input[value=long])');
    await until('there are more points', async () => {
      const { points } = await readerEnds(reader);
      return points.length > usual.points.length;
    });
    await reader.click('.points li:first-child .point');
    await until('it is marked', () => tab.evaluate(() => CSS.highlights.size > 0));
    const options = await browser.openTab(`${browser.origin}/src/pages/options/index.html`);
    await until('the options are shown', () =>
      options.evaluate(() => document.querySelector('input') !== null),
    );
    await browser.restart();
    const again = await browser.openTab(site.url('/article.html'));
    await readerEnds(await again.clickToolbar());
    const requests = await browser.close();
    await site.close();

    expect(requests.filter(({ from }) => from === browser.origin)).toEqual([]);
    // Nor in the page's name: it was asked for twice, and nothing besides.
    expect(site.asked.filter((path) => path !== '/favicon.ico')).toEqual([
      '/article.html',
      '/article.html',
    ]);
    expect(requests.map(({ url }) => url)).toContain(site.url('/article.html'));
  });

  it('would show us, if there were anything to see', async () => {
    const site = await openSampleSite();
    const browser = await launch();
    const options = await browser.openTab(`${browser.origin}/src/pages/options/index.html`);
    const address = site.url('/empty');
    await options.evaluate((to) => location.assign(to), address);
    await until('the page was asked for', () => site.asked.includes('/empty'));
    const requests = await browser.close();
    await site.close();
    expect(requests).toContainEqual({ url: address, from: browser.origin });
  });
});
