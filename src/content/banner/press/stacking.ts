/** Which of two boxes is painted above the other, as far as styles tell. */

import { unclobbered, unclobberedElement } from '../../../extraction/dom/dom-clobbering.ts';
import { listAncestors } from '../../sight/geometry.ts';

/** What a box is painted by: an element, or what its styles put before or after its content. */
export interface Painted {
  readonly element: Element;
  readonly pseudo?: '::before' | '::after';
}

/** Below every positioned element, and above what has a negative `z-index`. */
const inFlow = -0.5;

/**
 * Whether a box is painted above an element: by the order of CSS 2, appendix E, as far as it concerns
 * boxes as a whole. What stands around the element is not above it; its pseudo-elements may be.
 */
export function isPaintedAbove({ element, pseudo }: Painted, other: Element): boolean {
  const around = [...listAncestors(other)];
  const inside = [...listAncestors(element)];
  const common = new Set(around);
  const isAround = common.has(element);
  if (isAround && !pseudo) return false;
  const own = inside.slice(0, toEnd(inside, common)).map((each) => getComputedStyle(each));
  if (pseudo) own.unshift(getComputedStyle(element, pseudo));
  const theirs = around.slice(0, toEnd(around, new Set(inside)));
  const isOnTop = inside.slice(0, toEnd(inside, common)).some(isInTopLayer);
  const level = isOnTop ? Number.POSITIVE_INFINITY : getLevel(own);
  const otherLevel = getLevel(theirs.map((each) => getComputedStyle(each)));
  if (level !== otherLevel) return level > otherLevel;
  if (isAround) return pseudo === '::after';
  const position = unclobbered(other, 'compareDocumentPosition').call(other, element);
  return (position & Node.DOCUMENT_POSITION_PRECEDING) === 0;
}

/** How many of a chain, from the inside out, come before what it shares with another chain. */
function toEnd(chain: readonly Element[], shared: ReadonlySet<Element>): number {
  const at = chain.findIndex((each) => shared.has(each));
  return at < 0 ? chain.length : at;
}

/** The level of a chain of boxes, from the inside out, within what is around all of it. */
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
