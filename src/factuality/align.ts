/**
 * Aligns a text with the sentences of an article. It greedily takes the sentence that covers most
 * of the remaining weight, where a word weighs ln(1 + N/df) over the article's N sentences. This is
 * the lexical alignment of Jing & McKeown 1999, “The decomposition of human-written summary
 * sentences”, without its hidden Markov model, which relies on word order.
 */

import { describeAnchor } from '../anchoring/describe.ts';
import type { Anchor, Article } from '../extraction/article.ts';
import { splitSentences } from '../nlp/sentences/split-sentences.ts';
import { extractTerms } from '../summarizer/document/document.ts';

/** Smallest share of a text's weight that must be covered for it to be supported. */
const minSupport = 0.25;
/** Smallest further share that makes another sentence a source. */
const minGain = 0.1;
/** A single word supports nothing, unless the text has no other. */
const minWords = 2;
const maxSources = 3;

/** An article prepared for aligning texts with it. */
export interface Aligner {
  /**
   * Returns the sentences that a text rests on, best first; `undefined` if they cover too little of
   * it.
   */
  align(text: string): Anchor[] | undefined;
}

/** Prepares an article for alignment. Linear in its text, as is each call of `align`. */
export function createAligner(article: Article): Aligner {
  const sentences = toSourceSentences(article);
  const weights = computeWeights(sentences);
  return {
    align: (text) =>
      findCover(new Set(extractTerms(text, article.lang)), sentences, weights)?.map(({ anchor }) =>
        anchor(),
      ),
  };
}

interface SourceSentence {
  readonly terms: ReadonlySet<string>;
  readonly anchor: () => Anchor;
}

function toSourceSentences(article: Article): SourceSentence[] {
  return article.blocks.flatMap(({ kind, text }, block) => {
    if (kind === 'code') return [];
    return splitSentences(text, article.lang).map(({ start, end }) => ({
      terms: new Set(extractTerms(text.slice(start, end), article.lang)),
      anchor: () => describeAnchor(article, block, start, end),
    }));
  });
}

/** Computes the weight of each word of the article: ln(1 + N/df). */
function computeWeights(sentences: readonly SourceSentence[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { terms } of sentences)
    for (const term of terms) found.set(term, (found.get(term) ?? 0) + 1);
  return new Map([...found].map(([term, count]) => [term, Math.log(1 + sentences.length / count)]));
}

function findCover(
  terms: ReadonlySet<string>,
  sentences: readonly SourceSentence[],
  weights: ReadonlyMap<string, number>,
): SourceSentence[] | undefined {
  // A word that is not in the article weighs as much as its rarest one.
  const unknown = Math.log(1 + sentences.length);
  const getWeight = (term: string) => weights.get(term) ?? unknown;
  const total = sum(terms, getWeight);
  const open = new Set(terms);
  const sources: SourceSentence[] = [];
  while (sources.length < maxSources && open.size > 0) {
    const best = pickBest(sentences, (sentence) => sum(intersect(open, sentence.terms), getWeight));
    if (!best || best.worth < minGain * total || best.worth === 0) break;
    sources.push(best.sentence);
    for (const term of best.sentence.terms) open.delete(term);
  }
  const covered = total - sum(open, getWeight);
  const isSupported =
    covered >= minSupport * total && terms.size - open.size >= Math.min(minWords, terms.size);
  return isSupported && sources.length > 0 ? sources : undefined;
}

function pickBest(
  sentences: readonly SourceSentence[],
  scoreSentence: (sentence: SourceSentence) => number,
) {
  let best: { sentence: SourceSentence; worth: number } | undefined;
  for (const sentence of sentences) {
    const worth = scoreSentence(sentence);
    if (!best || worth > best.worth) best = { sentence, worth };
  }
  return best;
}

function intersect(some: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  return [...some].filter((term) => others.has(term));
}

function sum(terms: Iterable<string>, getWeight: (term: string) => number): number {
  let total = 0;
  for (const term of terms) total += getWeight(term);
  return total;
}
