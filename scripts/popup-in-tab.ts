import type { Browser, Tab } from '../tests/e2e/drivers/browser.ts';
import { readerEnds } from '../tests/e2e/summary-view.ts';

/** As large as the popup at its largest. */
const popupSize = [381, 600] as const;

/**
 * The popup of an article, to be photographed: a popup without windows is cut to what would fit
 * there; in a tab of its size it is whole.
 */
export async function popupInTab(browser: Browser, article: Tab): Promise<Tab> {
  const opened = await article.clickToolbar();
  await readerEnds(opened);
  const tabId = await opened.evaluate(activeTab);
  await browser.closePopup();
  const popup = await browser.openTab(`${browser.origin}/src/ui/summary/index.html?tab=${tabId}`);
  await asLargeAsPopup(popup);
  // The window is the popup here, so all of it is taken: from its left edge, whatever the direction.
  await popup.evaluate(() => {
    document.documentElement.dataset.surface = 'panel';
  });
  await readerEnds(popup);
  return popup;
}

/** Gives a tab with a reader the popup's size. */
export function asLargeAsPopup(tab: Tab): Promise<void> {
  return tab.resize(...popupSize);
}

/** Runs in the popup. */
async function activeTab(): Promise<number> {
  const { tabs } = (globalThis as unknown as { chrome: Tabs }).chrome;
  const [tab] = await tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? 0;
}

interface Tabs {
  readonly tabs: { query(which: object): Promise<{ readonly id: number }[]> };
}
