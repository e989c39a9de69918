/**
 * Computes ROUGE (Lin, “ROUGE: a package for automatic evaluation of summaries”, 2004) like
 * Google's `rouge_score` (https://github.com/google-research/google-research/tree/master/rouge),
 * with one difference: its tokens are ASCII only, while these are letters and digits of any script.
 */

import { countItems, countShared, sumCounts, toGrams } from './counts.ts';
import { harmonicMean } from './harmonic-mean.ts';
import { findCommonSubsequence } from './longest-common.ts';
import { stem } from './porter.ts';

/** F-measures from 0 to 1. */
export interface Rouge {
  /** ROUGE-1: single tokens. */
  readonly r1: number;
  /** ROUGE-2: pairs of consecutive tokens. */
  readonly r2: number;
  /** ROUGE-L: longest common subsequence of the whole texts. */
  readonly rl: number;
  /** ROUGE-Lsum: union of longest common subsequences, sentence by sentence. */
  readonly rlsum: number;
}

const none: Rouge = { r1: 0, r2: 0, rl: 0, rlsum: 0 };
const token = /[\p{L}\p{N}\p{M}]+/gu;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*/gu;

/** Returns lower-case tokens; English words of more than three letters are stemmed (Porter). */
export function splitRougeTokens(text: string, lang: string): string[] {
  const tokens = text.toLowerCase().replace(unspaced, ' $& ').match(token) ?? [];
  if (!/^en\b/i.test(lang)) return tokens;
  return tokens.map((word) => (word.length > 3 ? stem(word) : word));
}

/**
 * Compares a summary with its references. Of several, each measure uses the one that matches best.
 *
 * @param references texts with one sentence per line
 * @param sentences the summary's sentences in text order
 * @param lang BCP 47 tag of all texts
 */
export function computeRouge(
  references: readonly string[],
  sentences: readonly string[],
  lang: string,
): Rouge {
  const summary = sentences.map((sentence) => splitRougeTokens(sentence, lang));
  let best = none;
  for (const reference of references) {
    const lines = reference.split('\n').map((line) => splitRougeTokens(line, lang));
    const score = compare(lines, summary);
    best = {
      r1: Math.max(best.r1, score.r1),
      r2: Math.max(best.r2, score.r2),
      rl: Math.max(best.rl, score.rl),
      rlsum: Math.max(best.rlsum, score.rlsum),
    };
  }
  return best;
}

function compare(reference: readonly string[][], summary: readonly string[][]): Rouge {
  const wanted = reference.flat();
  const got = summary.flat();
  if (wanted.length === 0 || got.length === 0) return none;
  return {
    r1: computeGramF(wanted, got, 1),
    r2: computeGramF(wanted, got, 2),
    rl: computeFMeasure(findCommonSubsequence(wanted, got).length, wanted.length, got.length),
    rlsum: computeFMeasure(countUnionHits(reference, summary), wanted.length, got.length),
  };
}

/** Computes the F-measure of the n-grams of a reference and a summary. */
export function computeGramF(wanted: readonly string[], got: readonly string[], n: number): number {
  const wantedGrams = countItems(toGrams(wanted, n));
  const gotGrams = countItems(toGrams(got, n));
  return computeFMeasure(
    countShared(wantedGrams, gotGrams),
    sumCounts(wantedGrams),
    sumCounts(gotGrams),
  );
}

function computeFMeasure(hits: number, wanted: number, got: number): number {
  return harmonicMean(hits / Math.max(1, got), hits / Math.max(1, wanted));
}

/** Implements section 3.2 of the paper, counting no token more often than either text has it. */
function countUnionHits(reference: readonly string[][], summary: readonly string[][]): number {
  const leftWanted = countItems(reference.flat());
  const leftGot = countItems(summary.flat());
  let hits = 0;
  for (const line of reference) {
    const places = new Set(summary.flatMap((sentence) => findCommonSubsequence(line, sentence)));
    for (const place of [...places].sort((a, b) => a - b)) {
      const word = line[place] ?? '';
      const inWanted = leftWanted.get(word) ?? 0;
      const inGot = leftGot.get(word) ?? 0;
      if (inWanted === 0 || inGot === 0) continue;
      leftWanted.set(word, inWanted - 1);
      leftGot.set(word, inGot - 1);
      hits++;
    }
  }
  return hits;
}
