/**
 * Recognizes news about a study and finds its main finding and its caveat. Called by `summarize.ts`.
 */

import { maxBy } from '../../shared/max-by.ts';
import type { SegmentedDocument, Sentence } from '../document/document.ts';
import { containsPhrase } from '../lexicon/phrases.ts';
import { tokenize } from '../lexicon/tokens.ts';
import { getContextDependence } from '../selection/filters.ts';
import type { Candidate } from '../selection/select.ts';

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
export function isFinding({ tokens }: Sentence): boolean {
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
