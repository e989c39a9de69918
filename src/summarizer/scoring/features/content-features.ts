/**
 * How much of the document's content a sentence carries: its centrality, its share of the title,
 * of the frequent terms and of what is new.
 */

import { extractTerms } from '../../document/terms.ts';
import { containment, similarity, type Vector } from '../vectors.ts';
import type { FeatureContext } from './context.ts';
import type { FeatureGroup } from './feature.ts';

/** Words at the start of a sentence that are likely to hold its subject. */
const subjectWords = 6;

export const contentFeatures = {
  centrality: ({ index }, { centrality }) => centrality[index] ?? 0,
  centralityOrder: ({ index }, { centralityOrder }) => centralityOrder[index] ?? 0,
  lexRank: ({ index }, { lexRank }) => lexRank[index] ?? 0,
  lexRankOrder: ({ index }, { lexRankOrder }) => lexRankOrder[index] ?? 0,
  similarityToFirst: ({ index }, { vectors }) => compareTo(vectors, index, 0),
  similarityToLead: ({ index }, { vectors, lead }) => similarity(vectors[index] ?? new Map(), lead),
  similarityToPrevious: ({ index }, { vectors }) => compareTo(vectors, index, index - 1),
  similarityToNext: ({ index }, { vectors }) => compareTo(vectors, index, index + 1),
  novelty: ({ index }, { novelty }) => novelty[index] ?? 0,
  titleCovered: ({ terms }, { document }) => containment(document.titleTerms, new Set(terms)),
  titleShare: ({ terms }, { title }) => containment(terms, title),
  titleAtStart: ({ text }, context) => containment(getSubjectTerms(text, context), context.title),
  headingAtStart: ({ text, section }, context) =>
    containment(getSubjectTerms(text, context), new Set(context.sections[section]?.headingTerms)),
  termFrequency: ({ terms }, context) => computeMeanFrequency(terms, context),
  keyTerms: ({ terms }, context) => computeKeyTermShare(terms, context),
  density: ({ terms, length }) => terms.length / Math.max(1, length),
  names: ({ tokens }, { names }) => tokens.tokens.filter((token) => names.has(token)).length,
} satisfies FeatureGroup;

function compareTo(vectors: readonly Vector[], one: number, other: number): number {
  const [a, b] = [vectors[one], vectors[other]];
  return a === undefined || b === undefined ? 0 : similarity(a, b);
}

function getSubjectTerms(text: string, { document }: FeatureContext): string[] {
  const start = text.split(/\s+/u, subjectWords).join(' ');
  return extractTerms(start, document.lang);
}

/** How frequent the terms are on average (Nenkova & Vanderwende 2005, “SumBasic”), in percent. */
function computeMeanFrequency(
  terms: readonly string[],
  { termFrequency, termCount }: FeatureContext,
): number {
  const sum = terms.reduce((all, term) => all + (termFrequency.get(term) ?? 0), 0);
  return terms.length === 0 ? 0 : (100 * sum) / terms.length / Math.max(1, termCount);
}

function computeKeyTermShare(
  terms: readonly string[],
  { keyTerms, termFrequency, keyTermCount }: FeatureContext,
): number {
  let sum = 0;
  for (const term of new Set(terms)) if (keyTerms.has(term)) sum += termFrequency.get(term) ?? 0;
  return sum / Math.max(1, keyTermCount);
}
