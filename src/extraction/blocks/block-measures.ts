/** What is counted of a block: its words, sentences and links, and the words in its names. */

import type { ElementTree } from '../dom/walk.ts';

// What the characters of a block tell, in any language.
//
// A page is read once, by code that has never run before: so what looks at every character is left
// to the engine's own string and pattern functions, which need no warming up.

interface TextMeasures {
  /** Words; scripts without spaces count by their characters. */
  readonly words: number;
  /** Sentences that end: marks with white space or nothing after them. */
  readonly stops: number;
  readonly commas: number;
  /** 2 when the text ends as a sentence does, 1 when it ends with a colon or comma, else 0. */
  readonly end: number;
}

/** A word of Chinese or Japanese is rather less than two characters long. */
const wordsPerIdeograph = 0.55;
/** One of Thai, Lao, Burmese or Khmer about five. */
const wordsPerLetter = 0.2;

const unspacedLetters =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]/g;
const isAlphabet = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;
const stops = /[.!?](?=[ "]|$)|[。！？]/g;
const commas = /[,،、，；]/g;
/** Any of both: most blocks are entries of menus, and have none. */
const stopsOrCommas = /[.!?。！？,،、，；]/;
/**
 * Marks that stand alone, as dashes do at times, are no word. They are listed, since a class of
 * all letters takes longer to make ready than a page to read.
 */
const loneMarks = /(?:^| )[!-/:-@[-`{-~\xa1-\xbf\u2010-\u205e\u2190-\u27bf]+(?= |$)/g;
const endsSentence = /[.!?。！？…।۔؟][:;：；,，]?["'”’»)\]」』）*]{0,4}$/;
const endsWithPause = /[:;：；,，]["'”’»)\]」』）*]{0,4}$/;

/** Measures a text whose white space is collapsed. */
export function measureText(text: string): TextMeasures {
  const letters = countMatches(text, unspacedLetters);
  const unspaced =
    letters && letters * (isAlphabet.test(text) ? wordsPerLetter : wordsPerIdeograph);
  const spaces = text.length - text.replaceAll(' ', '').length;
  const spaced = spaces + 1 - countMatches(text, loneMarks);
  const last = text.slice(-6);
  const isMarked = stopsOrCommas.test(text);
  return {
    // Such a text has hardly any spaces: what it has part its few runs.
    words: unspaced > 0 ? unspaced + Math.max(0, spaced - 1) : spaced,
    stops: isMarked ? countMatches(text, stops) : 0,
    commas: isMarked ? countMatches(text, commas) : 0,
    end: endsSentence.test(last) ? 2 : endsWithPause.test(last) ? 1 : 0,
  };
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

// What each block of a page measures, as flat lists.

export interface BlockMeasures {
  readonly texts: readonly TextMeasures[];
  readonly words: Float32Array;
  /** Share of the characters that stand in links. */
  readonly linked: Float32Array;
  /** The block's words when it reads like running text, else 0. */
  readonly prose: Float32Array;
}

/** Running text has this many words, ends or holds sentences, and is mostly not linked. */
const minProseWords = 9;
const maxProseLinkShare = 0.5;

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

// Words that speak for or against a block: those of class and id, and those of its text.

/**
 * How much more often a word stands in articles than beside them, as log-odds in `weightUnit`s.
 * Plain objects, as they come out of the file: ask `getWeight`, for they know `constructor` too.
 */
export interface Vocabulary {
  /** Words of class, id, role and itemprop. */
  readonly names: Weights;
  /** Words of short blocks. */
  readonly words: Weights;
}

export type Weights = Readonly<Record<string, number>>;

export const weightUnit = 1 / 20;

/** The log-odds of a word; nothing of one that is not known. */
export function getWeight(word: string, weights: Weights): number | undefined {
  const units: unknown = weights[word];
  return typeof units === 'number' ? units * weightUnit : undefined;
}

const camelCase = /([a-z])([A-Z])/g;
const notLetters = /[^a-z]+/;

/** The different words of an element's names: `ArticleBody__text-3` has `article`, `body` and `text`. */
export function splitNames(names: string): readonly string[] {
  const words: string[] = [];
  for (const word of names
    .slice(0, 500)
    .replace(camelCase, '$1-$2')
    .toLowerCase()
    .split(notLetters))
    if (word.length > 1 && word.length < 18 && !words.includes(word)) words.push(word);
  return words;
}
