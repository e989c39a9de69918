/** The sentences that may become points, with what each is worth. */

import { isCjk } from '../../nlp/language-tags.ts';
import { lengthInWords } from '../../nlp/tokenize.ts';
import type { Steps } from '../cooperative.ts';
import type { SegmentedDocument, Sentence } from '../document/document.ts';
import { getTurns, isAskedByInterviewer } from '../genres/interview.ts';
import { findListItems, type ListItem } from '../genres/listicle.ts';
import { getThreadPosts } from '../genres/thread.ts';
import { createPoint, findSupport, type Support } from '../rewriting/points.ts';
import { scoreSentencesSteps } from '../scoring/score-sentences.ts';
import { vectorSteps } from '../scoring/vectors.ts';
import { findHardFilter, findSoftFilter, isSignpost } from './filters.ts';
import type { Candidate } from './select.ts';

/** What a soft filter costs: a user sees such a fault at once, so the sentence must be worth it. */
const faultCost = 0.2;
/** Advertising costs more, because the labels that the ranker learned from often call it good. */
const praiseCost = 0.5;
/** A longer point says too much at once; in words, or in what stands for them in Chinese and Japanese. */
const maxWords = { cjk: 65, other: 48 };

/**
 * The candidates of a document in reading order, in steps: what passes all filters, each with its
 * score and with what it needs beside it; empty for a text that says nothing.
 */
export function* candidateSteps(document: SegmentedDocument): Steps<Candidate[]> {
  const vectors = yield* vectorSteps(document.sentences.map(({ terms }) => terms));
  yield;
  const scores = yield* scoreSentencesSteps(document, vectors);
  yield;
  const maxLength = isCjk(document.lang) ? maxWords.cjk : maxWords.other;
  const voices = listVoices(document);
  const items = mapSentencesToItems(findListItems(document) ?? []);
  const candidates: Candidate[] = [];
  for (const sentence of document.sentences) {
    yield;
    if (findHardFilter(sentence, document) !== undefined) continue;
    if (isSignpost(sentence) || isAskedByInterviewer(sentence, document)) continue;
    const item = items.get(sentence.index);
    const support = findSupport(sentence, document, item, scores);
    const words = memoize(() => countPointWords(sentence, support, document));
    // A point is seldom longer than its sentence, and then by a heading or another short sentence.
    if (sentence.length > 0.6 * maxLength && words() > maxLength) continue;
    candidates.push({
      sentence,
      support,
      // Negative, so that an item is never taken for a section.
      part: item === undefined ? getPart(sentence, voices) : -1 - item.block,
      vector: vectors[sentence.index] ?? new Map(),
      score: (scores[sentence.index] ?? 0) - computeFaultCost(sentence, document),
      words,
    });
  }
  return candidates;
}

/** The item that each sentence belongs to, by the sentence's index. Items do not overlap. */
function mapSentencesToItems(items: readonly ListItem[]): Map<number, ListItem> {
  const byIndex = new Map<number, ListItem>();
  for (const item of items) {
    for (let index = item.from; index < item.to; index += 1) byIndex.set(index, item);
  }
  return byIndex;
}

function computeFaultCost(sentence: Sentence, document: SegmentedDocument): number {
  const fault = findSoftFilter(sentence, document);
  if (fault === undefined) return 0;
  return fault === 'advertising' ? praiseCost : faultCost;
}

/** The first block of every turn of an interview, or post of a thread; empty for other articles. */
function listVoices(document: SegmentedDocument): readonly number[] {
  const turns = getTurns(document);
  if (turns.length > 0) return turns.map(({ block }) => block);
  return getThreadPosts(document).map(({ firstBlock }) => firstBlock);
}

/** Every answer has its chance where there are several voices, elsewhere every section. */
function getPart({ block, section }: Sentence, voices: readonly number[]): number {
  return voices.length === 0 ? section : voices.findLastIndex((first) => first <= block);
}

/** As it is after the sentence before it, with its connective: the longer of its two wordings. */
function countPointWords(
  sentence: Sentence,
  support: Support,
  document: SegmentedDocument,
): number {
  const neighbours = { before: support.before === undefined, after: false };
  const { text: wording } = createPoint(sentence, document, neighbours, support);
  return countBudgetWords(wording, document.lang);
}

/** Only a budget of words asks how long a point would be. */
function memoize(count: () => number): () => number {
  let known: number | undefined;
  return () => {
    known ??= count();
    return known;
  };
}

/** What stands between white space, as a reader counts words; characters for Chinese and Japanese. */
function countBudgetWords(text: string, lang: string): number {
  return isCjk(lang) ? lengthInWords(text, lang) : text.split(/\s+/u).length;
}
