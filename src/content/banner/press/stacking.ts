/** Compares the stacking order of two boxes by their styles. Called from `covers.ts`. */

import { unclobbered, unclobberedElement } from '../../../extraction/dom/dom-clobbering.ts';
import { listAncestors } from '../../sight/geometry.ts';

/** An element or one of its pseudo-elements. */
export interface Painted {
  readonly element: Element;
  readonly pseudo?: '::before' | '::after';
}

/** The level of elements in normal flow: below positioned ones, above those with negative `z-index`. */
const inFlow = -0.5;

/**
 * True if a box is painted above an element, by the painting order of CSS 2
 * (https://www.w3.org/TR/CSS22/zindex.html), as far as it concerns whole boxes. An ancestor of the
 * element is never above it, but the ancestor's pseudo-elements may be.
 */
export function isPaintedAbove({ element, pseudo }: Painted, other: Element): boolean {
  const around = [...listAncestors(other)];
  const inside = [...listAncestors(element)];
  const common = new Set(around);
  const isAround = common.has(element);
  if (isAround && !pseudo) return false;
  const own = inside.slice(0, countUnshared(inside, common)).map((each) => getComputedStyle(each));
  if (pseudo) own.unshift(getComputedStyle(element, pseudo));
  const theirs = around.slice(0, countUnshared(around, new Set(inside)));
  const isOnTop = inside.slice(0, countUnshared(inside, common)).some(isInTopLayer);
  const level = isOnTop ? Number.POSITIVE_INFINITY : getLevel(own);
  const otherLevel = getLevel(theirs.map((each) => getComputedStyle(each)));
  if (level !== otherLevel) return level > otherLevel;
  if (isAround) return pseudo === '::after';
  const position = unclobbered(other, 'compareDocumentPosition').call(other, element);
  return (position & Node.DOCUMENT_POSITION_PRECEDING) === 0;
}

/** Counts the elements of a chain, from the inside out, before the first one that is shared. */
function countUnshared(chain: readonly Element[], shared: ReadonlySet<Element>): number {
  const at = chain.findIndex((each) => shared.has(each));
  return at < 0 ? chain.length : at;
}

/** Returns the level of a chain of boxes, from the inside out, in the stacking context around them. */
function getLevel(chain: readonly CSSStyleDeclaration[]): number {
  let level = inFlow;
  for (const { position, zIndex, opacity, transform, filter } of chain.toReversed()) {
    const index = Number.parseInt(zIndex, 10);
    if (!Number.isNaN(index)) return index;
    const isContext =
      position === 'fixed' ||
      position === 'sticky' ||
      Number(opacity) < 1 ||
      (transform !== 'none' && transform !== '') ||
      (filter !== 'none' && filter !== '');
    if (isContext) return 0;
    if (position !== 'static') level = 0;
  }
  return level;
}

function isInTopLayer(element: Element): boolean {
  return unclobberedElement(element).matches(':popover-open, :modal, :fullscreen');
}
