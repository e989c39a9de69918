/** Sentences to learn from: what the ranker sees of each, and how good a point it would make. */

import { runToCompletion } from '../../src/summarizer/cooperative.ts';
import {
  type SegmentedDocument,
  segmentDocumentSteps,
} from '../../src/summarizer/document/document.ts';
import { computeFeatureSteps, featureNames } from '../../src/summarizer/scoring/features.ts';
import { computeVectorSteps } from '../../src/summarizer/scoring/vectors.ts';
import { type HashedSentence, hashSentence } from '../../src/summarizer/scoring/word-models.ts';
import { type Budget, countLength } from '../summary/budget.ts';
import type { Document } from '../summary/documents.ts';
import { oracle } from '../summary/oracle.ts';
import { plainArticle } from '../summary/plain-article.ts';
import type { Examples } from './examples.ts';
import { getMessageGrade, messageGrades } from './grades.ts';

/** The sentences of one document. */
export interface Part {
  /** `featureNames.length` values a sentence. */
  readonly rows: Float32Array;
  /** The words of each sentence. */
  readonly sentences: readonly HashedSentence[];
  /** How good a point each sentence makes, 0 to 1; NaN where nobody has looked at it. */
  readonly labels: readonly number[];
  /** How much of the main message each sentence carries, 0 to 1; NaN where nobody has said. */
  readonly messageLabels: readonly number[];
  /** How much the document counts. */
  readonly weight: number;
}

/** Fewer sentences than this leave nothing to choose. */
const minSentences = 4;
/** References longer than this many words are of texts that need more than three sentences. */
const longReference = 120;
/** A sentence that a summary does without may still be a fair point. */
const unchosenLabel = 0.2;

/**
 * Returns the sentences of a document with a summary by a person, labelled by the greedy oracle;
 * none when it has too few.
 */
export function createParts(document: Document, weight: number): Part[] {
  const segmented = runToCompletion(segmentDocumentSteps(plainArticle(document)));
  const [reference] = document.references;
  if (segmented.sentences.length < minSentences || reference === undefined) return [];
  const texts = segmented.sentences.map(({ text }) => text);
  const chosen = new Set(
    oracle(texts, reference, document.lang, budgetFor(reference, document.lang)),
  );
  const labels = texts.map((text) => (chosen.has(text) ? 1 : unchosenLabel));
  const sentences = texts.map(hashSentence);
  // The oracle does not say which of its sentences is the first, so they share the grades.
  const ranks = [...chosen].map((_, rank) => getMessageGrade(rank));
  const shared = ranks.reduce((sum, grade) => sum + grade, 0) / Math.max(1, ranks.length);
  const messageLabels = texts.map((text) => (chosen.has(text) ? shared : messageGrades.unnamed));
  return [{ rows: computeRows(segmented), sentences, labels, messageLabels, weight }];
}

/** Computes the feature matrix of a document, one row a sentence, with no columns of words yet. */
export function computeRows(document: SegmentedDocument): Float32Array {
  const vectors = runToCompletion(computeVectorSteps(document.sentences.map(({ terms }) => terms)));
  return runToCompletion(computeFeatureSteps(document, vectors));
}

function budgetFor(reference: string, lang: string): Budget {
  const words = countLength(reference, lang);
  return words > longReference ? { kind: 'words', count: 200 } : { kind: 'sentences', count: 3 };
}

/**
 * Puts all parts into one table. A document counts by the square root of its sentences, so that one
 * book does not outvote a hundred notes.
 */
export function createTable(parts: readonly Part[]): Examples {
  const width = featureNames.length;
  const count = parts.reduce((sum, { labels }) => sum + labels.length, 0);
  const table = {
    names: featureNames,
    rows: new Float32Array(count * width),
    labels: new Float32Array(count),
    weights: new Float32Array(count),
  };
  let at = 0;
  for (const { rows, labels, weight } of parts) {
    table.rows.set(rows, at * width);
    table.labels.set(labels, at);
    table.weights.fill(weight / Math.sqrt(labels.length), at, at + labels.length);
    at += labels.length;
  }
  return table;
}
