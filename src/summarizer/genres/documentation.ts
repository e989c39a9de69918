/**
 * Finds the definition in documentation: manuals and encyclopedias have a bare term as their title,
 * and define it at the start. Called by `summarize.ts`.
 */

import type { SegmentedDocument } from '../document/document.ts';
import { computeContainment } from '../scoring/vectors.ts';
import type { Candidate } from '../selection/select.ts';

/** A longer title is a statement, and a sentence that repeats it does not define a term. */
const maxTitleTerms = 3;
/** The definition is one of the first sentences and starts with the term. */
const maxIndex = 2;
const maxOpeningTerms = 4;
const minScore = 0.5;

/** Returns the sentence that defines the title; none if the title is not a bare term. */
export function findDefinition(
  { titleTerms }: SegmentedDocument,
  candidates: readonly Candidate[],
): Candidate[] {
  if (titleTerms.length === 0 || titleTerms.length > maxTitleTerms) return [];
  const definition = candidates.find(({ sentence: { index, terms }, score }) => {
    if (index > maxIndex || score < minScore || terms.length <= titleTerms.length) return false;
    return computeContainment(titleTerms, new Set(terms.slice(0, maxOpeningTerms))) === 1;
  });
  return definition === undefined ? [] : [definition];
}
