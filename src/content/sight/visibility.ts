/** Determines whether a highlighted sentence is visible and, if not, what is in the way. */

import type { HighlightVisibility } from '../../browser/highlight-api.ts';
import { unclobberedElement } from '../../extraction/dom/dom-clobbering.ts';
import { createHitTestLimit } from '../time-budget.ts';
import { type Box, getBounds, isInside } from './box.ts';
import { isPartOfDialog } from './floating.ts';
import { hitTest } from './hit-test.ts';
import { type Layer, listLayers } from './scene.ts';
import { getScrollerBox } from './scrollers.ts';
import type { Sentence } from './sentence.ts';

/** Lines of a sentence that are tested, spread over all of them. */
const maxLines = 8;
/** Share of the screen's height; of a sentence that is higher, only as much as fits is tested. */
const fullShare = 0.9;

/** From worst to best; the worst of all tested points counts. */
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
    for (const line of listLinesToSee(layer)) {
      for (const x of listPlaces(line)) {
        const found = lookAt(layer, x, (line.top + line.bottom) / 2, isLate);
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
function listPlaces({ left, right }: Box): number[] {
  const inset = Math.min(3, (right - left) / 4);
  return [left + inset, (left + right) / 2, right - inset];
}

/** Lists lines from the first to the last; if the sentence does not fit, as many as do. */
function listLinesToSee({ lines, viewport }: Layer): Box[] {
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

function lookAt(layer: Layer, x: number, y: number, isLate: () => boolean): HighlightVisibility {
  const { window, sentence, scrollers, view } = layer;
  if (!scrollers.every((scroller) => isInside(x, y, getScrollerBox(scroller)))) return 'off-screen';
  const hit = hitTest(window.document, x, y, sentence, isLate);
  if (hit.kind === 'blocker') return isPartOfDialog(hit.element) ? 'behind-dialog' : 'covered';
  if (hit.kind === 'missing') return 'hidden';
  return view && isInside(x, y, view) ? 'behind-view' : 'visible';
}
