/**
 * Computes the features of the block model. None of them depends on a language; the weights of words
 * are in the learned vocabulary. Called from `block-model.ts` and from `bench/train`.
 */

import { splitWords } from '../../nlp/unicode.ts';
import { flag } from '../dom/elements.ts';
import { getWeight, type Vocabulary } from './block-measures.ts';
import type { PageMeasures } from './page-measures.ts';

/** A group of features that are computed together. */
interface FeatureGroup {
  /**
   * Names of the features, in the order in which their values are written. They are a list of their
   * own, because one function per feature would be called for every block of every page.
   */
  readonly names: readonly string[];
  /** Computes what all blocks share, and returns a function that writes the values of block `i`. */
  prepare(page: PageMeasures): (i: number, row: Float32Array, at: number) => void;
}

// Menu items are nearly half of all blocks, and so easy to recognize that the trees need not score
// them.

const minLinkedShare = 0.9;
const maxMenuWords = 8;

/**
 * Returns true if a block is a short link in a menu, in a footer, or away from most of the page's
 * prose.
 */
export function isMenuBlock(page: PageMeasures, i: number): boolean {
  const { tree, blocks, candidates } = page;
  const block = tree.blocks[i];
  if (!block || (blocks.linked[i] ?? 0) <= minLinkedShare) return false;
  if ((blocks.words[i] ?? 0) > maxMenuWords) return false;
  const inMenu = (tree.flags[block.dominantElement] ?? 0) & (flag.nav | flag.footer);
  return inMenu !== 0 || candidates.inMost[block.element] === 0;
}

/** Features of a block on its own: its text, its links, its element and the ancestors of that. */
const blockFeatures: FeatureGroup = {
  names: [
    'words',
    'linked',
    'end',
    'tag',
    'in footer',
    'in caption',
    'in main',
    'least name',
    'name sum',
    'name sum above body',
    'last name',
    'pattern',
    'repeats',
    'word score',
  ],
  prepare({ tree, blocks, elements, lineReasons, repeats, vocabulary }) {
    const nameWeightSumOfBody = elements.nameWeightSum[0] ?? 0;
    return (i, row, start) => {
      const block = tree.blocks[i];
      const text = blocks.texts[i];
      if (!block || !text) return;
      const { element, dominantElement } = block;
      const inFlags = (tree.flags[dominantElement] ?? 0) | (tree.flags[element] ?? 0);
      const nameWeightSum = elements.nameWeightSum[dominantElement] ?? 0;
      let at = start;
      row[at++] = text.words;
      row[at++] = blocks.linked[i] ?? 0;
      row[at++] = text.end;
      row[at++] = tree.tags[element] ?? 0;
      row[at++] = inFlags & flag.footer ? 1 : 0;
      row[at++] = inFlags & flag.caption ? 1 : 0;
      row[at++] = inFlags & flag.main ? 1 : 0;
      row[at++] = elements.minNameWeight[dominantElement] ?? 0;
      row[at++] = nameWeightSum;
      row[at++] = nameWeightSum - nameWeightSumOfBody;
      row[at++] = elements.nearestNameWeight[dominantElement] ?? 0;
      row[at++] = lineReasons[i] ? 1 : 0;
      row[at++] = repeats[i] ?? 1;
      row[at++] = text.words > maxScoredWords ? 0 : scoreWords(block.text, vocabulary);
    };
  },
};

/** A block with more words than this is not scored by single words. */
const maxScoredWords = 25;

/** Returns the mean log-odds of the words of a text. */
function scoreWords(text: string, { words }: Vocabulary): number {
  let sum = 0;
  let known = 0;
  const all = splitWords(text);
  for (let i = 0; i < all.length; i++) {
    const weight = getWeight(all[i] as string, words);
    if (weight === undefined) continue;
    sum += weight;
    known++;
  }
  return sum / Math.max(2, known);
}

/** This many ancestors of a block, each with more blocks than the one before, have features. */
const maxLevels = 2;

