import type { Browser, Tab } from '../tests/e2e/drivers/browser.ts';
import { waitForOutcome } from '../tests/e2e/summary-view.ts';

/** The largest size of the popup. */
const popupSize = [381, 600] as const;

/**
 * Opens an article's popup in a tab of its size for a screenshot. A real popup is clipped in a
 * headless browser.
 */
export async function openPopupInTab(browser: Browser, article: Tab): Promise<Tab> {
  const opened = await article.clickToolbar();
  await waitForOutcome(opened);
  const tabId = await opened.evaluate(getActiveTab);
  await browser.closePopup();
  const popup = await browser.openTab(`${browser.origin}/src/ui/summary/index.html?tab=${tabId}`);
  await resizeToPopup(popup);
  // The whole window is taken, so the popup starts at its left edge in both directions.
  await popup.evaluate(() => {
    document.documentElement.dataset.surface = 'panel';
  });
  await waitForOutcome(popup);
  return popup;
}

/** Gives a tab with a summary view the size of the popup. */
export function resizeToPopup(tab: Tab): Promise<void> {
  return tab.resize(...popupSize);
}

/** Runs in the popup. */
async function getActiveTab(): Promise<number> {
  const { tabs } = (globalThis as unknown as { chrome: Tabs }).chrome;
  const [tab] = await tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? 0;
}

interface Tabs {
  readonly tabs: { query(which: object): Promise<{ readonly id: number }[]> };
}
