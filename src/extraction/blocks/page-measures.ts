/**
 * Collects all measures of a page, from which the features of its blocks are computed. Called from
 * `classify-blocks.ts`, and from `bench/train`.
 */

import { splitWords } from '../../nlp/unicode.ts';
import type { ExclusionReason } from '../article.ts';
import { flag, getElementTraits } from '../dom/elements.ts';
import type { ElementTree } from '../dom/walk.ts';
import { type BlockMeasures, measureBlocks, type Vocabulary } from './block-measures.ts';
import {
  type Candidates,
  type ElementMeasures,
  findCandidates,
  measureElements,
} from './element-measures.ts';
import { findLineExclusionReason } from './line-patterns.ts';

/** All measures of a page. */
export interface PageMeasures {
  readonly tree: ElementTree;
  readonly blocks: BlockMeasures;
  readonly elements: ElementMeasures;
  readonly candidates: Candidates;
  readonly totals: Totals;
  /** Index of the block that is the headline; -1 if there is none. */
  readonly headline: number;
  /** Number of blocks on the page with the same text as each block. */
  readonly repeats: Float32Array;
  /** For each block the reason from its line pattern, see `line-patterns.ts`. */
  readonly lineReasons: readonly (ExclusionReason | undefined)[];
  readonly vocabulary: Vocabulary;
  /** Totals of blocks with the same markup, by the hashes of `ElementMeasures`. */
  readonly totalsByMarkup: ReadonlyMap<number, MarkupTotals>;
}

interface Totals {
  readonly words: number;
  readonly prose: number;
  readonly linked: number;
  /** Number of `<article>` elements, and of paragraphs with text. */
  readonly articles: number;
  readonly paragraphs: number;
}

interface MarkupTotals {
  blocks: number;
  words: number;
  linked: number;
  prose: number;
}

/**
 * Measures a page. The cost is linear in its elements and text.
 *
 * @param title the text of `<title>`
 */
export function measurePage(
  tree: ElementTree,
  title: string,
  vocabulary: Vocabulary,
): PageMeasures {
  const blocks = measureBlocks(tree);
  const elements = measureElements(tree, blocks, vocabulary);
  return {
    tree,
    blocks,
    elements,
    candidates: findCandidates(tree, blocks, elements),
    totals: sumPage(tree, elements),
    headline: findTitleHeading(tree, new Set(splitWords(title.slice(0, 500)))),
    repeats: countRepeats(tree),
    lineReasons: tree.blocks.map(({ text }) => findLineExclusionReason(text)),
    vocabulary,
    totalsByMarkup: sumByMarkup(tree, blocks, elements),
  };
}

/** Finds the heading that shares most words with the title of the page, preferably an `<h1>`. */
function findTitleHeading(tree: ElementTree, titleWords: ReadonlySet<string>): number {
  const firstLevel = getElementTraits('h1').code;
  let headline = -1;
  let best = 0;
  for (let i = 0; i < tree.blocks.length; i++) {
    const block = tree.blocks[i];
    if (!block || !((tree.flags[block.element] ?? 0) & flag.heading)) continue;
    const words = splitWords(block.text.slice(0, 500));
    const shared = words.filter((word) => titleWords.has(word)).length;
    const score =
      (shared / words.length) * Math.min(6, words.length) +
      (tree.tags[block.element] === firstLevel ? 2.5 : 0);
    if (words.length > 1 && score > best) {
      best = score;
      headline = i;
    }
  }
  return headline;
}

function sumPage(tree: ElementTree, elements: ElementMeasures): Totals {
  const [article, paragraph] = [getElementTraits('article').code, getElementTraits('p').code];
  let articles = 0;
  let paragraphs = 0;
  for (let e = 0; e < tree.tags.length; e++) {
    const tag = tree.tags[e];
    if (tag === article) articles++;
    if (tag === paragraph && (elements.words[e] ?? 0) > 8) paragraphs++;
  }
  const words = Math.max(1, elements.words[0] ?? 0);
  const [prose = 0] = elements.prose;
  const [linked = 0] = elements.linked;
  return { words, prose, linked, articles, paragraphs };
}

function countRepeats({ blocks }: ElementTree): Float32Array {
  const counts = new Map<string, number>();
  for (const { text } of blocks) counts.set(text, (counts.get(text) ?? 0) + 1);
  const repeats = new Float32Array(blocks.length).fill(1);
  if (counts.size < blocks.length) {
    for (let i = 0; i < blocks.length; i++) repeats[i] = counts.get(blocks[i]?.text ?? '') ?? 1;
  }
  return repeats;
}

function sumByMarkup(
  tree: ElementTree,
  blocks: BlockMeasures,
  elements: ElementMeasures,
): Map<number, MarkupTotals> {
  const sums = new Map<number, MarkupTotals>();
  for (let i = 0; i < tree.blocks.length; i++) {
    const element = tree.blocks[i]?.element ?? 0;
    const words = blocks.words[i] as number;
    const linked = words * (blocks.linked[i] as number);
    const prose = blocks.prose[i] as number;
    addTotals(sums, elements.markupHashOfTwo[element] as number, words, linked, prose);
    addTotals(sums, elements.markupHashOfThree[element] as number, words, linked, prose);
  }
  return sums;
}

function addTotals(
  sums: Map<number, MarkupTotals>,
  markupHash: number,
  words: number,
  linked: number,
  prose: number,
): void {
  const sum = sums.get(markupHash);
  if (!sum) {
    sums.set(markupHash, { blocks: 1, words, linked, prose });
    return;
  }
  sum.blocks++;
  sum.words += words;
  sum.linked += linked;
  sum.prose += prose;
}
