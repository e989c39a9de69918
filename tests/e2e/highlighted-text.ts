/** Reads the highlights of a page from the page's own perspective. */

import type { Tab } from './drivers/browser.ts';

/** Returns the highlighted text on one line; empty without a highlight. */
export function getHighlightedText(tab: Tab): Promise<string> {
  return tab.evaluate(() =>
    [...(CSS.highlights.get('no-time-to-read') ?? [])].join().replace(/\s+/g, ' '),
  );
}

/** Returns true if the whole highlight is on the screen. */
export function isHighlightInView(tab: Tab): Promise<boolean> {
  return tab.evaluate(() => {
    const [range] = CSS.highlights.get('no-time-to-read') ?? [];
    const box = (range as Range | undefined)?.getBoundingClientRect();
    return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
  });
}
