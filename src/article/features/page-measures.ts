/** Everything measured of a page before any one block is judged. */

import type { LeftOutReason } from '../article.ts';
import { flag, traitsOf } from '../elements.ts';
import { reasonOfLine } from '../line-patterns.ts';
import type { PageFacts } from '../page-facts.ts';
import type { Outline } from '../walk.ts';
import { type BlockMeasures, measureBlocks } from './block-measures.ts';
import { type Candidates, findCandidates } from './candidate.ts';
import { type ElementMeasures, measureElements } from './element-measures.ts';
import { type Vocabulary, weightOf, wordsOf } from './vocabulary.ts';

/** The page as the features see it. */
export interface PageMeasures {
  readonly outline: Outline;
  readonly blocks: BlockMeasures;
  readonly elements: ElementMeasures;
  readonly candidates: Candidates;
  readonly totals: Totals;
  /** Index of the block that is the headline; -1 without one. */
  readonly headline: number;
  readonly headlineWords: ReadonlySet<string>;
  /** How often the very text of each block stands on the page. */
  readonly repeats: Float32Array;
  /** Why each block is a line that is known to stand around articles, see `line-patterns.ts`. */
  readonly lineReasons: readonly (LeftOutReason | undefined)[];
  /** Mean log-odds of the words of each short block. */
  readonly wordScore: Float32Array;
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
  /** `declaredArticle` when `og:type` says article, 1 when it says something else, 0 when it is missing. */
  readonly type: number;
}

export interface Alike {
  blocks: number;
  words: number;
  linked: number;
  prose: number;
}

/** `Totals.type` of a page that says it is an article. */
export const declaredArticle = 2;

/** What the page says of itself that the features look at. */
export interface PageLabels {
  readonly title: string;
  readonly type: string;
}

export function pageLabels({ document, meta }: PageFacts): PageLabels {
  return { title: document.title ?? '', type: meta.get('og:type') ?? '' };
}

/** Blocks of more words are read for what they say, not for single words. */
const shortBlock = 25;

export function measurePage(
  outline: Outline,
  labels: PageLabels,
  vocabulary: Vocabulary,
): PageMeasures {
  const blocks = measureBlocks(outline);
  const elements = measureElements(outline, blocks, vocabulary);
  const titleWords = new Set(wordsOf(labels.title.slice(0, 500)));
  const headline = findHeadline(outline, titleWords);
  const headlineText = outline.blocks[headline]?.text;
  return {
    outline,
    blocks,
    elements,
    candidates: findCandidates(outline, blocks, elements),
    totals: sumUp(outline, elements, labels),
    headline,
    headlineWords: headlineText === undefined ? titleWords : new Set(wordsOf(headlineText)),
    repeats: countRepeats(outline),
    lineReasons: outline.blocks.map(({ text }) => reasonOfLine(text)),
    wordScore: scoreWords(outline, blocks, vocabulary),
    alike: sumAlike(outline, blocks, elements),
  };
}

/** The heading that shares most words with the title of the page; a first-level one is preferred. */
function findHeadline(outline: Outline, titleWords: ReadonlySet<string>): number {
  const firstLevel = traitsOf('h1').code;
  let headline = -1;
  let best = 0;
  for (const [i, block] of outline.blocks.entries()) {
    if (!((outline.flags[block.element] ?? 0) & flag.heading)) continue;
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

function sumUp(outline: Outline, elements: ElementMeasures, labels: PageLabels): Totals {
  const [article, paragraph] = [traitsOf('article').code, traitsOf('p').code];
  let articles = 0;
  let paragraphs = 0;
  for (const [e, tag] of outline.tags.entries()) {
    if (tag === article) articles++;
    if (tag === paragraph && (elements.words[e] ?? 0) > 8) paragraphs++;
  }
  const type = /article|blog|news/.test(labels.type) ? declaredArticle : labels.type ? 1 : 0;
  const words = Math.max(1, elements.words[0] ?? 0);
  const [prose = 0] = elements.prose;
  const [linked = 0] = elements.linked;
  return { words, prose, linked, articles, paragraphs, type };
}

function countRepeats({ blocks }: Outline): Float32Array {
  const counts = new Map<string, number>();
  for (const { text } of blocks) counts.set(text, (counts.get(text) ?? 0) + 1);
  return Float32Array.from(blocks, ({ text }) => counts.get(text) ?? 1);
}

function scoreWords(
  outline: Outline,
  { words }: BlockMeasures,
  vocabulary: Vocabulary,
): Float32Array {
  return Float32Array.from(outline.blocks, ({ text }, i) => {
    if ((words[i] ?? 0) > shortBlock) return 0;
    let sum = 0;
    let known = 0;
    for (const word of wordsOf(text)) {
      const weight = weightOf(word, vocabulary.words);
      if (weight === undefined) continue;
      sum += weight;
      known++;
    }
    return sum / Math.max(2, known);
  });
}

function sumAlike(
  outline: Outline,
  blocks: BlockMeasures,
  elements: ElementMeasures,
): Map<number, Alike> {
  const sums = new Map<number, Alike>();
  for (const [i, { element }] of outline.blocks.entries()) {
    for (const kind of [elements.kindOfTwo[element] ?? 0, elements.kindOfThree[element] ?? 0]) {
      let sum = sums.get(kind);
      if (!sum) {
        sum = { blocks: 0, words: 0, linked: 0, prose: 0 };
        sums.set(kind, sum);
      }
      const words = blocks.words[i] ?? 0;
      sum.blocks++;
      sum.words += words;
      sum.linked += words * (blocks.linked[i] ?? 0);
      sum.prose += blocks.prose[i] ?? 0;
    }
  }
  return sums;
}
