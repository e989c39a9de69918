/** Everything measured of a page before any one block is judged. */

import type { LeftOutReason } from '../article.ts';
import { flag, traitsOf } from '../elements.ts';
import { wordsOf } from '../letters.ts';
import { reasonOfLine } from '../line-patterns.ts';
import type { Outline } from '../walk.ts';
import { type BlockMeasures, measureBlocks } from './block-measures.ts';
import { type Candidates, findCandidates } from './candidate.ts';
import { type ElementMeasures, measureElements } from './element-measures.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The page as the features see it. */
export interface PageMeasures {
  readonly outline: Outline;
  readonly blocks: BlockMeasures;
  readonly elements: ElementMeasures;
  readonly candidates: Candidates;
  readonly totals: Totals;
  /** Index of the block that is the headline; -1 without one. */
  readonly headline: number;
  /** How often the very text of each block stands on the page. */
  readonly repeats: Float32Array;
  /** Why each block is a line that is known to stand around articles, see `line-patterns.ts`. */
  readonly lineReasons: readonly (LeftOutReason | undefined)[];
  readonly vocabulary: Vocabulary;
  /** What is alike in build: sums by the hashes of `ElementMeasures`. */
  readonly alike: ReadonlyMap<number, Alike>;
}

export interface Totals {
  readonly words: number;
  readonly prose: number;
  readonly linked: number;
  /** Elements `<article>`, and paragraphs with text. */
  readonly articles: number;
  readonly paragraphs: number;
}

export interface Alike {
  blocks: number;
  words: number;
  linked: number;
  prose: number;
}

/** @param title of the page, as `<title>` has it */
export function measurePage(outline: Outline, title: string, vocabulary: Vocabulary): PageMeasures {
  const blocks = measureBlocks(outline);
  const elements = measureElements(outline, blocks, vocabulary);
  return {
    outline,
    blocks,
    elements,
    candidates: findCandidates(outline, blocks, elements),
    totals: sumUp(outline, elements),
    headline: findHeadline(outline, new Set(wordsOf(title.slice(0, 500)))),
    repeats: countRepeats(outline),
    lineReasons: outline.blocks.map(({ text }) => reasonOfLine(text)),
    vocabulary,
    alike: sumAlike(outline, blocks, elements),
  };
}

/** The heading that shares most words with the title of the page; a first-level one is preferred. */
function findHeadline(outline: Outline, titleWords: ReadonlySet<string>): number {
  const firstLevel = traitsOf('h1').code;
  let headline = -1;
  let best = 0;
  for (let i = 0; i < outline.blocks.length; i++) {
    const block = outline.blocks[i];
    if (!block || !((outline.flags[block.element] ?? 0) & flag.heading)) continue;
    const words = wordsOf(block.text.slice(0, 500));
    const shared = words.filter((word) => titleWords.has(word)).length;
    const score =
      (shared / words.length) * Math.min(6, words.length) +
      (outline.tags[block.element] === firstLevel ? 2.5 : 0);
    if (words.length > 1 && score > best) {
      best = score;
      headline = i;
    }
  }
  return headline;
}

function sumUp(outline: Outline, elements: ElementMeasures): Totals {
  const [article, paragraph] = [traitsOf('article').code, traitsOf('p').code];
  let articles = 0;
  let paragraphs = 0;
  for (let e = 0; e < outline.tags.length; e++) {
    const tag = outline.tags[e];
    if (tag === article) articles++;
    if (tag === paragraph && (elements.words[e] ?? 0) > 8) paragraphs++;
  }
  const words = Math.max(1, elements.words[0] ?? 0);
  const [prose = 0] = elements.prose;
  const [linked = 0] = elements.linked;
  return { words, prose, linked, articles, paragraphs };
}

function countRepeats({ blocks }: Outline): Float32Array {
  const counts = new Map<string, number>();
  for (const { text } of blocks) counts.set(text, (counts.get(text) ?? 0) + 1);
  const repeats = new Float32Array(blocks.length).fill(1);
  if (counts.size < blocks.length) {
    for (let i = 0; i < blocks.length; i++) repeats[i] = counts.get(blocks[i]?.text ?? '') ?? 1;
  }
  return repeats;
}

function sumAlike(
  outline: Outline,
  blocks: BlockMeasures,
  elements: ElementMeasures,
): Map<number, Alike> {
  const sums = new Map<number, Alike>();
  for (let i = 0; i < outline.blocks.length; i++) {
    const element = outline.blocks[i]?.element ?? 0;
    const words = blocks.words[i] as number;
    const linked = words * (blocks.linked[i] as number);
    const prose = blocks.prose[i] as number;
    add(sums, elements.kindOfTwo[element] as number, words, linked, prose);
    add(sums, elements.kindOfThree[element] as number, words, linked, prose);
  }
  return sums;
}

function add(
  sums: Map<number, Alike>,
  kind: number,
  words: number,
  linked: number,
  prose: number,
): void {
  const sum = sums.get(kind);
  if (!sum) {
    sums.set(kind, { blocks: 1, words, linked, prose });
    return;
  }
  sum.blocks++;
  sum.words += words;
  sum.linked += linked;
  sum.prose += prose;
}
