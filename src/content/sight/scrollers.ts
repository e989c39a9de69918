/**
 * Finds what has to be scrolled for a sentence to be visible: parts of its page, the page, and
 * those around it.
 */

import { unclobbered, unclobberedElement } from '../../extraction/dom/dom-clobbering.ts';
import type { Box } from './box.ts';
import { getOuter } from './tree.ts';

/** A scrollable part of a page, or the page itself. */
export interface Scroller {
  /** Safe to read; see `unclobberedElement`. */
  readonly element: Element;
  readonly window: Window & typeof globalThis;
  readonly isPage: boolean;
}

/** Nested scrollers; a page with more is hostile. */
const maxScrollers = 20;
/** Ancestors of a sentence whose style is read, and nested frames. */
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
export function getFrame(window: Window): Element | null {
  try {
    return window.frameElement;
  } catch {
    return null;
  }
}

/** Lists the scrollers around a node in its own document, from the inside out. */
export function listScrollers(node: Node): Scroller[] {
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
export function getViewport({ document, innerWidth, innerHeight }: Window): Box {
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
