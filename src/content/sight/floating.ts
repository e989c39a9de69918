/** Parts of a page that stay in their place while it is scrolled: bars, dialogs, what is stuck to an edge. */

import { unclobbered, unclobberedElement } from '../../extraction/dom/dom-clobbering.ts';
import { type Box, isInside } from './box.ts';
import { isPaintedAt } from './painted.ts';
import type { Sentence } from './sentence.ts';
import { getElementAt, getOuter, isAround, listAncestors } from './tree.ts';

/** The floating part that an element belongs to, by element; `null` for none. Filled as it is asked. */
export type FloatingCache = Map<Element, Element | null>;

/** Elements around one that are asked for their styles. */
const maxStyled = 200;

/** The nearest part around an element, or itself, that stays in its place. */
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

/** Fixed, or sticky and stuck to the edge that it sticks to. */
function isFloating(element: Element): boolean {
  const { position, top, bottom } = getComputedStyle(element);
  if (position === 'fixed') return true;
  if (position !== 'sticky') return false;
  const own = unclobberedElement(element).getBoundingClientRect();
  const port = getScrollport(element);
  const isAtTop = isNear(own.top - port.top, Number.parseFloat(top));
  return isAtTop || isNear(port.bottom - own.bottom, Number.parseFloat(bottom));
}

/** From the top to the bottom of what scrolls around an element. */
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

/** The second may be `NaN`, for `auto`, and is near to nothing then. */
function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < 2;
}

/** Half the side, in pixels, of what stands for a backdrop at a place: it has no box of its own. */
const backdropRadius = 8;

/**
 * What is painted at a place and stays there while the page is scrolled.
 * @returns its box; `undefined` where there is none, or where it holds the sentence itself
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

/** The share of the screen from which on what covers it is the backdrop of a dialog. */
const backdropShare = 0.8;
const dialogs = 'dialog, [role=dialog], [role=alertdialog], [aria-modal=true], [popover]';

/** Whether what covers a place belongs to a dialog, or darkens the page for one. */
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
