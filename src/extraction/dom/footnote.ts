/** Raised numbers that lead to a note: they are no part of the sentence. */

import { getTextPrefix, walkNodes } from './text-prefix.ts';

const footnoteMark = /^\s*[[(]?\s*(?:\d{1,3}|[a-z*†‡])\s*[\])]?\s*$/i;
/** So few nodes lie between a number and its link; a page may put 100,000 into each `<sup>`. */
const maxNodes = 80;

/** Whether a `<sup>` is a link to a note, and nothing else. */
export function isFootnote(sup: Element): boolean {
  if (!footnoteMark.test(getTextPrefix(sup, 20))) return false;
  for (const node of walkNodes(sup, maxNodes)) if ((node as Element).localName === 'a') return true;
  return false;
}
