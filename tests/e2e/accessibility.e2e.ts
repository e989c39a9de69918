import { beforeAll, describe, expect, inject, it } from 'vitest';
import { appearances, findAllViolations } from './axe.ts';
import { findBannerViolations } from './banner-axe.ts';
import { openBanner, turnBannerOn, waitForBanners } from './banner-helpers.ts';
import type { Tab } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import { isThere } from './history-helpers.ts';
import { storeRecords, withVariants } from './many-records.ts';
import { openState, type StateName, showState, viewStates } from './states.ts';
import { waitForOutcome } from './summary-view.ts';

const isChromium = inject('browserName') === 'chromium';

/** Every state in Chromium; in Firefox those that look different. */
const states = (
  isChromium
    ? Object.keys(viewStates)
    : ['reading', 'done', 'paragraph', 'changed', 'model done', 'no article', 'needs access']
) as StateName[];
/**
 * Every appearance in Chromium. In Firefox, where axe takes four times as long, each theme and
 * direction once.
 */
const worn = appearances.filter(
  ([theme, direction]) => isChromium || (theme === 'light') === (direction === 'ltr'),
);

const stage = useBrowser();

describe('axe finds no violation', () => {
  const address = (page: string) => `${stage.browser.origin}/src/ui/${page}/index.html`;

  // The history needs records to show.
  beforeAll(async () => {
    const tab = await stage.browser.openTab(stage.site.url('/article.html'));
    await waitForOutcome(await tab.clickToolbar());
    await stage.browser.closePopup();
    await tab.close();
  });

  it('in any state of the summary view', async () => {
    const summaryView = await openState(stage.browser, 'done');
    for (const state of states) {
      await showState(summaryView, state);
      expect(await findAllViolations(summaryView, worn), state).toEqual([]);
    }
    await summaryView.close();
  });

  it('in the parts of the summary view that open: more actions, list items, point footer', async () => {
    const summaryView = await openState(stage.browser, 'contents');
    await summaryView.click('.more-toggle');
    await summaryView.click('.point');
    await until('all of it is open', () => summaryView.evaluate(isAllOpen));
    expect(await findAllViolations(summaryView, worn)).toEqual([]);
    await summaryView.close();
  });

  it('in the headlines of an index page', async () => {
    const tab = await stage.open('/list.html');
    const view = await tab.clickToolbar();
    await until('the headlines', () =>
      view.evaluate(() => document.querySelector('.headlines') !== null),
    );
    expect(await findAllViolations(view, worn)).toEqual([]);
    await stage.browser.closePopup();
  });

  it('in a side panel without access to its tab', async () => {
    const summaryView = await stage.openAddress(`${address('summary')}?surface=panel&tab=4000000`);
    await until('it says so', () =>
      summaryView.evaluate(() => document.querySelector('main .error') !== null),
    );
    expect(await findAllViolations(summaryView, worn)).toEqual([]);
  });

  it('in the receipt', async () => {
    const summaryView = await openState(stage.browser, 'done');
    await summaryView.click('.receipt-link');
    await until('the receipt', () => summaryView.evaluate(isThere, '.read mark'));
    await summaryView.click('.excluded summary');
    expect(await findAllViolations(summaryView, worn)).toEqual([]);
    await summaryView.close();
  });

  it.runIf(isChromium)('in the banner, open or closed', async () => {
    const tab = await stage.open('/article.html');
    await turnBannerOn(stage.browser, tab);
    await openBanner(tab, 'bottom');
    expect((await findBannerViolations(tab, 'bottom')).flat()).toEqual([]);
    await tab.goto(stage.site.url('/article.html'));
    await waitForBanners(tab);
    expect((await findBannerViolations(tab, 'top')).flat()).toEqual([]);
  });

  it.each(['options', 'history', 'welcome'])('on the page %s', async (page) => {
    const tab = await stage.openAddress(address(page));
    await until('the page', () => tab.evaluate(() => document.querySelector('h1') !== null));
    expect(await findAllViolations(tab, worn)).toEqual([]);
  });

  it('on the welcome page with the sample summarized', async () => {
    const tab = await stage.openAddress(address('welcome'));
    await tab.click('[name=try]');
    await tab.click('.demo-points li:nth-child(2) button');
    expect(await findAllViolations(tab, worn)).toEqual([]);
  });

  it('in the history with a record of several variants open', async () => {
    const tab = await stage.openAddress(address('history'));
    await storeRecords(tab, [withVariants(Date.now())]);
    await until('the record', () => tab.evaluate(isThere, '.record'));
    await tab.click('.export-all summary');
    await tab.click('.record-toggle');
    await until('its variants', () => tab.evaluate(isThere, '.variants'));
    expect(await findAllViolations(tab, worn)).toEqual([]);
  });
});

describe('every control stays usable', () => {
  it('at 320 pixels, which equals a popup at 200 %, in any state', async () => {
    const summaryView = await openState(stage.browser, 'done', 'panel');
    await summaryView.resize(320, 640);
    for (const state of states) {
      await showState(summaryView, state);
      expect(await beyondTheEdge(summaryView), state).toEqual([]);
    }
    await summaryView.close();
  });

  it('in the largest popup, whose footer is visible', async () => {
    const summaryView = await openState(stage.browser, 'done');
    await summaryView.resize(380, 600);
    for (const state of states) {
      await showState(summaryView, state);
      const height = await summaryView.evaluate(() => document.documentElement.scrollHeight);
      expect(height, state).toBeLessThanOrEqual(600);
    }
    await summaryView.close();
  });

  it('by keyboard: everything can be focused, with a visible focus', async () => {
    const summaryView = await openState(stage.browser, 'model done');
    await summaryView.click('.more-toggle');
    await until('all of it is loaded', () =>
      summaryView.evaluate(() => document.querySelector('.banner-on') !== null),
    );
    const unseen: string[] = [];
    // Some controls appear once the browser has answered; the next round reaches them.
    for (let presses = 0; presses < 60; presses += 1) {
      if ((await summaryView.evaluate(unreached)).length === 0) break;
      await summaryView.press('Tab');
      unseen.push(...(await summaryView.evaluate(reachFocused)));
    }
    expect(await summaryView.evaluate(unreached)).toEqual([]);
    expect(unseen).toEqual([]);
    await summaryView.close();
  });
});

/** Runs in the summary view. Returns true if everything that can open is open. */
function isAllOpen(): boolean {
  return ['.more .banner-on', '.items li', '.point-foot'].every((part) =>
    document.querySelector(part),
  );
}

/** Returns what overflows the window horizontally. */
function beyondTheEdge(summaryView: Tab): Promise<string[]> {
  return summaryView.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 1 && (left < -1 || right > innerWidth + 1);
      })
      .map((element) => `${element.tagName} ${element.className}`),
  );
}

/**
 * Runs in the summary view. Records the focused control. @returns its name if the focus is not
 * visible
 */
function reachFocused(): string[] {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || !element.matches('button, a, input')) return [];
  element.dataset.reached = '';
  const shown = element.matches('.segmented input') ? element.parentElement : element;
  const { outlineStyle, outlineWidth } = getComputedStyle(shown ?? element);
  const isSeen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  return isSeen ? [] : [element.outerHTML];
}

/** Runs in the summary view. Returns the controls that have not had the focus yet. */
function unreached(): string[] {
  const wanted = document.querySelectorAll<HTMLElement>('button:not(:disabled), a, input:checked');
  return [...wanted].filter(({ dataset }) => !('reached' in dataset)).map((each) => each.outerHTML);
}
