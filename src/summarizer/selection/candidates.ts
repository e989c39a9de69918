/**
 * Finds the candidates for points: the sentences that pass the hard filters, with their scores and
 * the context that they need. Called by `summarize.ts` and `choose.ts`.
 */

import { baseLanguage, isCjk } from '../../nlp/language-tags.ts';
import { lengthInWords } from '../../nlp/tokenize.ts';
import type { Steps } from '../cooperative.ts';
import type { SegmentedDocument, Sentence } from '../document/document.ts';
import { getTurns, isAskedByInterviewer } from '../genres/interview.ts';
import { findListItems, type ListItem } from '../genres/listicle.ts';
import { getThreadPosts } from '../genres/thread.ts';
import { createPoint, findSupport, type Support } from '../rewriting/points.ts';
import { scoreSentencesSteps } from '../scoring/score-sentences.ts';
import { computeVectorSteps } from '../scoring/vectors.ts';
import { findHardFilter, findSoftFilter, isSignpost } from './filters.ts';
import type { Candidate } from './select.ts';

/** The cost of a soft filter. Users notice such faults, so the sentence must be good otherwise. */
const softFilterCost = 0.2;
/** Advertising costs more, because the labels in the ranker's training data often accept it. */
const advertisingCost = 0.5;
/**
 * Longer points are hard to read. In words, or word equivalents for Chinese and Japanese. Hindi and
 * Vietnamese write endings and syllables as words.
 */
const maxWords = { cjk: 65, analytic: 55, other: 45 };

function getMaxWords(lang: string): number {
  if (isCjk(lang)) return maxWords.cjk;
  return ['hi', 'vi'].includes(baseLanguage(lang)) ? maxWords.analytic : maxWords.other;
}

/**
 * Finds the candidates of a document in steps.
 *
 * @returns the candidates in text order; none if no sentence can be a point
 */
export function* findCandidateSteps(document: SegmentedDocument): Steps<Candidate[]> {
  const vectors = yield* computeVectorSteps(document.sentences.map(({ terms }) => terms));
  yield;
  const scores = yield* scoreSentencesSteps(document, vectors);
  yield;
  const maxLength = getMaxWords(document.lang);
  const starts = listContributionStarts(document);
  const items = mapSentencesToItems(findListItems(document) ?? []);
  const candidates: Candidate[] = [];
  for (const sentence of document.sentences) {
    yield;
    if (findHardFilter(sentence, document) !== undefined) continue;
    if (isSignpost(sentence) || isAskedByInterviewer(sentence, document)) continue;
    const item = items.get(sentence.index);
    const support = findSupport(sentence, document, item, scores);
    const countWords = memoize(() => countPointWords(sentence, support, document));
    // Only a heading or another short sentence makes a point longer than its sentence, so the point
    // of a short sentence need not be created to know that it is short enough.
    if (sentence.length > 0.6 * maxLength && countWords() > maxLength) continue;
    candidates.push({
      sentence,
      support,
      // Negative numbers keep items apart from sections.
      group: item === undefined ? getGroup(sentence, starts) : -1 - item.block,
      isInItem: item !== undefined,
      vector: vectors[sentence.index] ?? new Map(),
      score: (scores[sentence.index] ?? 0) - computeFilterCost(sentence, document),
      countWords,
    });
  }
  return candidates;
}

/** Returns the list item of each sentence by the sentence's index. Items do not overlap. */
function mapSentencesToItems(items: readonly ListItem[]): Map<number, ListItem> {
  const byIndex = new Map<number, ListItem>();
  for (const item of items) {
    for (let index = item.from; index < item.to; index += 1) byIndex.set(index, item);
  }
  return byIndex;
}

function computeFilterCost(sentence: Sentence, document: SegmentedDocument): number {
  const filter = findSoftFilter(sentence, document);
  if (filter === undefined) return 0;
  return filter === 'advertising' ? advertisingCost : softFilterCost;
}

/** Returns the first block of each turn of an interview or post of a thread; none otherwise. */
function listContributionStarts(document: SegmentedDocument): readonly number[] {
  const turns = getTurns(document);
  if (turns.length > 0) return turns.map(({ block }) => block);
  return getThreadPosts(document).map(({ firstBlock }) => firstBlock);
}

/** Groups sentences by turn or post if there are any, and by section otherwise. */
function getGroup({ block, section }: Sentence, starts: readonly number[]): number {
  return starts.length === 0 ? section : starts.findLastIndex((first) => first <= block);
}

/** Counts the words of the point, including a connective that may be removed later. */
function countPointWords(
  sentence: Sentence,
  support: Support,
  document: SegmentedDocument,
): number {
  // As if the sentence before were shown, so that no connective is removed.
  const { text } = createPoint(sentence, document, { before: true, after: false }, support);
  return countBudgetWords(text, document.lang);
}

/** Delays the count, because only long sentences and budgets of words need it. */
function memoize(count: () => number): () => number {
  let result: number | undefined;
  return () => {
    result ??= count();
    return result;
  };
}

/** Counts words separated by white space, or word equivalents for Chinese and Japanese. */
function countBudgetWords(text: string, lang: string): number {
  return isCjk(lang) ? lengthInWords(text, lang) : text.split(/\s+/u).length;
}
