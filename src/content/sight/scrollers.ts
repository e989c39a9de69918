/** What has to be scrolled for a sentence to be seen: parts of its page, the page, and those around it. */

import { unclobbered, unclobberedElement } from '../../extraction/dom/dom-clobbering.ts';
import type { Box } from './box.ts';
import { getOuter } from './tree.ts';

/** A part of a page that scrolls, or the page itself. */
export interface Scroller {
  /** Safe to be read, see `unclobberedElement`. */
  readonly element: Element;
  readonly window: Window & typeof globalThis;
  readonly isPage: boolean;
}

/** Beyond so many parts, or frames, inside each other, a page is playing tricks. */
const maxScrollers = 20;
/** Elements around a sentence that are asked whether they scroll. */
const maxStyled = 200;
const maxFrames = 10;

/** The windows from a document's own to the outermost that may be reached: those of the same site. */
export function listWindows(document: Document): (Window & typeof globalThis)[] {
  const windows: (Window & typeof globalThis)[] = [];
  let window = unclobbered(document, 'defaultView');
  while (window && windows.length < maxFrames) {
    windows.push(window);
    window = getFrame(window)?.ownerDocument.defaultView ?? null;
  }
  return windows;
}

/** The element of the page around that shows this window; none in the outermost, or in another site's page. */
export function getFrame(window: Window): Element | null {
  try {
    return window.frameElement;
  } catch {
    return null;
  }
}

/** What scrolls around a node, from the inside out, in its own document. */
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
  // What is hidden may be scrolled by scripts alone, and would be by no user.
  const { overflowX, overflowY } = getComputedStyle(element);
  return /auto|scroll/.test(`${overflowX} ${overflowY}`);
}

/** The box through which a scroller shows its content, in the viewport of its window. */
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

/** The viewport of a window, without its scroll bars. */
export function getViewport({ document, innerWidth, innerHeight }: Window): Box {
  const { clientWidth, clientHeight } = unclobbered(document, 'documentElement');
  // Without a doctype the root element is as high as what it holds.
  return {
    left: 0,
    top: 0,
    right: Math.min(innerWidth, clientWidth || innerWidth),
    bottom: Math.min(innerHeight, clientHeight || innerHeight),
  };
}

/** How far a scroller can be scrolled up (0 or less) and down (0 or more), in pixels. */
export function getScrollRange({ element }: Scroller): { min: number; max: number } {
  const { scrollTop, scrollHeight, clientHeight } = element;
  return { min: -scrollTop, max: Math.max(0, scrollHeight - clientHeight - scrollTop) };
}

/** Where everything around a node is scrolled to; to be compared, and to be gone back to. */
export function readPositions(scrollers: readonly Scroller[]): { left: number; top: number }[] {
  return scrollers.map(({ element }) => ({ left: element.scrollLeft, top: element.scrollTop }));
}

/** All that scrolls around a node, also in the pages around its own. */
export function listAllScrollers(node: Node): Scroller[] {
  const scrollers = listScrollers(node);
  for (const window of node.ownerDocument ? listWindows(node.ownerDocument) : []) {
    const frame = getFrame(window);
    if (frame) scrollers.push(...listScrollers(frame));
  }
  return scrollers;
}