/** Features of what is around a block: its ancestors, blocks with the same markup, the candidates. */
const containerFeatures: FeatureGroup = {
  names: [
    ...Array.from({ length: maxLevels }, (_, i) =>
      ['words', 'links', 'prose', 'name'].map((name) => `${name} ${i + 1}`),
    ).flat(),
    'alike',
    'alike words',
    'alike prose',
    'alike in two',
    'alike in two prose',
    'in top',
    'in half',
    'in most',
    'from top',
  ],
  prepare({ tree, elements, totals, totalsByMarkup, candidates }) {
    const allProse = Math.max(1, totals.prose);
    return (i, row, start) => {
      const element = tree.blocks[i]?.element ?? 0;
      let at = start;
      let outer = element;
      for (let level = 0; level < maxLevels; level++) {
        outer = Math.max(0, elements.wider[outer] ?? 0);
        const words = elements.words[outer] ?? 0;
        row[at++] = words;
        row[at++] = words ? (elements.linked[outer] ?? 0) / words : 0;
        row[at++] = (elements.prose[outer] ?? 0) / allProse;
        row[at++] = elements.nearestNameWeight[outer] ?? 0;
      }
      const three = totalsByMarkup.get(elements.markupHashOfThree[element] ?? 0);
      const two = totalsByMarkup.get(elements.markupHashOfTwo[element] ?? 0);
      row[at++] = three?.blocks ?? 0;
      row[at++] = three ? three.words / three.blocks : 0;
      row[at++] = (three?.prose ?? 0) / allProse;
      row[at++] = two?.blocks ?? 0;
      row[at++] = (two?.prose ?? 0) / allProse;
      row[at++] = candidates.inTop[element] ?? 0;
      row[at++] = candidates.inHalf[element] ?? 0;
      row[at++] = candidates.inMost[element] ?? 0;
      row[at++] = candidates.distance[element] ?? 0;
    };
  },
};

const offsets = [-2, -1, 1, 2];

/** Features of the blocks before and after a block. */
const neighbourFeatures: FeatureGroup = {
  names: offsets.map((step) => `name at ${step}`),
  prepare({ tree, elements }) {
    return (i, row, start) => {
      let at = start;
      for (const step of offsets) {
        const block = tree.blocks[i + step];
        row[at++] = block ? (elements.nearestNameWeight[block.dominantElement] ?? 0) : 0;
      }
    };
  },
};

// The size of a page counts up to these limits, which one page in twenty of the training data
// exceeds. The largest pages there are lists of teasers, so that the trees would take the blocks of
// a long article for such a list.
const maxPageWords = 5_500;
const maxPageBlocks = 700;

/** Features of the whole page, which are the same for each block. */
const pageFeatures: FeatureGroup = {
  names: [
    'page words',
    'page prose',
    'page links',
    'page blocks',
    'page articles',
    'page paragraphs',
    'half words',
    'half links',
    'top words',
    'top prose',
    'top block words',
  ],
  prepare({ tree, elements, totals, candidates: { half, top } }) {
    const halfWords = elements.words[half] ?? 0;
    const topWords = elements.words[top] ?? 0;
    const values = [
      Math.log1p(Math.min(maxPageWords, totals.words)),
      totals.prose / totals.words,
      totals.linked / totals.words,
      Math.min(maxPageBlocks, tree.blocks.length),
      totals.articles,
      totals.paragraphs,
      halfWords / totals.words,
      halfWords ? (elements.linked[half] ?? 0) / halfWords : 0,
      topWords / totals.words,
      (elements.prose[top] ?? 0) / Math.max(1, totals.prose),
      topWords / Math.max(1, elements.blocks[top] ?? 0),
    ];
    return (_, row, start) => row.set(values, start);
  },
};

// Distances are cut at this many blocks or words.
const maxBlockDistance = 200;
const maxWordDistance = 2_000;
/** The distance of a block above the headline is cut at this many blocks. */
const maxDistanceAbove = 100;
/** Stands for the distance from the headline on a page without one. */
const noHeadline = -999;
// This many blocks before and after a block are searched for prose, and for links.
const proseReach = 3;
const linkReach = 5;

