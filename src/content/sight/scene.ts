/** Describes a sentence as each page around it shows it, from its own to the outermost. */

import { createHitTestLimit } from '../time-budget.ts';
import { type Box, getBounds, getLines, moveBox } from './box.ts';
import { type FloatingCache, findObstacle } from './floating.ts';
import { getFrame, getViewport, listScrollers, listWindows, type Scroller } from './scrollers.ts';
import type { Sentence } from './sentence.ts';

/** The sentence as seen in one of the pages. */
export interface Layer {
  readonly window: Window & typeof globalThis;
  /** In outer pages the frame element represents the sentence. */
  readonly sentence: Sentence;
  /** Lines of the sentence in this page's viewport. */
  readonly lines: Box[];
  readonly viewport: Box;
  /** Scrollers around it in this page, from the inside out. */
  readonly scrollers: Scroller[];
  /** The summary view, if it covers this page. */
  readonly view: Box | undefined;
}

/**
 * Lists the pages around a sentence.
 *
 * @param view the popup that covers the outermost page, in that page's viewport
 * @returns one layer per page, the sentence's own page first
 */
export function listLayers(sentence: Sentence, view: Box | undefined): Layer[] {
  const document = sentence.range.startContainer.ownerDocument;
  const layers: Layer[] = [];
  let lines = getLines(sentence.range);
  let current = sentence;
  let node: Node = sentence.range.startContainer;
  const windows = document ? listWindows(document) : [];
  for (const [i, window] of windows.entries()) {
    const isOutermost = i === windows.length - 1;
    layers.push({
      window,
      sentence: current,
      lines,
      viewport: getViewport(window),
      scrollers: listScrollers(node),
      view: isOutermost ? view : undefined,
    });
    const frame = getFrame(window);
    if (!frame) break;
    const { left, top } = frame.getBoundingClientRect();
    lines = lines.map((line) => moveBox(line, left + frame.clientLeft, top + frame.clientTop));
    current = { ...current, texts: [frame], isOutOfReach: false };
    node = frame;
  }
  return layers;
}

/**
 * Number of columns and height of the rows (in pixels) of the points that are tested for obstacles.
 */
const columns = 4;
const rowHeight = 20;
const maxObstacles = 20;

/**
 * Finds what would cover the sentence in its page, at whatever height its columns are scrolled to.
 *
 * @param isLate returns true once the search has to end with what it has found
 */
export function findObstacles(
  { window, sentence, lines, viewport, view }: Layer,
  isLate: () => boolean = createHitTestLimit(),
): Box[] {
  // Nothing is visible above the popup either, because it hangs from the toolbar.
  const obstacles: Box[] = view ? [{ ...view, top: -viewport.bottom }] : [];
  const bounds = getBounds(lines);
  if (!bounds) return obstacles;
  const left = Math.max(bounds.left, viewport.left) + 2;
  const width = Math.min(bounds.right, viewport.right) - left - 2;
  const known: FloatingCache = new Map();
  for (const y of listRows(viewport)) {
    for (let column = 0; column < columns; column++) {
      const x = left + (Math.max(0, width) * column) / (columns - 1);
      if (
        obstacles.some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)
      )
        continue;
      if (isLate()) return obstacles;
      const found = findObstacle(window.document, x, y, sentence, known);
      if (found) obstacles.push(found);
      if (obstacles.length >= maxObstacles) return obstacles;
    }
  }
  return obstacles;
}

/**
 * Lists rows from the upper and the lower edge inward, because bars are at the edges and time may
 * run out.
 */
function listRows({ top, bottom }: Box): number[] {
  const count = Math.max(0, Math.ceil((bottom - top - 2) / rowHeight));
  return Array.from({ length: count }, (_none, i) => {
    const row = i % 2 === 0 ? i / 2 : count - (i + 1) / 2;
    return top + 2 + row * rowHeight;
  });
}
