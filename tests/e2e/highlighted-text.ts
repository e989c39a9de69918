/** What is marked in a page, as the page itself can see it. */

import type { Tab } from './drivers/browser.ts';

/** The text that is marked, on one line; empty where nothing is. */
export function markedText(tab: Tab): Promise<string> {
  return tab.evaluate(() =>
    [...(CSS.highlights.get('no-time-to-read') ?? [])].join().replace(/\s+/g, ' '),
  );
}

/** Whether all of it is on the screen. */
export function isMarkInView(tab: Tab): Promise<boolean> {
  return tab.evaluate(() => {
    const [range] = CSS.highlights.get('no-time-to-read') ?? [];
    const box = (range as Range | undefined)?.getBoundingClientRect();
    return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
  });
}
