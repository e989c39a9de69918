/** Splits text into words and counts them. */

import { baseLanguage, isCjk, isUnspaced } from './language-tags.ts';

/** A range of a text in UTF-16 units; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const segmenters = new Map<string, Intl.Segmenter>();

/**
 * Returns the platform's word segmenter for a language, created once. An unknown language gets the
 * root locale's.
 */
function getWordSegmenter(lang: string): Intl.Segmenter {
  const base = baseLanguage(lang);
  const known = segmenters.get(base);
  if (known !== undefined) return known;
  const segmenter = new Intl.Segmenter([base, 'und'], { granularity: 'word' });
  segmenters.set(base, segmenter);
  return segmenter;
}

export interface Word {
  readonly text: string;
  /** UTF-16 offsets into the text; the end is exclusive. */
  readonly start: number;
  readonly end: number;
}

/**
 * A word of a script with spaces: letters, marks and digits, joined by an apostrophe, a hyphen, the
 * decimal separators of a number or the full stops of an acronym. These are the rules of UAX #29,
 * without the one that makes “end.Next” one word.
 */
const spacedWord =
  /(?:\p{L}\p{M}*\.){2,9}(?![\p{L}\p{N}])|[\p{L}\p{N}\p{M}]+(?:['’\-‐‑][\p{L}\p{N}\p{M}]+|(?<=\p{N})[.,:٫٬](?=\p{N})[\p{L}\p{N}\p{M}]+)*/gu;

/** Chinese or Japanese characters that take as long to read as one English word. */
const charactersPerWord = 1.7;

/**
 * Returns the words of `text` in order, without punctuation. Scripts without spaces are segmented
 * with the platform's dictionary (`Intl.Segmenter`), all others by their letters.
 *
 * @param lang BCP 47 tag
 */
export function tokenizeWords(text: string, lang: string): Word[] {
  return isUnspaced(lang) ? tokenizeUnspacedWords(text, lang) : tokenizeSpacedWords(text);
}

/** Returns the words without their offsets, which cost more than the words themselves. */
export function tokenizeWordTexts(text: string, lang: string): readonly string[] {
  if (isUnspaced(lang)) return tokenizeUnspacedWords(text, lang).map((word) => word.text);
  return text.match(spacedWord) ?? [];
}

/** Counts the words that `tokenizeWords` would return. */
export function countWords(text: string, lang: string): number {
  return tokenizeWordTexts(text, lang).length;
}

/**
 * Returns the length of `text` in word equivalents, for limits that mean the same in every script:
 * characters / 1.7, rounded up, for Chinese and Japanese, otherwise words.
 */
export function lengthInWords(text: string, lang: string): number {
  if (!isCjk(lang)) return countWords(text, lang);
  return Math.ceil(text.replace(/\s+/gu, '').length / charactersPerWord);
}

function tokenizeSpacedWords(text: string): Word[] {
  return Array.from(text.matchAll(spacedWord), ({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
}

/** Most characters that are passed to the segmenter at once. */
const maxChunkChars = 2_000;

/**
 * Segments in chunks, because V8's `Intl.Segmenter` takes quadratic time: 128,000 characters of
 * Chinese took 15 s at once, and 0.1 s in chunks.
 */
function tokenizeUnspacedWords(text: string, lang: string): Word[] {
  const segmenter = getWordSegmenter(lang);
  const found: Word[] = [];
  for (let from = 0; from < text.length; ) {
    const to = findChunkEnd(text, from);
    for (const { segment, index, isWordLike } of segmenter.segment(text.slice(from, to))) {
      if (!isWordLike) continue;
      found.push({ text: segment, start: from + index, end: from + index + segment.length });
    }
    from = to;
  }
  return found;
}

/**
 * Returns where the chunk that begins at `from` may end: after its last punctuation or space, if
 * any.
 */
function findChunkEnd(text: string, from: number): number {
  const to = from + maxChunkChars;
  if (to >= text.length) return text.length;
  for (let at = to; at > from + maxChunkChars / 2; at -= 1) {
    if (/[\s\p{P}]/u.test(text.charAt(at - 1))) return at;
  }
  return isHighSurrogate(text, to - 1) ? to - 1 : to;
}

function isHighSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff;
}
