/** Determines what the user sees at a point: the sentence, or something that covers it. */

import { unclobbered, unclobberedElement } from '../../extraction/dom/dom-clobbering.ts';
import { findFloating } from './floating.ts';
import { isPaintedAt } from './painted.ts';
import type { Sentence } from './sentence.ts';
import { getElementAt, isAround, listElementsAt } from './tree.ts';

/** Result at a point: the sentence's text, an element that covers it, or neither. */
export type Hit =
  | { readonly kind: 'text' | 'missing' }
  | { readonly kind: 'blocker'; readonly element: Element };

/** Nested shadow roots that are entered; a page with more is hostile. */
const maxRoots = 20;

/**
 * Tests one point, in CSS pixels of the viewport of the sentence's document.
 *
 * @param isLate returns true once the time is over; the text then counts as visible
 */
export function hitTest(
  document: Document,
  x: number,
  y: number,
  sentence: Sentence,
  isLate: () => boolean,
): Hit {
  let root: Document | ShadowRoot = document;
  for (let depth = 0; depth < maxRoots; depth++) {
    if (isLate()) return { kind: 'text' };
    const hit = hitTestIn(root, x, y, sentence);
    if (!(hit instanceof ShadowRoot)) return hit;
    root = hit;
  }
  return { kind: 'missing' };
}

/** Tests one tree. @returns the result, or the shadow root in which to continue */
function hitTestIn(
  root: Document | ShadowRoot,
  x: number,
  y: number,
  { texts, isOutOfReach }: Sentence,
): Hit | ShadowRoot {
  const isText = (element: Element) => texts.some((text) => isAround(text, element));
  const first = getElementAt(root, x, y);
  // In the usual case the list of all elements at the point is not needed.
  if (!first || isText(first)) return { kind: first ? 'text' : 'missing' };
  for (const element of listElementsAt(root, x, y)) {
    if (isText(element)) return { kind: 'text' };
    if (texts.some((text) => isAround(element, text))) {
      const shadowRoot = unclobbered(element, 'shadowRoot');
      const isHost =
        shadowRoot &&
        shadowRoot !== root &&
        !texts.some((t) => unclobberedElement(element).contains(t));
      if (isHost) return shadowRoot;
      // The text should be hit before its ancestors. It cannot be hit at all if it ignores pointer
      // events, or if a modal dialog is open whose backdrop may still let it be seen.
      return {
        kind: isOutOfReach || unclobberedElement(first).matches(':modal') ? 'text' : 'missing',
      };
    }
    // If the text cannot be hit, it is unknown what lies above it; only floating elements certainly
    // do.
    if (isOutOfReach && !findFloating(element)) continue;
    if (isPaintedAt(element, x, y)) return { kind: 'blocker', element };
  }
  return { kind: 'missing' };
}
