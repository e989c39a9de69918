/** Finds the sentence of an anchor in this document. Called from `page-script.ts`. */

import { locate } from '../anchoring/locate.ts';
import type { Anchor } from '../extraction/article.ts';
import { withTimeBudget } from './time-budget.ts';

/** Searches visible text first, then hidden text as well. Both walks share one time budget. */
export function findSentence(document: Document, anchor: Anchor): Range | undefined {
  const options = withTimeBudget();
  return (
    locate(document, anchor, options) ?? locate(document, anchor, { ...options, hidden: true })
  );
}
