import type { Vocabulary } from '../../src/extraction/blocks/block-measures.ts';
import { featureNames, featureRows, isMenuBlock } from '../../src/extraction/blocks/features.ts';
import { measurePage, type PageMeasures } from '../../src/extraction/blocks/page-measures.ts';
import type { LabelledPage } from './article-pages.ts';
import type { Examples } from './examples.ts';

/** Pages that are read without part of the vocabulary, so that the trees do not lean on it alone. */
const withoutWords = 0.4;
const withoutNames = 0.08;

/** A block weighs by its words, up to a limit, and a page by hardly more for being long. */
const maxWords = 80;
const blockPower = 0.75;
const pagePower = 0.65;
/** Labels near one half are guesses. */
const unsure = 0.3;
const unsureWeight = 0.5;

/** The blocks of the pages as examples, page after page. */
export function articleExamples(
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
    const vocabulary = thinned(getVocabulary(page), random);
    const measures = measurePage(page.outline, page.title, vocabulary);
    rows.set(featureRows(measures), at * width);
    labels.set(
      page.labels.map((label) => (Number.isNaN(label) ? label : label > 0.5 ? 1 : 0)),
      at,
    );
    weights.set(computeWeights(page, measures), at);
    at += page.labels.length;
  }
  return { names: featureNames, rows, labels, weights: ofMeanOne(weights) };
}

function thinned({ names, words }: Vocabulary, random: () => number): Vocabulary {
  const none = {};
  return {
    words: random() < withoutWords ? none : words,
    names: random() < withoutNames ? none : names,
  };
}

function computeWeights(
  { page, outline: segmented, labels }: LabelledPage,
  measures: PageMeasures,
): Float32Array {
  const weights = Float32Array.from(segmented.blocks, (_, i) => {
    if (Number.isNaN(labels[i]) || isMenuBlock(measures, i)) return 0;
    return Math.min(maxWords, Math.max(1, measures.blocks.words[i] ?? 0)) ** blockPower;
  });
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const scale = Math.max(1, all) ** -pagePower * pageWeight(page.gold.text, page.type);
  return weights.map((weight, i) => {
    const isUnsure = Math.abs((labels[i] ?? 0) - 0.5) < unsure;
    return weight * scale * (isUnsure ? unsureWeight : 1);
  });
}

/** How much a page counts: those of one kind only are few, and articles are what is read most. */
function pageWeight(gold: string | undefined, type: string | undefined): number {
  if (gold === undefined) return 1.5;
  return type === 'article' ? 1.5 : 1;
}

function ofMeanOne(weights: Float32Array): Float32Array {
  const used = weights.filter((weight) => weight > 0);
  const mean = used.reduce((sum, weight) => sum + weight, 0) / Math.max(1, used.length);
  return weights.map((weight) => weight / mean);
}
