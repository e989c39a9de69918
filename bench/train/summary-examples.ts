/** Creates the training examples of the ranker: sentences with their features and labels. */

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
import { selectByOracle } from '../summary/oracle.ts';
import { toPlainArticle } from '../summary/plain-article.ts';
import type { Examples } from './examples.ts';
import { getMessageGrade, messageGrades } from './grades.ts';

/** The examples of one document, one row a sentence. */
export interface Part {
  /** Row-major, `featureNames.length` values a row. */
  readonly rows: Float32Array;
  /** The hashed words of each sentence. */
  readonly sentences: readonly HashedSentence[];
  /** How good a point each sentence would be, 0 to 1; NaN if it was not judged. */
  readonly labels: readonly number[];
  /** How much of the main message each sentence has, 0 to 1; NaN if it was not judged. */
  readonly messageLabels: readonly number[];
  /** Weight of the document in the loss. */
  readonly weight: number;
}

/** In a document with fewer sentences there is nothing to choose. */
const minSentences = 4;
/** Number of words above which a reference summary is matched with more than three sentences. */
const longReference = 120;
/** Not 0, because a sentence that the reference lacks may still be a fair point. */
const unchosenLabel = 0.2;

/**
 * Creates the examples of a document with a human summary, labelled by the greedy oracle.
 *
 * @param weight of the document in the loss
 * @returns empty if the document has too few sentences or no summary
 */
export function createParts(document: Document, weight: number): Part[] {
  const segmented = runToCompletion(segmentDocumentSteps(toPlainArticle(document)));
  const [reference] = document.references;
  if (segmented.sentences.length < minSentences || reference === undefined) return [];
  const texts = segmented.sentences.map(({ text }) => text);
  const chosen = new Set(
    selectByOracle(texts, reference, document.lang, chooseBudget(reference, document.lang)),
  );
  const labels = texts.map((text) => (chosen.has(text) ? 1 : unchosenLabel));
  const sentences = texts.map(hashSentence);
  // The oracle does not rank its sentences, so each gets the mean of the grades.
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

function chooseBudget(reference: string, lang: string): Budget {
  const words = countLength(reference, lang);
  return words > longReference ? { kind: 'words', count: 200 } : { kind: 'sentences', count: 3 };
}

/**
 * Joins all parts to one table. The weight of a document grows by the square root of its sentences,
 * so that a few long documents do not dominate.
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
