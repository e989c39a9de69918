/**
 * Prefers the abstract and the conclusion of papers and reports, because they state the findings.
 */

import type { SegmentedDocument } from '../document/document.ts';
import { isPhrase, type PhraseList } from '../lexicon/phrases.ts';
import type { Candidate } from '../selection/select.ts';
import { isFinding } from './study.ts';

/** Minimum number of sections of a paper. In a shorter text, “Summary” may head anything. */
const minSections = 4;
/** Maximum index of the abstract. A later section of that name summarizes something else. */
const maxAbstractSection = 3;
/** Share of the points that come from the abstract. The others come from the rest of the text. */
const abstractShare = 0.6;
/** Minimum number of points of a summary in which one comes from the conclusion. */
const minPointsForConclusion = 4;
/** Added to the score of a finding, so that it precedes a sentence about the motivation. */
const findingBonus = 0.1;

/**
 * Returns the sentences that best state the findings of a paper: several of its abstract and one of
 * its conclusion. Returns none for other articles and for web pages.
 *
 * @param limit number of points of the summary
 */
export function findPaperSentences(
  document: SegmentedDocument,
  candidates: readonly Candidate[],
  limit: number,
): Candidate[] {
  const { sections, article } = document;
  // On a web page, a section called “Summary” may contain anything.
  if (article.pages === undefined) return [];
  const abstract = findAbstract(document);
  if (abstract < 0 || abstract > maxAbstractSection || sections.length < minSections) return [];
  const conclusion = findSection(document, 'conclusionHeadings');
  const stated = pickBest(candidates, abstract, Math.ceil(abstractShare * limit));
  if (limit < minPointsForConclusion || conclusion <= abstract) return stated;
  return [...stated, ...pickBest(candidates, conclusion, 1)];
}

/**
 * Returns the index of the abstract, or -1. Some journals print no heading above it; then, it is
 * the text before the introduction.
 */
function findAbstract(document: SegmentedDocument): number {
  const named = findSection(document, 'abstractHeadings');
  if (named >= 0 || findSection(document, 'introductionHeadings') !== 1) return named;
  return document.sentences.some(({ section }) => section === 0) ? 0 : -1;
}

/**
 * Returns the index of the first section with a heading of the list, or -1. Numbers are ignored.
 */
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
