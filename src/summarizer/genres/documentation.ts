/** An article whose title is a bare term, as in manuals and encyclopedias, says first what that is. */

import type { SegmentedDocument } from '../document/document.ts';
import { containment } from '../scoring/vectors.ts';
import type { Candidate } from '../selection/select.ts';

/** A longer title states something; a sentence that repeats it would not define a term. */
const maxTitleTerms = 3;
/** The definition is one of the first sentences, and opens with the term. */
const maxIndex = 2;
const maxOpeningTerms = 4;
const minScore = 0.5;

/** The sentence that says what the title means; none where the title is no bare term. */
export function findDefinition(
  { titleTerms }: SegmentedDocument,
  candidates: readonly Candidate[],
): Candidate | undefined {
  if (titleTerms.length === 0 || titleTerms.length > maxTitleTerms) return undefined;
  return candidates.find(({ sentence: { index, terms }, score }) => {
    if (index > maxIndex || score < minScore || terms.length <= titleTerms.length) return false;
    return containment(titleTerms, new Set(terms.slice(0, maxOpeningTerms))) === 1;
  });
}
