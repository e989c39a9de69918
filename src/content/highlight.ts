/** From an anchor to its sentence, marked in this document. */

import type { Anchor } from '../article/article.ts';
import { locate } from '../article/locate.ts';
import { clearMark, mark } from '../platform/mark.ts';
import { timed } from './clock.ts';

/**
 * Marks the sentence of an anchor, instead of the one that was marked before.
 * @param scroll whether to bring it into view.
 * @returns whether it stands in the document.
 */
export function highlight(document: Document, anchor: Anchor, scroll: boolean): boolean {
  clearMark();
  const range = locate(document, anchor, timed);
  if (!range) return false;
  mark(range, scroll);
  // The mark stays when the popup closes, and goes when the reader takes up the page again.
  if (scroll) document.addEventListener('pointerdown', clearMark, { once: true, capture: true });
  return true;
}

/**
 * Takes the mark away.
 * @returns true, always.
 */
export function clearHighlight(): boolean {
  clearMark();
  return true;
}
