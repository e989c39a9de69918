/**
 * Finds parts of a page that stay in place while it scrolls: bars, dialogs, sticky elements. Called
 * from `scene.ts`, `visibility.ts` and `scroll-to-sentence.ts`.
 */

import { unclobbered, unclobberedElement } from '../../extraction/dom/dom-clobbering.ts';
import {
  type Box,
  getElementAt,
  getOuter,
  isAround,
  isInside,
  listAncestors,
  type Sentence,
} from './geometry.ts';

/** Elements that are painted whatever their background. */
const replacedTags = new Set([
  ...['audio', 'button', 'canvas', 'embed', 'iframe', 'img', 'input', 'meter', 'object'],
  ...['progress', 'select', 'svg', 'textarea', 'video'],
]);
/** Text stays legible behind an element with less opacity than this. */
const minOpacity = 0.1;

/** Returns true if an element that a hit test found at a point hides the content behind it there. */
export function isPaintedAt(element: Element, x: number, y: number): boolean {
  const own = unclobberedElement(element);
  if (!own.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  // Outside of a modal dialog, a hit test finds the dialog although its backdrop is there.
  const isBackdrop = own.matches(':modal') && !isInside(x, y, own.getBoundingClientRect());
  if (!isBackdrop && replacedTags.has(own.localName)) return true;
  const style = getComputedStyle(element, isBackdrop ? '::backdrop' : undefined);
  if (Number(style.opacity) < minOpacity) return false;
  return (
    isSet(style.backgroundImage) ||
    isSet(style.backdropFilter) ||
    getAlpha(style.backgroundColor) >= minOpacity
  );
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'none';
}

/**
 * Returns the opacity of a computed colour, from 0 to 1. `rgb(…)` and the like are opaque without a
 * fourth value (https://www.w3.org/TR/css-color-4/#serializing-color-values).
 */
export function getAlpha(color: string): number {
  if (color === '' || color === 'transparent') return 0;
  // Wide-gamut colours start with the name of their colour space, which may contain a digit.
  const values = color.slice(color.indexOf('(') + 1).replace(/^[a-z][\w-]* /, '');
  const [, , , alpha = '1'] = values.match(/-?\d[\d.]*(?:e-?\d+)?%?/g) ?? [];
  return Number.parseFloat(alpha) / (alpha.endsWith('%') ? 100 : 1);
}

/** Caches the floating part around each element; null if there is none. */
export type FloatingCache = Map<Element, Element | null>;

/** At most this many ancestors of an element are read. */
const maxStyled = 200;

/** Finds the nearest floating part that contains an element; null if there is none. */
export function findFloating(element: Element, cache: FloatingCache = new Map()): Element | null {
  const visited: Element[] = [];
  let found: Element | null = null;
  for (const around of listAncestors(element)) {
    if (visited.length >= maxStyled) break;
    const before = cache.get(around);
    if (before !== undefined) found = before;
    else visited.push(around);
    if (before !== undefined || isFloating(around)) {
      found = before ?? (before === null ? null : around);
      break;
    }
  }
  for (const each of visited) cache.set(each, found);
  return found;
}

/** Returns true for a fixed element, and for a sticky one that currently sticks to its edge. */
function isFloating(element: Element): boolean {
  const { position, top, bottom } = getComputedStyle(element);
  if (position === 'fixed') return true;
  if (position !== 'sticky') return false;
  const own = unclobberedElement(element).getBoundingClientRect();
  const port = getScrollport(element);
  const isAtTop = isNear(own.top - port.top, Number.parseFloat(top));
  return isAtTop || isNear(port.bottom - own.bottom, Number.parseFloat(bottom));
}

/** Returns the top and the bottom of the scroller around an element. */
function getScrollport(element: Element): { top: number; bottom: number } {
  const document = getDocument(element);
  const page = unclobbered(document, 'scrollingElement');
  let around = getOuter(element);
  for (let left = maxStyled; around && left > 0; around = getOuter(around), left--) {
    const isPart = around !== page && unclobbered(around, 'localName') !== 'body';
    if (isPart && /auto|scroll|hidden/.test(getComputedStyle(around).overflowY))
      return unclobberedElement(around).getBoundingClientRect();
  }
  return { top: 0, bottom: unclobbered(document, 'defaultView')?.innerHeight ?? 0 };
}

function getDocument(element: Element): Document {
  return unclobbered(element, 'ownerDocument');
}

/**
 * Returns true if two positions differ by less than two pixels. `b` may be NaN, for `auto`, and is
 * never near then.
 */
function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < 2;
}

/**
 * Half the side, in pixels, of the square that represents a backdrop, which has no box of its own.
 */
const backdropRadius = 8;

/**
 * Finds a floating element that is painted at a point.
 *
 * @param x CSS pixels of the viewport, like `y`
 * @returns its box; `undefined` if there is none, or if it contains the sentence itself
 */
export function findObstacle(
  document: Document,
  x: number,
  y: number,
  { texts }: Sentence,
  cache: FloatingCache,
): Box | undefined {
  const element = getElementAt(document, x, y);
  if (!element) return undefined;
  const floating = findFloating(element, cache);
  if (!floating || texts.some((text) => isAround(floating, text))) return undefined;
  let box: Box | undefined;
  for (const each of listAncestors(element)) {
    if (isPaintedAt(each, x, y)) {
      const own = unclobberedElement(each).getBoundingClientRect();
      const around = {
        left: x - backdropRadius,
        top: y - backdropRadius,
        right: x + backdropRadius,
        bottom: y + backdropRadius,
      };
      box = isInside(x, y, own) ? own : (box ?? around);
    }
    if (each === floating) break;
  }
  return box;
}

/** An overlay that fills at least this share of the screen counts as the backdrop of a dialog. */
const backdropShare = 0.8;
const dialogs = 'dialog, [role=dialog], [role=alertdialog], [aria-modal=true], [popover]';

/** Returns true if an element belongs to a dialog or is the backdrop of one. */
export function isPartOfDialog(element: Element): boolean {
  for (const around of listAncestors(element)) {
    if (unclobberedElement(around).matches(dialogs)) return true;
  }
  const { innerWidth = 0, innerHeight = 0 } =
    unclobbered(getDocument(element), 'defaultView') ?? {};
  const { width, height } = unclobberedElement(element).getBoundingClientRect();
  const isEverywhere = width * height >= backdropShare * innerWidth * innerHeight;
  return isEverywhere && findFloating(element) !== null;
}
