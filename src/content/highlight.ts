/** From an anchor to its sentence, marked in this document. */

import type { Anchor } from '../article/article.ts';
import { locate } from '../article/locate.ts';
import { clearMark, mark } from '../platform/mark.ts';
import type { Found } from '../platform/page-calls.ts';
import { timed } from './clock.ts';
import { isShown, openersOf } from './closed.ts';

/** Milliseconds that a page gets to show what was opened, and between two looks at it. */
const openingTime = 1_500;
const lookEvery = 50;

/**
 * Marks the sentence of an anchor, instead of the one that was marked before.
 * @param scroll whether to bring it into view.
 */
export function highlight(document: Document, anchor: Anchor, scroll: boolean): Found {
  clearMark();
  const range = find(document, anchor);
  if (!range) return 'gone';
  const { startContainer } = range;
  if (!isShown(startContainer)) return openersOf(startContainer).length > 0 ? 'closed' : 'hidden';
  mark(range, scroll);
  // The mark stays when the popup closes, and goes when the reader takes up the page again.
  document.addEventListener('pointerdown', clearMark, { once: true, capture: true });
  return 'marked';
}

/**
 * Opens what hides the sentence, marks it and goes there. The page is changed as by the reader's own
 * click, which is why this is done at one alone.
 */
export async function reveal(document: Document, anchor: Anchor): Promise<Found> {
  const place = find(document, anchor)?.startContainer;
  if (!place) return 'gone';
  for (const open of openersOf(place)) open();
  // The page has its turn first: what it does with the clicks is work of its own.
  await pause(0);
  for (const end = performance.now() + openingTime; performance.now() < end; ) {
    // A page may draw anew what it opens, so the sentence is looked for again.
    const found = highlight(document, anchor, true);
    if (found === 'marked') return found;
    await pause(lookEvery);
  }
  return find(document, anchor) ? 'hidden' : 'gone';
}

/** @param ms milliseconds */
function pause(ms: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, ms));
}

/** In what is shown; else in what is there all the same. */
function find(document: Document, anchor: Anchor): Range | undefined {
  const options = timed();
  return (
    locate(document, anchor, options) ?? locate(document, anchor, { ...options, hidden: true })
  );
}

/**
 * Takes the mark away.
 * @returns true, always.
 */
export function clearHighlight(): boolean {
  clearMark();
  return true;
}
