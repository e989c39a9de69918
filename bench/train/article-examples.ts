import type { Vocabulary } from '../../src/extraction/blocks/block-measures.ts';
import {
  computeFeatureRows,
  featureNames,
  isMenuBlock,
} from '../../src/extraction/blocks/features.ts';
import { measurePage, type PageMeasures } from '../../src/extraction/blocks/page-measures.ts';
import type { LabelledPage } from './article-pages.ts';
import type { Examples } from './examples.ts';

/**
 * Probabilities that a page is measured without a part of the vocabulary (feature dropout), so that
 * the trees do not depend on it alone.
 */
const wordDropout = 0.4;
const nameDropout = 0.08;

/** The weight of a block grows by its words up to a limit; that of a page hardly by its length. */
const maxWords = 80;
const blockPower = 0.75;
const pagePower = 0.65;
/** Labels within this distance of ½ are unreliable, so their rows have a lower weight. */
const unsureDistance = 0.3;
const unsureWeight = 0.5;

/**
 * Creates an example of each block, in the order of the pages.
 *
 * @param random decides which pages are measured without a part of the vocabulary
 * @returns row-major matrix; the label of a block is rounded to 0 or 1, NaN if it is unknown
 */
export function createArticleExamples(
  pages: readonly LabelledPage[],
  getVocabulary: (page: LabelledPage) => Vocabulary,
  random: () => number,
): Examples {
  const total = pages.reduce((sum, page) => sum + page.labels.length, 0);
  const width = featureNames.length;
  const rows = new Float32Array(total * width);
  const labels = new Float32Array(total);
  const weights = new Float32Array(total);
  let at = 0;
  for (const page of pages) {
    const vocabulary = thinVocabulary(getVocabulary(page), random);
    const measures = measurePage(page.outline, page.title, vocabulary);
    rows.set(computeFeatureRows(measures), at * width);
    labels.set(
      page.labels.map((label) => (Number.isNaN(label) ? label : label > 0.5 ? 1 : 0)),
      at,
    );
    weights.set(computeWeights(page, measures), at);
    at += page.labels.length;
  }
  return { names: featureNames, rows, labels, weights: normalizeWeights(weights) };
}

function thinVocabulary({ names, words }: Vocabulary, random: () => number): Vocabulary {
  const none = {};
  return {
    words: random() < wordDropout ? none : words,
    names: random() < nameDropout ? none : names,
  };
}

function computeWeights(
  { page, outline, labels }: LabelledPage,
  measures: PageMeasures,
): Float32Array {
  const weights = Float32Array.from(outline.blocks, (_, i) => {
    if (Number.isNaN(labels[i]) || isMenuBlock(measures, i)) return 0;
    return Math.min(maxWords, Math.max(1, measures.blocks.words[i] ?? 0)) ** blockPower;
  });
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const scale = Math.max(1, all) ** -pagePower * weighPage(page.gold.text, page.type);
  return weights.map((weight, i) => {
    const isUnsure = Math.abs((labels[i] ?? 0) - 0.5) < unsureDistance;
    return weight * scale * (isUnsure ? unsureWeight : 1);
  });
}

/**
 * Returns the weight of a page. Pages with snippets only are few, and articles are what users
 * summarize most.
 */
function weighPage(gold: string | undefined, type: string | undefined): number {
  if (gold === undefined) return 1.5;
  return type === 'article' ? 1.5 : 1;
}

function normalizeWeights(weights: Float32Array): Float32Array {
  const used = weights.filter((weight) => weight > 0);
  const mean = used.reduce((sum, weight) => sum + weight, 0) / Math.max(1, used.length);
  return weights.map((weight) => weight / mean);
}
