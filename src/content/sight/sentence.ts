/** A sentence in its document. */

import { unclobberedElement } from '../../extraction/dom/dom-clobbering.ts';
import { getOuter } from './tree.ts';

/** A sentence, as hit tests need it. */
export interface Sentence {
  readonly range: Range;
  /** The elements that contain the start and the end of its text. */
  readonly texts: readonly Element[];
  /** True if hit tests ignore it although it is visible: `pointer-events: none`, or `inert`. */
  readonly isOutOfReach: boolean;
}

/** Creates a sentence. @param range over text that is in a document */
export function toSentence(range: Range): Sentence {
  const ends = [range.startContainer, range.endContainer].map(getOuter);
  const texts = [...new Set(ends.filter((element) => element !== null))];
  return { range, texts, isOutOfReach: texts.some(isOutOfReach) };
}

function isOutOfReach(element: Element): boolean {
  const { pointerEvents } = getComputedStyle(element);
  return pointerEvents === 'none' || unclobberedElement(element).closest('[inert]') !== null;
}
