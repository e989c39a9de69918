/** A sentence in its document, as it is looked at. */

import { unclobberedElement } from '../../extraction/dom/dom-clobbering.ts';
import { getOuter } from './tree.ts';

export interface Sentence {
  readonly range: Range;
  /** The elements that its text stands in: of its beginning and of its end. */
  readonly texts: readonly Element[];
  /** Whether hit tests pass over it, though it is seen: `pointer-events: none`, or `inert`. */
  readonly isOutOfReach: boolean;
}

/** @param range over text that is in a document */
export function toSentence(range: Range): Sentence {
  const ends = [range.startContainer, range.endContainer].map(getOuter);
  const texts = [...new Set(ends.filter((element) => element !== null))];
  return { range, texts, isOutOfReach: texts.some(isOutOfReach) };
}

function isOutOfReach(element: Element): boolean {
  const { pointerEvents } = getComputedStyle(element);
  return pointerEvents === 'none' || unclobberedElement(element).closest('[inert]') !== null;
}
