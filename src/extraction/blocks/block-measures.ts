/**
 * Measures blocks: words, sentences and links, and the words in the names of elements. These are the
 * inputs of the features. Called from `page-measures.ts` and `classify-blocks.ts`.
 */

import type { ElementTree } from '../dom/walk.ts';

// A page is extracted once, in a fresh content script, so all loops over characters are left to the
// engine's string and regular expression functions, which do not have to be optimized first.

interface TextMeasures {
  /** Number of words. In scripts without spaces it is estimated from the characters. */
  readonly words: number;
  /** Number of sentence ends, that is, marks with white space or nothing after them. */
  readonly stops: number;
  readonly commas: number;
  /** 2 if the text ends like a sentence, 1 if it ends with a colon or a comma, else 0. */
  readonly end: number;
}

/** A word of Chinese or Japanese has slightly less than two characters. */
const wordsPerIdeograph = 0.55;
/** A word of Thai, Lao, Burmese or Khmer has about five letters. */
const wordsPerLetter = 0.2;

const unspacedLetters =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]/g;
const isAlphabet = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;
const stops = /[.!?](?=[ "]|$)|[。！？]/g;
const commas = /[,،、，；]/g;
/** Matches either. It is tested first, because most blocks are menu items and have neither. */
const stopsOrCommas = /[.!?。！？,،、，；]/;
/**
 * Matches marks between spaces, such as dashes, which are not words. The marks are listed, because a
 * class of all letters takes longer to compile than a page to extract.
 */
const loneMarks = /(?:^| )[!-/:-@[-`{-~\xa1-\xbf\u2010-\u205e\u2190-\u27bf]+(?= |$)/g;
const sentenceEnd = /[.!?。！？…।۔؟][:;：；,，]?["'”’»)\]」』）*]{0,4}$/;
const pauseEnd = /[:;：；,，]["'”’»)\]」』）*]{0,4}$/;

/** Measures a text with collapsed white space. */
export function measureText(text: string): TextMeasures {
  const letters = countMatches(text, unspacedLetters);
  const unspaced =
    letters && letters * (isAlphabet.test(text) ? wordsPerLetter : wordsPerIdeograph);
  const spaces = text.length - text.replaceAll(' ', '').length;
  const spaced = spaces + 1 - countMatches(text, loneMarks);
  const last = text.slice(-6);
  const isMarked = stopsOrCommas.test(text);
  return {
    // A text in an unspaced script has few spaces, and each of them separates two runs.
    words: unspaced > 0 ? unspaced + Math.max(0, spaced - 1) : spaced,
    stops: isMarked ? countMatches(text, stops) : 0,
    commas: isMarked ? countMatches(text, commas) : 0,
    end: sentenceEnd.test(last) ? 2 : pauseEnd.test(last) ? 1 : 0,
  };
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Measures of all blocks of a page, each an array with one value per block. */
export interface BlockMeasures {
  readonly texts: readonly TextMeasures[];
  readonly words: Float32Array;
  /** Share of the characters that are in links, from 0 to 1. */
  readonly linked: Float32Array;
  /** Number of words if the block is running text, else 0. */
  readonly prose: Float32Array;
}

// Running text has at least this many words, at least one complete sentence, and few links.
const minProseWords = 9;
const maxProseLinkShare = 0.5;

/** Measures all blocks of a page. */
export function measureBlocks({ blocks }: ElementTree): BlockMeasures {
  const texts: TextMeasures[] = [];
  const words = new Float32Array(blocks.length);
  const linked = new Float32Array(blocks.length);
  const prose = new Float32Array(blocks.length);
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i] as (typeof blocks)[number];
    const text = measureText(block.text);
    const share = Math.min(1, block.linkCharacters / block.text.length);
    texts.push(text);
    words[i] = text.words;
    linked[i] = share;
    const isProse =
      text.words >= minProseWords &&
      (text.end === 2 || text.stops >= 2) &&
      share < maxProseLinkShare;
    if (isProse) prose[i] = text.words;
  }
  return { texts, words, linked, prose };
}

/**
 * The learned weights of words: log-odds that a block with the word belongs to the article, in units
 * of `weightUnit`. These are plain objects from the model file, which inherit members such as
 * `constructor`, so read them only with `getWeight`.
 */
export interface Vocabulary {
  /** Weights of the words in class, id, role and itemprop. */
  readonly names: Weights;
  /** Weights of the words in the text of short blocks. */
  readonly words: Weights;
}

/** The weight of each known word, as an integer. */
export type Weights = Readonly<Record<string, number>>;

/** Log-odds per unit of a weight in the model file. */
export const weightUnit = 1 / 20;

/** Returns the log-odds of a word; undefined if the word is unknown. */
export function getWeight(word: string, weights: Weights): number | undefined {
  const units: unknown = weights[word];
  return typeof units === 'number' ? units * weightUnit : undefined;
}

const camelCase = /([a-z])([A-Z])/g;
const notLetters = /[^a-z]+/;

/**
 * Splits an element's names into distinct words: `ArticleBody__text-3` has `article`, `body`,
 * `text`.
 */
export function splitMarkupNames(names: string): readonly string[] {
  const words: string[] = [];
  for (const word of names
    .slice(0, 500)
    .replace(camelCase, '$1-$2')
    .toLowerCase()
    .split(notLetters))
    if (word.length > 1 && word.length < 18 && !words.includes(word)) words.push(word);
  return words;
}