/** Features of the position of a block, from the start, the headline and the last line pattern. */
const positionFeatures: FeatureGroup = {
  names: [
    'words before',
    'blocks to end',
    'after headline',
    'prose near',
    'links around',
    'since pattern',
    'prose since pattern',
  ],
  prepare({ tree, blocks, totals, headline, lineReasons }) {
    const count = tree.blocks.length;
    const near = computeWindowSums(blocks.prose, proseReach);
    const links = computeWindowSums(blocks.linked, linkReach);
    const pattern = measureSincePattern(lineReasons, blocks.prose);
    const before = computePrefixSums(blocks.words);
    return (i, row, start) => {
      let at = start;
      row[at++] = (before[i] ?? 0) / totals.words;
      row[at++] = Math.min(maxBlockDistance, count - i);
      row[at++] =
        headline < 0
          ? noHeadline
          : Math.max(-maxDistanceAbove, Math.min(maxBlockDistance, i - headline));
      row[at++] = near[i] ?? 0;
      row[at++] = (links[i] ?? 0) / (2 * linkReach + 1);
      row[at++] = pattern.blocks[i] ?? 0;
      row[at++] = pattern.prose[i] ?? 0;
    };
  },
};

/** Returns for each index the sum of all values before it. */
function computePrefixSums(values: Float32Array): Float64Array {
  const sums = new Float64Array(values.length);
  for (let i = 1; i < values.length; i++) sums[i] = (sums[i - 1] ?? 0) + (values[i - 1] ?? 0);
  return sums;
}

/** Returns for each index the sum of the values at most `reach` indexes away. */
function computeWindowSums(values: Float32Array, reach: number): Float32Array {
  const sums = new Float32Array(values.length);
  let sum = 0;
  for (let i = 0; i < Math.min(reach, values.length); i++) sum += values[i] ?? 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i + reach] ?? 0;
    sum -= values[i - reach - 1] ?? 0;
    sums[i] = sum;
  }
  return sums;
}

/** Counts the blocks, and the words of prose, since the last line that matches a line pattern. */
function measureSincePattern(
  lineReasons: readonly unknown[],
  prose: Float32Array,
): { blocks: Float32Array; prose: Float32Array } {
  const since = {
    blocks: new Float32Array(lineReasons.length),
    prose: new Float32Array(lineReasons.length),
  };
  let blocks = maxBlockDistance;
  let words = maxWordDistance;
  for (let i = 0; i < lineReasons.length; i++) {
    since.blocks[i] = blocks;
    since.prose[i] = words;
    if (lineReasons[i]) {
      blocks = 0;
      words = 0;
    }
    blocks = Math.min(maxBlockDistance, blocks + 1);
    words = Math.min(maxWordDistance, words + (prose[i] ?? 0));
  }
  return since;
}

/** The groups in the order of their features in a row. */
export const featureGroups: readonly FeatureGroup[] = [
  blockFeatures,
  positionFeatures,
  containerFeatures,
  neighbourFeatures,
  pageFeatures,
];

/** Names of the features in the order of a row. */
export const featureNames: readonly string[] = featureGroups.flatMap((group) => group.names);

/**
 * Returns the features of all blocks of a page: one row of `featureNames.length` numbers per block,
 * one after the other.
 *
 * @param isWanted returns true for the blocks whose rows are computed; the others are left at zero
 */
export function computeFeatureRows(
  page: PageMeasures,
  isWanted: (i: number) => boolean = () => true,
): Float32Array {
  const width = featureNames.length;
  const count = page.tree.blocks.length;
  const rows = new Float32Array(width * count);
  const wanted: number[] = [];
  for (let i = 0; i < count; i++) if (isWanted(i)) wanted.push(i);
  let offset = 0;
  for (const group of featureGroups) {
    const write = group.prepare(page);
    for (let w = 0; w < wanted.length; w++) {
      const i = wanted[w] as number;
      write(i, rows, i * width + offset);
    }
    offset += group.names.length;
  }
  return rows;
}
