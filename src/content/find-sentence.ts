/** From an anchor to its sentence in this document. */

import { locate } from '../anchoring/locate.ts';
import type { Anchor } from '../extraction/article.ts';
import { withTimeBudget } from './time-budget.ts';

/** Looks in what is shown; else in what is there all the same. Both walks share the time of one. */
export function findSentence(document: Document, anchor: Anchor): Range | undefined {
  const options = withTimeBudget();
  return (
    locate(document, anchor, options) ?? locate(document, anchor, { ...options, hidden: true })
  );
}
