/** The sentences that may become points, with what each is worth. */

import { isCjk } from '../text/script.ts';
import { wordLength } from '../text/words.ts';
import { adjustmentOf, voiceSteps } from './adjust.ts';
import { softGateOf, strictGateOf } from './gates.ts';
import { insideQuotationSteps } from './inside-quotation.ts';
import { turnsOf } from './interview.ts';
import type { Outline, Sentence } from './outline.ts';
import { wordingAsPoint } from './points.ts';
import type { Mark } from './prefix.ts';
import { rankSteps } from './rank.ts';
import type { Candidate } from './select.ts';
import type { Steps } from './steps.ts';
import { vectorSteps } from './vectors.ts';

/**
 * The candidates of an outline in reading order, in steps: what passes all gates, or, where nothing
 * does, what passes the strict ones; empty for a text that says nothing.
 */
export function* candidateSteps(outline: Outline): Steps<Candidate[]> {
  const vectors = yield* vectorSteps(outline.sentences.map(({ terms }) => terms));
  yield;
  const ranks = yield* rankSteps(outline, vectors);
  yield;
  const voice = yield* voiceSteps(outline);
  yield* insideQuotationSteps(outline);
  const turns = turnsOf(outline);
  const candidates: Candidate[] = [];
  for (const sentence of yield* allowed(outline)) {
    candidates.push({
      sentence,
      part: partOf(sentence, turns),
      vector: vectors[sentence.index] ?? new Map(),
      score: (ranks[sentence.index] ?? 0) + adjustmentOf(sentence, outline, voice),
      words: once(() => wordsAsPoint(sentence, outline)),
    });
    yield;
  }
  return candidates;
}

/** In an interview every answer has its chance, elsewhere every section. */
function partOf({ block, section }: Sentence, turns: readonly Mark[]): number {
  return turns.length === 0 ? section : turns.findLastIndex((turn) => turn.block <= block);
}

function* allowed(outline: Outline): Steps<Sentence[]> {
  const sayable: Sentence[] = [];
  const good: Sentence[] = [];
  for (const sentence of outline.sentences) {
    yield;
    if (strictGateOf(sentence, outline) !== undefined) continue;
    sayable.push(sentence);
    if (softGateOf(sentence, outline) === undefined) good.push(sentence);
  }
  return good.length > 0 ? good : sayable;
}

/** As it is after the sentence before it, with its connective: the longer of its two wordings. */
function wordsAsPoint(sentence: Sentence, outline: Outline): number {
  const wording = wordingAsPoint(sentence, outline, { before: true, after: false });
  return budgetLength(wording, outline.lang);
}

/** Only a budget of words asks how long a point would be. */
function once(count: () => number): () => number {
  let known: number | undefined;
  return () => {
    known ??= count();
    return known;
  };
}

/** What stands between white space, as a reader counts words; characters for Chinese and Japanese. */
function budgetLength(text: string, lang: string): number {
  return isCjk(lang) ? wordLength(text, lang) : text.split(/\s+/u).length;
}
