/** A paper or a report says itself, in its abstract and its conclusion, what it found. */

import type { SegmentedDocument } from '../document/document.ts';
import { isPhrase, type PhraseList } from '../lexicon/phrases.ts';
import type { Candidate } from '../selection/select.ts';
import { isFinding } from './study.ts';

/** A page with fewer sections may call anything its summary. */
const minSections = 4;
/** The abstract is among the first sections; later ones with its name sum up something else. */
const maxAbstractSection = 3;
/** How much of a summary the abstract makes: the rest is told by the text itself. */
const abstractShare = 0.6;
/** From this many points on, one of them is the conclusion's. */
const minPointsForConclusion = 4;
/** What a finding is worth more than a sentence on why it was looked for. */
const findingBonus = 0.1;

/**
 * The sentences that say best what a paper found: most of its abstract, one of its conclusion.
 * None for other articles, and for web pages.
 *
 * @param limit points of the summary
 */
export function findPaperSentences(
  document: SegmentedDocument,
  candidates: readonly Candidate[],
  limit: number,
): Candidate[] {
  const { sections, article } = document;
  // On web pages “Summary” may be the name of anything.
  if (article.pages === undefined) return [];
  const abstract = findSection(document, 'abstractHeadings');
  if (abstract < 0 || abstract > maxAbstractSection || sections.length < minSections) return [];
  const conclusion = findSection(document, 'conclusionHeadings');
  const stated = pickBest(candidates, abstract, Math.ceil(abstractShare * limit));
  if (limit < minPointsForConclusion || conclusion <= abstract) return stated;
  return [...stated, ...pickBest(candidates, conclusion, 1)];
}

/** Index of the first section with such a heading, numbered or not; -1 without one. */
function findSection({ sections, lang }: SegmentedDocument, list: PhraseList): number {
  return sections.findIndex(({ heading }) =>
    isPhrase(heading.replace(/^(?:[\p{Nd}.]+|[IVX]+\.)\s+/u, ''), lang, list),
  );
}

function pickBest(candidates: readonly Candidate[], section: number, count: number): Candidate[] {
  const worth = ({ score, sentence }: Candidate) =>
    score + (isFinding(sentence) ? findingBonus : 0);
  return candidates
    .filter(({ sentence }) => sentence.section === section)
    .toSorted((a, b) => worth(b) - worth(a))
    .slice(0, count);
}
