/** From an anchor to its sentence in this document. */

import type { Anchor } from '../article/article.ts';
import { locate } from '../article/locate.ts';
import { withTimeBudget } from './clock.ts';

/** Looks in what is shown; else in what is there all the same. Both walks share the time of one. */
export function findSentence(document: Document, anchor: Anchor): Range | undefined {
  const options = withTimeBudget();
  return (
    locate(document, anchor, options) ?? locate(document, anchor, { ...options, hidden: true })
  );
}
