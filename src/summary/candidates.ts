/** The sentences that may become points, with what each is worth. */

import { isCjk } from '../text/script.ts';
import { wordLength } from '../text/words.ts';
import { adjustmentOf, voiceOf } from './adjust.ts';
import { softGateOf, strictGateOf } from './gates.ts';
import type { Outline, Sentence } from './outline.ts';
import { wordingAsPoint } from './points.ts';
import { rank } from './rank.ts';
import type { Candidate } from './select.ts';
import { vectorsOf } from './vectors.ts';

/**
 * The candidates of an outline in reading order: what passes all gates, or, where nothing does,
 * what passes the strict ones; empty for a text that says nothing.
 */
export function candidatesOf(outline: Outline): Candidate[] {
  const vectors = vectorsOf(outline.sentences.map(({ terms }) => terms));
  const ranks = rank(outline, vectors);
  const voice = voiceOf(outline);
  return allowed(outline).map((sentence) => ({
    sentence,
    vector: vectors[sentence.index] ?? new Map(),
    score: (ranks[sentence.index] ?? 0) + adjustmentOf(sentence, outline, voice),
    // As it is after the sentence before it, with its connective: the longer of its two wordings.
    words: budgetLength(
      wordingAsPoint(sentence, outline, { before: true, after: false }),
      outline.lang,
    ),
  }));
}

function allowed(outline: Outline): Sentence[] {
  const sayable = outline.sentences.filter(
    (sentence) => strictGateOf(sentence, outline) === undefined,
  );
  const good = sayable.filter((sentence) => softGateOf(sentence, outline) === undefined);
  return good.length > 0 ? good : sayable;
}

/** What stands between white space, as a reader counts words; characters for Chinese and Japanese. */
function budgetLength(text: string, lang: string): number {
  return isCjk(lang) ? wordLength(text, lang) : text.split(/\s+/u).length;
}
