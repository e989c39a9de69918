import axe from 'axe-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { View } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import { readerEnds } from './reader.ts';
import { setStage } from './stage.ts';

/** axe's own source as the body of a function, so that no page's policy stands in its way. */
const runAxe = new Function(
  `${axe.source}; return axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target).join(' ')));`,
) as () => Promise<string[]>;

const themes = ['light', 'dark'] as const;
const directions = ['ltr', 'rtl'] as const;

describe('axe finds nothing', () => {
  const stage = setStage();
  const address = (page: string) => `${stage.browser.origin}/src/pages/${page}/index.html`;

  // So that the history has something to show.
  beforeAll(async () => {
    const tab = await stage.browser.openTab(stage.site.url('/article.html'));
    await readerEnds(await tab.clickToolbar());
    await stage.browser.closePopup();
    await tab.close();
  });

  /** What axe objects to in a view, in every theme and direction. */
  async function objections(view: View): Promise<string[]> {
    const found: string[] = [];
    for (const theme of themes) {
      for (const direction of directions) {
        await view.evaluate(
          (wanted, dir) => {
            document.documentElement.dataset.theme = wanted;
            document.documentElement.dir = dir;
          },
          theme,
          direction,
        );
        const violations = await view.evaluate(runAxe);
        found.push(...violations.map((violation) => `${theme} ${direction} ${violation}`));
      }
    }
    return found;
  }

  it.each([
    ['done', '/article.html', '.point'],
    ['no article', '/list.html', '.trouble'],
    ['too short', '/short.html', '.trouble'],
  ])('in the reader: %s', async (_state, path, shown) => {
    const tab = await stage.open(path);
    const popup = await tab.clickToolbar();
    await readerEnds(popup);
    await until(shown, () =>
      popup.evaluate((selector) => document.querySelector(selector) !== null, shown),
    );
    expect(await objections(popup)).toEqual([]);
    await stage.browser.closePopup();
  });

  it('in what was read', async () => {
    const tab = await stage.open('/article.html');
    const popup = await tab.clickToolbar();
    await readerEnds(popup);
    await popup.click('.receipt-link');
    await until('the receipt', () =>
      popup.evaluate(() => document.querySelector('.read p') !== null),
    );
    expect(await objections(popup)).toEqual([]);
    await stage.browser.closePopup();
  });

  it.each(['options', 'history', 'welcome'])('on the page %s', async (page) => {
    const tab = await stage.openAddress(address(page));
    await until('the page', () => tab.evaluate(() => document.querySelector('h1') !== null));
    expect(await objections(tab)).toEqual([]);
  });
});
