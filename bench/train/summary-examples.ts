/** Sentences to learn from: what the ranker sees of each, and whether it belongs into the summary. */

import { segmentDocument } from '../../src/summarizer/document/document.ts';
import { computeFeatures, featureNames } from '../../src/summarizer/scoring/features.ts';
import { createVectors } from '../../src/summarizer/scoring/vectors.ts';
import { type Budget, countLength } from '../summary/budget.ts';
import type { Document } from '../summary/documents.ts';
import { oracle } from '../summary/oracle.ts';
import { plainArticle } from '../summary/plain-article.ts';
import type { Examples } from './examples.ts';

/** The sentences of one document. */
export interface Part {
  readonly rows: Float32Array;
  readonly labels: readonly number[];
  /** How much the document counts. */
  readonly weight: number;
}

/** Fewer sentences than this leave nothing to choose. */
const minSentences = 4;
/** A document counts as so many sentences at most, so that one book does not outvote a hundred notes. */
const maxWeight = 40;
/** References longer than this many words are of texts that need more than three sentences. */
const longReference = 120;

/** The sentences of a document, labelled by the greedy oracle; none when it has too few. */
export function createParts(document: Document, weight: number): Part[] {
  const segmented = segmentDocument(plainArticle(document));
  const [reference] = document.references;
  if (segmented.sentences.length < minSentences || reference === undefined) return [];
  const texts = segmented.sentences.map(({ text }) => text);
  const chosen = new Set(
    oracle(texts, reference, document.lang, budgetFor(reference, document.lang)),
  );
  const rows = computeFeatures(
    segmented,
    createVectors(segmented.sentences.map(({ terms }) => terms)),
  );
  return [{ rows, labels: texts.map((text) => Number(chosen.has(text))), weight }];
}

function budgetFor(reference: string, lang: string): Budget {
  const words = countLength(reference, lang);
  return words > longReference ? { kind: 'words', count: 200 } : { kind: 'sentences', count: 3 };
}

/** All parts as one table. */
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
    const share = weight * Math.min(1, maxWeight / labels.length);
    table.weights.fill(share, at, at + labels.length);
    at += labels.length;
  }
  return table;
}

/** 1 for the sentences of every eighth document, by which the training knows when to stop. */
export function listJudges(parts: readonly Part[]): Uint8Array {
  return Uint8Array.from(parts.flatMap(({ labels }, at) => labels.map(() => Number(at % 8 === 5))));
}
