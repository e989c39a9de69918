/** A sentence as each page around it shows it, from its own to the outermost. */

import { createHitTestLimit } from '../time-budget.ts';
import { type Box, getBounds, getLines, moveBox } from './box.ts';
import { type FloatingCache, findObstacle } from './floating.ts';
import { getFrame, getViewport, listScrollers, listWindows, type Scroller } from './scrollers.ts';
import type { Sentence } from './sentence.ts';

/** The same sentence in one of the pages. */
export interface Layer {
  readonly window: Window & typeof globalThis;
  /** In the outer pages the element of the frame stands for the sentence. */
  readonly sentence: Sentence;
  /** Its lines in this page's viewport. */
  readonly lines: Box[];
  readonly viewport: Box;
  /** What scrolls around it in this page, from the inside out. */
  readonly scrollers: Scroller[];
  /** The summary view, if it lies over this page. */
  readonly view: Box | undefined;
}

/**
 * @param view the popup that lies over the outermost page, in the viewport of that
 * @returns the sentence's own page first
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

/** How many columns, and how far apart (in pixels) rows, of places are looked at for obstacles. */
const columns = 4;
const rowHeight = 20;
const maxObstacles = 20;

/**
 * What would lie over the sentence in its page, wherever in its columns that is scrolled to.
 * @param isLate tells whether the search has to end with what it has found
 */
export function findObstacles(
  { window, sentence, lines, viewport, view }: Layer,
  isLate: () => boolean = createHitTestLimit(),
): Box[] {
  // It hangs from the toolbar: above it nothing is seen either.
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

/** From the upper and the lower edge inward: bars lie there, and time may run out. */
function listRows({ top, bottom }: Box): number[] {
  const count = Math.max(0, Math.ceil((bottom - top - 2) / rowHeight));
  return Array.from({ length: count }, (_none, i) => {
    const row = i % 2 === 0 ? i / 2 : count - (i + 1) / 2;
    return top + 2 + row * rowHeight;
  });
}
