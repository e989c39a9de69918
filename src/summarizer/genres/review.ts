/** A review that lists what is for and against a thing ends with whom it is for. */

import type { SegmentedDocument } from '../document/document.ts';
import { isPhrase } from '../lexicon/phrases.ts';
import type { Candidate } from '../selection/select.ts';
import { findProsAndCons } from './pros-and-cons.ts';

/** The best sentence of a review's verdict; none for other articles, or without such a heading. */
export function findVerdict(
  document: SegmentedDocument,
  candidates: readonly Candidate[],
): Candidate | undefined {
  if (findProsAndCons(document).length === 0) return undefined;
  const { sections, lang } = document;
  return candidates
    .filter(({ sentence }) =>
      isPhrase(sections[sentence.section]?.heading ?? '', lang, 'verdictHeadings'),
    )
    .reduce<Candidate | undefined>(
      (best, one) => (best === undefined || one.score > best.score ? one : best),
      undefined,
    );
}
