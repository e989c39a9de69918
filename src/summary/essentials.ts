/** Sentences that a summary of a certain kind of article cannot do without. */

import { claimAndVerdict } from './fact-check.ts';
import type { Outline } from './outline.ts';
import { verdictOf } from './review.ts';
import type { Candidate } from './select.ts';
import { caveatOf, findingOf } from './study.ts';

/** At most `limit` of them, the most needed first; none for most articles. */
export function essentialsOf(
  outline: Outline,
  candidates: readonly Candidate[],
  limit: number,
): Candidate[] {
  const check = claimAndVerdict(outline, candidates);
  if (check.length > 0) return check.slice(0, limit);
  const verdict = verdictOf(outline, candidates);
  if (verdict !== undefined) return [verdict].slice(0, limit);
  // A caveat alone would be a summary of what was not found.
  const caveat = limit >= 3 ? caveatOf(outline, candidates) : [];
  const finding = limit >= 4 ? findingOf(outline, candidates) : [];
  return [...new Set([...caveat, ...finding])].slice(0, limit);
}
