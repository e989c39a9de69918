/**
 * Finds the sentences that state the findings: in news about a study, and in papers and reports.
 * Called by `summarize.ts`.
 */

import { maxBy } from '../../shared/collections.ts';
import type { SegmentedDocument, Sentence } from '../document/document.ts';
import { containsPhrase, isPhrase, type PhraseList } from '../lexicon/phrases.ts';
import { tokenize } from '../lexicon/tokens.ts';
import { getContextDependence } from '../selection/filters.ts';
import type { Candidate } from '../selection/select.ts';

// Recognizes news about a study, and finds its main finding and its caveat.

const minMentions = 3;

/** The answer is needed several times for an article, so its sentences are searched only once. */
const studyCache = new WeakMap<SegmentedDocument, boolean>();

/**
 * Returns true if an article is about a study: three of its sentences mention one, or its title and
 * one of its sentences do.
 */
export function isAboutStudy(document: SegmentedDocument): boolean {
  const isAbout = studyCache.get(document) ?? mentionsStudy(document);
  studyCache.set(document, isAbout);
  return isAbout;
}

function mentionsStudy({ article, lang, sentences }: SegmentedDocument): boolean {
  const mentions = sentences.filter(({ tokens }) => containsPhrase(tokens, 'study')).length;
  const isInTitle = containsPhrase(tokenize(article.title, lang), 'study');
  return mentions >= minMentions || (isInTitle && mentions > 0);
}

/** Returns true if a sentence reports a finding. */
function isFinding({ tokens }: Sentence): boolean {
  return containsPhrase(tokens, 'finding');
}

/** Returns the best sentence on the limits of the study; none for other articles. */
export function findCaveat(
  document: SegmentedDocument,
  candidates: readonly Candidate[],
): Candidate[] {
  if (!isAboutStudy(document)) return [];
  const caveat = pickBest(candidates, ({ tokens }) => containsPhrase(tokens, 'caveat'));
  return caveat === undefined ? [] : [caveat];
}

/**
 * Finds the best finding that has a number. If it starts with a pronoun (“They found that …”), the
 * sentence before it comes with it. Returns none for other articles.
 */
export function findFinding(
  document: SegmentedDocument,
  candidates: readonly Candidate[],
): Candidate[] {
  if (!isAboutStudy(document)) return [];
  const hasNumber = (sentence: Sentence) => isFinding(sentence) && /\p{Nd}/u.test(sentence.text);
  const finding = pickBest(candidates, hasNumber);
  if (finding === undefined || getContextDependence(finding.sentence.tokens) !== 'pronoun') {
    return finding === undefined ? [] : [finding];
  }
  const before = candidates.find(({ sentence }) => sentence.index === finding.sentence.index - 1);
  return before === undefined ? [] : [before, finding];
}

/** A longer sentence contains more than a finding or caveat. */
const maxWords = 45;

function pickBest(
  candidates: readonly Candidate[],
  test: (sentence: Sentence) => boolean,
): Candidate | undefined {
  const matching = candidates.filter(
    ({ sentence }) => sentence.length <= maxWords && test(sentence),
  );
  return maxBy(matching, ({ score }) => score);
}

// Prefers the abstract and the conclusion of papers and reports, because they state the findings.

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
  const stated = pickBestSentences(candidates, abstract, Math.ceil(abstractShare * limit));
  if (limit < minPointsForConclusion || conclusion <= abstract) return stated;
  return [...stated, ...pickBestSentences(candidates, conclusion, 1)];
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

function pickBestSentences(
  candidates: readonly Candidate[],
  section: number,
  count: number,
): Candidate[] {
  const worth = ({ score, sentence }: Candidate) =>
    score + (isFinding(sentence) ? findingBonus : 0);
  return candidates
    .filter(({ sentence }) => sentence.section === section)
    .toSorted((a, b) => worth(b) - worth(a))
    .slice(0, count);
}
