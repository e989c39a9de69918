/**
 * Determines whether a highlighted sentence is visible and, if not, what is in the way. Called from
 * `keep-in-sight.ts`.
 */

import type { HighlightVisibility } from '../../browser/content-api.ts';
import { unclobbered, unclobberedElement } from '../../extraction/dom/dom-clobbering.ts';
import { createHitTestLimit } from '../time-budget.ts';
import { findFloating, isPaintedAt, isPartOfDialog } from './floating.ts';
import {
  type Box,
  getBounds,
  getElementAt,
  isAround,
  isInside,
  listElementsAt,
  type Sentence,
} from './geometry.ts';
import { getScrollerBox, type Layer, listLayers } from './scene.ts';

/** The result of a test at a point: the sentence's text, an element that covers it, or neither. */
type Hit =
  | { readonly kind: 'text' | 'missing' }
  | { readonly kind: 'blocker'; readonly element: Element };

/** At most this many nested shadow roots are entered; a page with more is hostile. */
const maxRoots = 20;

/**
 * Tests one point, in CSS pixels of the viewport of the sentence's document.
 *
 * @param isLate returns true once the time is over; the text then counts as visible
 */
function hitTest(
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

/**
 * Tests one tree.
 *
 * @returns the result, or the shadow root in which to continue
 */
function hitTestIn(
  root: Document | ShadowRoot,
  x: number,
  y: number,
  { texts, ignoresPointer }: Sentence,
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
        kind: ignoresPointer || unclobberedElement(first).matches(':modal') ? 'text' : 'missing',
      };
    }
    // If the text cannot be hit, the stacking order is unknown, but floating elements are certainly
    // above it.
    if (ignoresPointer && !findFloating(element)) continue;
    if (isPaintedAt(element, x, y)) return { kind: 'blocker', element };
  }
  return { kind: 'missing' };
}

/** At most this many lines of a sentence are tested, spread over all of them. */
const maxLines = 8;
/** Of a sentence that is higher than this share of the screen, only as much as fits is tested. */
const fullShare = 0.9;

/** The order from worst to best. The worst of all tested points counts. */
const worstFirst: readonly HighlightVisibility[] = [
  'hidden',
  'off-screen',
  'behind-dialog',
  'covered',
  'behind-view',
  'visible',
];

/**
 * Determines the visibility of a sentence. Points for which there is no time count as visible,
 * because most of what is on the screen is.
 *
 * @param view the popup that covers the outermost page, in that page's viewport
 */
export function getVisibility(sentence: Sentence, view: Box | undefined): HighlightVisibility {
  if (!sentence.texts.every(isDrawn)) return 'hidden';
  const layers = listLayers(sentence, view);
  if (!layers[0]?.lines.length) return 'hidden';
  let worst: HighlightVisibility = 'visible';
  const isLate = createHitTestLimit();
  for (const layer of layers) {
    for (const line of listTestedLines(layer)) {
      for (const x of listTestedPoints(line)) {
        const found = testPoint(layer, x, (line.top + line.bottom) / 2, isLate);
        if (worstFirst.indexOf(found) < worstFirst.indexOf(worst)) worst = found;
      }
    }
  }
  return worst;
}

function isDrawn(element: Element): boolean {
  return unclobberedElement(element).checkVisibility({
    opacityProperty: true,
    visibilityProperty: true,
  });
}

/** Lists the points of a line that are tested: near both ends, and in the middle. */
function listTestedPoints({ left, right }: Box): number[] {
  const inset = Math.min(3, (right - left) / 4);
  return [left + inset, (left + right) / 2, right - inset];
}

/** Lists lines from the first to the last; if the sentence does not fit, as many as do. */
function listTestedLines({ lines, viewport }: Layer): Box[] {
  const bounds = getBounds(lines);
  if (!bounds) return [];
  const height = (viewport.bottom - viewport.top) * fullShare;
  const isWhole = bounds.bottom - bounds.top <= height;
  const candidates = isWhole
    ? lines
    : lines.filter(({ bottom }) => bottom - bounds.top <= height / 2);
  const every = Math.max(1, (candidates.length - 1) / (maxLines - 1));
  const sample: Box[] = [];
  for (let at = 0; Math.round(at) < candidates.length; at += every) {
    const line = candidates[Math.round(at)];
    if (line) sample.push(line);
  }
  return sample;
}

function testPoint(layer: Layer, x: number, y: number, isLate: () => boolean): HighlightVisibility {
  const { window, sentence, scrollers, view } = layer;
  if (!scrollers.every((scroller) => isInside(x, y, getScrollerBox(scroller)))) return 'off-screen';
  const hit = hitTest(window.document, x, y, sentence, isLate);
  if (hit.kind === 'blocker') return isPartOfDialog(hit.element) ? 'behind-dialog' : 'covered';
  if (hit.kind === 'missing') return 'hidden';
  return view && isInside(x, y, view) ? 'behind-view' : 'visible';
}
