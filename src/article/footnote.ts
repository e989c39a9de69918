/** Raised numbers that lead to a note: they are no part of the sentence. */

import { nodesInside, textStart } from './text-start.ts';

const mark = /^\s*[[(]?\s*(?:\d{1,3}|[a-z*†‡])\s*[\])]?\s*$/i;
/** So few nodes lie between a number and its link; a page may put 100,000 into each `<sup>`. */
const mostNodes = 80;

/** Whether a `<sup>` is a link to a note, and nothing else. */
export function isFootnote(sup: Element): boolean {
  if (!mark.test(textStart(sup, 20))) return false;
  for (const node of nodesInside(sup, mostNodes))
    if ((node as Element).localName === 'a') return true;
  return false;
}
