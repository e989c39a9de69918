/** News of a study tells what was found, and how sure that is. */

import { maxBy } from '../../shared/max-by.ts';
import type { SegmentedDocument, Sentence } from '../document/document.ts';
import { containsPhrase } from '../lexicon/phrases.ts';
import { tokenize } from '../lexicon/tokens.ts';
import { contextDependence } from '../selection/filters.ts';
import type { Candidate } from '../selection/select.ts';

const minMentions = 3;

/** Asked for several times an article; its sentences are searched once. */
const studyCache = new WeakMap<SegmentedDocument, boolean>();

/** Whether the article is about a study: its title says so, or three of its sentences do. */
export function isAboutStudy(document: SegmentedDocument): boolean {
  const about = studyCache.get(document) ?? mentionsStudy(document);
  studyCache.set(document, about);
  return about;
}

function mentionsStudy({ article, lang, sentences }: SegmentedDocument): boolean {
  const mentions = sentences.filter(({ tokens }) => containsPhrase(tokens, 'study')).length;
  const titled = containsPhrase(tokenize(article.title, lang), 'study');
  return mentions >= minMentions || (titled && mentions > 0);
}

/** Whether a sentence tells a finding. */
export function isFinding({ tokens }: Sentence): boolean {
  return containsPhrase(tokens, 'finding');
}

/** The sentence that says best what the study does not show; none for other articles. */
export function findCaveat(
  document: SegmentedDocument,
  candidates: readonly Candidate[],
): Candidate[] {
  if (!isAboutStudy(document)) return [];
  const caveat = pickBest(candidates, ({ tokens }) => containsPhrase(tokens, 'caveat'));
  return caveat === undefined ? [] : [caveat];
}

/**
 * The finding that says how large it is, with the sentence before it where it leans on that:
 * “They found that …”. None for other articles.
 */
export function findFinding(
  document: SegmentedDocument,
  candidates: readonly Candidate[],
): Candidate[] {
  if (!isAboutStudy(document)) return [];
  const sized = (sentence: Sentence) => isFinding(sentence) && /\p{Nd}/u.test(sentence.text);
  const finding = pickBest(candidates, sized);
  if (finding === undefined || contextDependence(finding.sentence.tokens) !== 'pronoun') {
    return finding === undefined ? [] : [finding];
  }
  const before = candidates.find(({ sentence }) => sentence.index === finding.sentence.index - 1);
  return before === undefined ? [] : [before, finding];
}

/** Longer sentences say too much at once. */
const maxWords = 45;

function pickBest(
  candidates: readonly Candidate[],
  fits: (sentence: Sentence) => boolean,
): Candidate | undefined {
  const fitting = candidates.filter(
    ({ sentence }) => sentence.length <= maxWords && fits(sentence),
  );
  return maxBy(fitting, ({ score }) => score);
}
