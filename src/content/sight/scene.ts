/**
 * Describes a sentence in each page around it, from its own to the outermost: its lines, the
 * scrollers, and the obstacles. Called from the other modules in `sight/` and
 * from `highlighter.ts`.
 */

import { unclobbered, unclobberedElement } from '../../extraction/dom/dom-clobbering.ts';
import { createHitTestLimit } from '../time-budget.ts';
import { type FloatingCache, findObstacle } from './floating.ts';
import { type Box, getBounds, getLines, getOuter, moveBox, type Sentence } from './geometry.ts';

/** A scrollable part of a page, or the page itself. */
export interface Scroller {
  /** Safe to read; see `unclobberedElement`. */
  readonly element: Element;
  readonly window: Window & typeof globalThis;
  readonly isPage: boolean;
}

/** At most this many nested scrollers are used; a page with more is hostile. */
const maxScrollers = 20;
/** At most this many ancestors of a sentence are read, and this many nested frames. */
const maxStyled = 200;
const maxFrames = 10;

/**
 * Lists the windows from a document's own to the outermost accessible one, which belongs to the
 * same site.
 */
export function listWindows(document: Document): (Window & typeof globalThis)[] {
  const windows: (Window & typeof globalThis)[] = [];
  let window = unclobbered(document, 'defaultView');
  while (window && windows.length < maxFrames) {
    windows.push(window);
    window = getFrame(window)?.ownerDocument.defaultView ?? null;
  }
  return windows;
}

/**
 * Returns the frame element that shows this window; null in the outermost page, or in a page of
 * another site.
 */
function getFrame(window: Window): Element | null {
  try {
    return window.frameElement;
  } catch {
    return null;
  }
}

/** Lists the scrollers around a node in its own document, from the inside out. */
function listScrollers(node: Node): Scroller[] {
  const document = unclobbered(node, 'ownerDocument');
  const window = document && unclobbered(document, 'defaultView');
  const page =
    document &&
    (unclobbered(document, 'scrollingElement') ?? unclobbered(document, 'documentElement'));
  if (!window || !page) return [];
  const scrollers: Scroller[] = [];
  let around = getOuter(node);
  for (let left = maxStyled; around && left > 0; around = getOuter(around), left--) {
    if (scrollers.length >= maxScrollers) break;
    const name = unclobbered(around, 'localName');
    const isPart = around !== page && name !== 'body' && name !== 'html';
    if (isPart && isScrolling(around))
      scrollers.push({ element: unclobberedElement(around), window, isPage: false });
  }
  return [...scrollers, { element: page, window, isPage: true }];
}

function isScrolling(element: Element): boolean {
  const { scrollHeight, clientHeight, scrollWidth, clientWidth } = unclobberedElement(element);
  if (scrollHeight <= clientHeight && scrollWidth <= clientWidth) return false;
  // `overflow: hidden` can be scrolled by scripts, but not by the user.
  const { overflowX, overflowY } = getComputedStyle(element);
  return /auto|scroll/.test(`${overflowX} ${overflowY}`);
}

/** Returns the box through which a scroller shows its content, in its window's viewport. */
export function getScrollerBox({ element, window, isPage }: Scroller): Box {
  if (isPage) return getViewport(window);
  const { left, top } = element.getBoundingClientRect();
  const { clientLeft, clientTop, clientWidth, clientHeight } = element;
  return {
    left: left + clientLeft,
    top: top + clientTop,
    right: left + clientLeft + clientWidth,
    bottom: top + clientTop + clientHeight,
  };
}

/** Returns the viewport of a window without its scroll bars. */
function getViewport({ document, innerWidth, innerHeight }: Window): Box {
  const { clientWidth, clientHeight } = unclobbered(document, 'documentElement');
  // Without a doctype the root element is as high as its content.
  return {
    left: 0,
    top: 0,
    right: Math.min(innerWidth, clientWidth || innerWidth),
    bottom: Math.min(innerHeight, clientHeight || innerHeight),
  };
}

/** Returns how far a scroller can scroll up (0 or less) and down (0 or more), in pixels. */
export function getScrollRange({ element }: Scroller): { min: number; max: number } {
  const { scrollTop, scrollHeight, clientHeight } = element;
  return { min: -scrollTop, max: Math.max(0, scrollHeight - clientHeight - scrollTop) };
}

/** Reads the scroll positions of scrollers, to compare them or to scroll back. */
export function readPositions(scrollers: readonly Scroller[]): { left: number; top: number }[] {
  return scrollers.map(({ element }) => ({ left: element.scrollLeft, top: element.scrollTop }));
}

/** Lists the scrollers around a node, including those of the pages around its own. */
export function listAllScrollers(node: Node): Scroller[] {
  const scrollers = listScrollers(node);
  for (const window of node.ownerDocument ? listWindows(node.ownerDocument) : []) {
    const frame = getFrame(window);
    if (frame) scrollers.push(...listScrollers(frame));
  }
  return scrollers;
}

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
    current = { ...current, texts: [frame], ignoresPointer: false };
    node = frame;
  }
  return layers;
}

/** Points in this many columns, and in rows of this height in pixels, are tested for obstacles. */
const columns = 4;
const rowHeight = 20;
const maxObstacles = 20;

/**
 * Finds the obstacles that would cover the sentence in its page, whatever height it is scrolled to.
 *
 * @param isLate returns true once the search has to end with the obstacles found so far
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
