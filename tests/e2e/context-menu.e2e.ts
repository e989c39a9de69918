import { describe, expect, it } from 'vitest';
import { isLong } from '../sampled-suites.ts';
import type { Tab } from './drivers/browser.ts';
import { canReachMenu, useBrowser, withMenu } from './e2e-setup.ts';
import { pointsFromTerminal } from './sample.ts';
import { waitForOutcome } from './summary-view.ts';

/** Number of times that the page, and then a selection, is summarized. */
const rounds = isLong ? 10 : 4;

/** Passages of the sample article, by their first and last paragraph. */
const passages = [
  { first: 'h2:nth-of-type(1) + p', last: 'h2:nth-of-type(1) + p + p + p' },
  { first: 'h2:nth-of-type(2) + p', last: 'h2:nth-of-type(2) + p + p + p' },
] as const;

describe.skipIf(!canReachMenu)('the context menu', () => {
  const stage = useBrowser(withMenu);

  it(`summarizes the page or the selection as requested, ${2 * rounds} times in a row`, async () => {
    const tab = await stage.open('/article.html');
    const wholePage = pointsFromTerminal();
    for (let round = 0; round < rounds; round += 1) {
      await clearSelection(tab);
      await tab.chooseFromMenu('article > p', 'page');
      const page = await waitForOutcome(await stage.browser.popup());
      expect(page, `page, round ${round}`).toMatchObject({ alert: '', points: wholePage });
      await stage.browser.closePopup();

      const { first, last } = passages[round % 2 ? 1 : 0];
      const selected = await select(tab, first, last);
      await tab.chooseFromMenu(first, 'selection');
      const selection = await waitForOutcome(await stage.browser.popup());
      expect(selection.alert, `selection, round ${round}`).toBe('');
      expect(selection.points.length).toBeGreaterThan(0);
      for (const point of selection.points) expect(selected).toContain(point);
      await stage.browser.closePopup();
    }
  });

  it('says that the selection is too short', async () => {
    const tab = await stage.open('/article.html');
    await select(tab, 'figcaption', 'figcaption');
    await tab.chooseFromMenu('figcaption', 'selection');
    expect(await waitForOutcome(await stage.browser.popup())).toMatchObject({
      code: 'too-short',
      points: [],
    });
  });
});

function clearSelection(tab: Tab): Promise<void> {
  return tab.evaluate(() => document.getSelection()?.removeAllRanges());
}

/**
 * Selects from the start of one element to the end of another.
 * @returns the selected text on one line
 */
function select(tab: Tab, first: string, last: string): Promise<string> {
  return tab.evaluate(
    (first, last) => {
      const [from, to] = [document.querySelector(first), document.querySelector(last)];
      if (!from || !to) throw new Error('The article has no such passage');
      document.getSelection()?.setBaseAndExtent(from, 0, to, to.childNodes.length);
      return String(document.getSelection()).replace(/\s+/g, ' ');
    },
    first,
    last,
  );
}
