/** Sentences that a summary of a certain kind of article cannot do without. */

import type { SegmentedDocument } from '../document/document.ts';
import { findDefinition } from '../genres/documentation.ts';
import { findClaimAndVerdict } from '../genres/fact-check.ts';
import { findVerdict } from '../genres/review.ts';
import { findCaveat, findFinding } from '../genres/study.ts';
import { findThreadOpening } from '../genres/thread.ts';
import type { Candidate } from './select.ts';

/** With fewer points than this, the answers matter more than the question. */
const minPointsForOpening = 3;

/** At most `limit` of them, the most needed first; none for most articles. */
export function findRequiredSentences(
  document: SegmentedDocument,
  candidates: readonly Candidate[],
  limit: number,
): Candidate[] {
  const check = findClaimAndVerdict(document, candidates);
  if (check.length > 0) return check.slice(0, limit);
  const verdict = findVerdict(document, candidates);
  if (verdict !== undefined) return [verdict].slice(0, limit);
  const opening = findThreadOpening(document, candidates);
  if (opening !== undefined && limit >= minPointsForOpening) return [opening];
  const definition = findDefinition(document, candidates);
  // A caveat alone would be a summary of what was not found.
  const caveat = limit >= 3 ? findCaveat(document, candidates) : [];
  const finding = limit >= 4 ? findFinding(document, candidates) : [];
  const needed = [...caveat, ...finding];
  if (needed.length === 0 && definition !== undefined) return [definition].slice(0, limit);
  return [...new Set(needed)].slice(0, limit);
}
