/**
 * Provides the geometry for scrolling and hit tests: boxes, ancestors in the rendered tree, the popup
 * over the page, and sentences. Used by the other modules in `sight/` and `banner/press/`.
 */

import type { ViewBounds } from '../../browser/content-api.ts';
import { unclobbered, unclobberedElement } from '../../extraction/dom/dom-clobbering.ts';

/** A rectangle in CSS pixels of one window's viewport. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** At most this many boxes of a sentence are used, because a page may split a line into thousands. */
const maxLines = 200;

/** Returns the boxes of a range's lines, without empty ones. */
export function getLines(range: Range): Box[] {
  const lines: Box[] = [];
  for (const box of range.getClientRects()) {
    if (box.width > 0 && box.height > 0) lines.push(box);
    if (lines.length >= maxLines) break;
  }
  return lines;
}

/** Returns the bounding box of some boxes; `undefined` if there are none. */
export function getBounds(boxes: readonly Box[]): Box | undefined {
  const [first] = boxes;
  if (!first) return undefined;
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/** Returns the intersection of two boxes; `undefined` if it is empty. */
export function intersect(a: Box, b: Box): Box | undefined {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  const right = Math.min(a.right, b.right);
  const bottom = Math.min(a.bottom, b.bottom);
  return left < right && top < bottom ? { left, top, right, bottom } : undefined;
}

/** Returns a box moved to the right and down. */
export function moveBox({ left, top, right, bottom }: Box, x: number, y: number): Box {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

/** Returns a box with a margin around it, in pixels. */
export function inflate({ left, top, right, bottom }: Box, margin: number): Box {
  return {
    left: left - margin,
    top: top - margin,
    right: right + margin,
    bottom: bottom + margin,
  };
}

/** Returns the area in square pixels; 0 for no box. */
export function getArea(box: Box | undefined): number {
  return box ? (box.right - box.left) * (box.bottom - box.top) : 0;
}

/** Returns true if a point is inside a box or on its edge. */
export function isInside(x: number, y: number, { left, top, right, bottom }: Box): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

// Ancestors are those of the flat tree, across shadow roots and slots, as the browser renders it.

/** No page is nested deeper than this; ancestors farther out are ignored. */
const maxAncestors = 1_000;
/** No page stacks more elements on top of each other than this. */
const maxStacked = 1_000;

/** Returns the element around a node in the rendered tree; null at the top of the document. */
export function getOuter(node: Node): Element | null {
  const slot = 'assignedSlot' in node ? unclobbered(node as Element, 'assignedSlot') : null;
  const outer = slot ?? unclobbered(node, 'parentElement');
  if (outer) return outer;
  const root = unclobbered(node, 'getRootNode').call(node);
  return root instanceof ShadowRoot && node !== root ? root.host : null;
}

/** Lists an element and its ancestors, from the inside out. */
export function* listAncestors(element: Element | null): Generator<Element> {
  let left = maxAncestors;
  for (let around = element; around && left > 0; around = getOuter(around), left--) yield around;
}

/** Returns true if one element is another, or an ancestor of it. */
export function isAround(outer: Element, inner: Element): boolean {
  if (unclobberedElement(outer).contains(inner)) return true;
  // The ancestors have to be walked only if the elements are in different trees.
  if (getRoot(inner) === getRoot(outer)) return false;
  for (const each of listAncestors(inner)) if (each === outer) return true;
  return false;
}

function getRoot(element: Element): Node {
  return unclobbered(element, 'getRootNode').call(element);
}

/** Returns the topmost element that is painted at a point of a tree. */
export function getElementAt(root: Document | ShadowRoot, x: number, y: number): Element | null {
  return unclobbered(root, 'elementFromPoint').call(root, x, y);
}

/** Lists the elements that are painted at a point of a tree, from the topmost down to a limit. */
export function listElementsAt(root: Document | ShadowRoot, x: number, y: number): Element[] {
  return unclobbered(root, 'elementsFromPoint').call(root, x, y).slice(0, maxStacked);
}

/** Firefox reports where a page starts on the screen, in CSS pixels of the page. */
interface WindowWithOrigin extends Window {
  readonly mozInnerScreenX?: number;
  readonly mozInnerScreenY?: number;
}

/** Maximum size of a popup in any browser; a larger view is in a tab. */
const maxWidth = 820;
const maxHeight = 640;
/**
 * A page may start this many pixels below the upper edge of a popup, because bookmark and
 * notification bars are in between.
 */
const maxTopOffset = 200;
/** Usual distance of a popup from the window's edge, in pixels. */
const defaultInset = 8;

/**
 * Computes the box of a popup over a page, in the page's viewport.
 *
 * @param window the window of the outermost page
 * @returns `undefined` if the view is not a popup, or if the position of the page is unknown
 *   because it is in a frame of another site
 */
export function getViewBox(view: ViewBounds, window: Window): Box | undefined {
  if (view.width > maxWidth || view.height > maxHeight) return undefined;
  if (window.parent !== window && !('mozInnerScreenX' in window)) return undefined;
  const zoom = window.devicePixelRatio / view.pixelRatio || 1;
  const width = view.width / zoom;
  const height = view.height / zoom;
  const origin = getOrigin(window, zoom);
  const reported = { left: view.left / zoom - origin.left, top: view.top / zoom - origin.top };
  const isInWindow =
    reported.left >= -defaultInset && reported.left + width <= window.innerWidth + defaultInset;
  // Some window systems reveal no window positions, and report 0 for all of them.
  const isKnown = isInWindow && (view.left !== 0 || view.top !== 0);
  // Developer tools below the page make it seem to start lower than it does.
  const isTopLikely = isKnown && reported.top > -maxTopOffset && reported.top < height;
  const top = isTopLikely ? reported.top : 0;
  const defaultLeft =
    view.direction === 'rtl' ? defaultInset : window.innerWidth - width - defaultInset;
  const left = isKnown ? reported.left : defaultLeft;
  return { left, top, right: left + width, bottom: top + height };
}

/** Returns the upper left corner of a page on the screen, in CSS pixels of the page. */
function getOrigin(window: WindowWithOrigin, zoom: number): { left: number; top: number } {
  const { mozInnerScreenX, mozInnerScreenY } = window;
  if (mozInnerScreenX !== undefined && mozInnerScreenY !== undefined)
    return { left: mozInnerScreenX, top: mozInnerScreenY };
  // Chromium reports window sizes without the page's zoom, and all of its bars are above the page.
  const { screenX, screenY, outerHeight, innerHeight } = window;
  return { left: screenX / zoom, top: (screenY + outerHeight) / zoom - innerHeight };
}

/** A sentence in its document, with what hit tests need. */
export interface Sentence {
  readonly range: Range;
  /** The elements that contain the start and the end of its text. */
  readonly texts: readonly Element[];
  /** True if hit tests ignore it although it is visible: `pointer-events: none`, or `inert`. */
  readonly ignoresPointer: boolean;
}

/**
 * Creates a sentence.
 *
 * @param range the text of the sentence in a document
 */
export function toSentence(range: Range): Sentence {
  const ends = [range.startContainer, range.endContainer].map(getOuter);
  const texts = [...new Set(ends.filter((element) => element !== null))];
  return { range, texts, ignoresPointer: texts.some(ignoresPointer) };
}

function ignoresPointer(element: Element): boolean {
  const { pointerEvents } = getComputedStyle(element);
  return pointerEvents === 'none' || unclobberedElement(element).closest('[inert]') !== null;
}
