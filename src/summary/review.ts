/** A review that lists what is for and against a thing ends with whom it is for. */

import type { Outline } from './outline.ts';
import { isPhrase } from './phrases/phrases.ts';
import { prosAndCons } from './pros-and-cons.ts';
import type { Candidate } from './select.ts';

/** The best sentence of a review's verdict; none for other articles, or without such a heading. */
export function verdictOf(
  outline: Outline,
  candidates: readonly Candidate[],
): Candidate | undefined {
  if (prosAndCons(outline).length === 0) return undefined;
  const { sections, lang } = outline;
  return candidates
    .filter(({ sentence }) =>
      isPhrase(sections[sentence.section]?.heading ?? '', lang, 'verdictHeadings'),
    )
    .reduce<Candidate | undefined>(
      (best, one) => (best === undefined || one.score > best.score ? one : best),
      undefined,
    );
}
