/** What a user sees at a place of the screen: the sentence, or something that lies over it. */

import { unclobbered, unclobberedElement } from '../../extraction/dom/dom-clobbering.ts';
import { findFloating } from './floating.ts';
import { isPaintedAt } from './painted.ts';
import type { Sentence } from './sentence.ts';
import { getElementAt, isAround, listElementsAt } from './tree.ts';

/** What is at a place: the sentence's text, or what covers it; or the text is not drawn there. */
export type Hit =
  | { readonly kind: 'text' | 'missing' }
  | { readonly kind: 'blocker'; readonly element: Element };

/** Beyond so many shadow roots inside each other, a page is playing tricks. */
const maxRoots = 20;

/**
 * Looks at one place, in CSS pixels of the viewport of the sentence's document.
 * @param isLate tells whether there is no more time: then the text is taken to be what is seen
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

/** Looks at one tree. @returns the answer, or the shadow root in which to go on */
function hitTestIn(
  root: Document | ShadowRoot,
  x: number,
  y: number,
  { texts, isOutOfReach }: Sentence,
): Hit | ShadowRoot {
  const isText = (element: Element) => texts.some((text) => isAround(text, element));
  const first = getElementAt(root, x, y);
  // The usual answer, for which not all that lies there has to be listed.
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
      // The text is met before what is around it, unless it cannot be met at all: for its own sake, or
      // since a modal dialog is open, whose backdrop lets it be seen.
      return {
        kind: isOutOfReach || unclobberedElement(first).matches(':modal') ? 'text' : 'missing',
      };
    }
    // Of a text that is not met it is unknown what lies above it; only what floats surely does.
    if (isOutOfReach && !findFloating(element)) continue;
    if (isPaintedAt(element, x, y)) return { kind: 'blocker', element };
  }
  return { kind: 'missing' };
}
