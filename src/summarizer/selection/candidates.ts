/** The sentences that may become points, with what each is worth. */

import { isCjk } from '../../nlp/language-tags.ts';
import { lengthInWords } from '../../nlp/tokenize.ts';
import type { Steps } from '../cooperative.ts';
import type { SegmentedDocument, Sentence } from '../document/document.ts';
import { insideQuotationSteps } from '../document/inside-quotation.ts';
import { getTurns } from '../genres/interview.ts';
import type { LabelSpan } from '../rewriting/labels.ts';
import { phraseAsPoint } from '../rewriting/points.ts';
import { analyzeStyleSteps, computeAdjustment } from '../scoring/score-adjustments.ts';
import { scoreSentencesSteps } from '../scoring/score-sentences.ts';
import { vectorSteps } from '../scoring/vectors.ts';
import { findHardFilter, findSoftFilter } from './filters.ts';
import type { Candidate } from './select.ts';

/**
 * The candidates of an outline in reading order, in steps: what passes all gates, or, where nothing
 * does, what passes the strict ones; empty for a text that says nothing.
 */
export function* candidateSteps(document: SegmentedDocument): Steps<Candidate[]> {
  const vectors = yield* vectorSteps(document.sentences.map(({ terms }) => terms));
  yield;
  const ranks = yield* scoreSentencesSteps(document, vectors);
  yield;
  const voice = yield* analyzeStyleSteps(document);
  yield* insideQuotationSteps(document);
  const turns = getTurns(document);
  const candidates: Candidate[] = [];
  for (const sentence of yield* filterSentences(document)) {
    candidates.push({
      sentence,
      part: getPart(sentence, turns),
      vector: vectors[sentence.index] ?? new Map(),
      score: (ranks[sentence.index] ?? 0) + computeAdjustment(sentence, document, voice),
      words: memoize(() => countPointWords(sentence, document)),
    });
    yield;
  }
  return candidates;
}

/** In an interview every answer has its chance, elsewhere every section. */
function getPart({ block, section }: Sentence, turns: readonly LabelSpan[]): number {
  return turns.length === 0 ? section : turns.findLastIndex((turn) => turn.block <= block);
}

function* filterSentences(document: SegmentedDocument): Steps<Sentence[]> {
  const sayable: Sentence[] = [];
  const good: Sentence[] = [];
  for (const sentence of document.sentences) {
    yield;
    if (findHardFilter(sentence, document) !== undefined) continue;
    sayable.push(sentence);
    if (findSoftFilter(sentence, document) === undefined) good.push(sentence);
  }
  return good.length > 0 ? good : sayable;
}

/** As it is after the sentence before it, with its connective: the longer of its two wordings. */
function countPointWords(sentence: Sentence, document: SegmentedDocument): number {
  const wording = phraseAsPoint(sentence, document, { before: true, after: false });
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
