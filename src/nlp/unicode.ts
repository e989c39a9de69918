/** Letters, capitals, words and marks, in any script. */

import { baseLanguage } from './language-tags.ts';

// Letter case, as evidence of where a sentence begins.

/**
 * Returns true if the word begins with a lower-case letter. Georgian letters do not count, as the
 * script has no capitals in use.
 */
export function startsLowerCase(word: string): boolean {
  return /^\p{Ll}/u.test(word) && !/^\p{Script=Georgian}/u.test(word);
}

/**
 * Returns true if the word begins like a sentence in a script with capitals: with a capital, with a
 * brand's small letter before one (“iPhone”), or with a clipped word before one (Dutch “’s
 * Avonds”).
 */
export function startsCapitalized(word: string): boolean {
  return /^(?:\p{Lu}|\p{Lt}|\p{Ll}{1,2}\p{Lu}|['’‘]\p{Ll}{1,2}\s\p{Lu})/u.test(word);
}

/**
 * Removes white space and the given marks from the end of `text`. It scans once from the end,
 * because the regular expression `[…]+$` restarts at every mark and takes minutes for a block of
 * full stops.
 *
 * @param marks single UTF-16 units
 */
export function trimEnd(text: string, marks: string): string {
  let end = text.length;
  while (end > 0 && (marks.includes(text.charAt(end - 1)) || isSpace(text.charAt(end - 1)))) end--;
  return text.slice(0, end);
}

function isSpace(character: string): boolean {
  return character.trim() === '';
}

// Normalizes words that can be written in several ways.

/** Languages with their own case rules instead of Unicode's default ones. */
const localeCaseLanguages = new Set(['tr', 'az', 'lt']);

/** Returns true if a language has its own case rules. */
export function hasOwnCaseRules(lang: string): boolean {
  return localeCaseLanguages.has(baseLanguage(lang));
}

/** Articles and short words that are elided into the following word. */
const elisions: Record<string, RegExp> = {
  fr: /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=\p{L})/u,
  it: /^(?:[cdlmnstv]|un|dell|all|dall|nell|sull|coll|quell|quest|bell|sant|dov|com)'(?=\p{L})/u,
  ca: /^[dlmnst]'(?=\p{L})/u,
};

/**
 * Folds the case of a word by the rules of its language (`I` is `ı` in Turkish), composes its
 * letters and straightens its apostrophes.
 */
export function foldCase(word: string, lang: string): string {
  const base = baseLanguage(lang);
  const composed = word.normalize('NFC').replace(/[’ʼ＇]/g, "'");
  return localeCaseLanguages.has(base) ? composed.toLocaleLowerCase(base) : composed.toLowerCase();
}

/** Removes the elided word from a case-folded one: `l'eau` → `eau`, `dell'arte` → `arte`. */
export function stripElision(folded: string, lang: string): string {
  const elision = elisions[baseLanguage(lang)];
  return elision === undefined ? folded : folded.replace(elision, '');
}

// Letters and word boundaries, in any script
//
// The pattern lists the characters that are not letters. A class of all letters (`\p{L}`) has
// hundreds of ranges, which a browser compiles whenever it loads the script, and the page script is
// loaded for each page.

/** Marks and symbols of ASCII and Latin 1, punctuation, arrows, symbols, and those of East Asia. */
const nonLetters =
  '!-/:-@[-`{-~\\x80-\\xa9\\xab-\\xb4\\xb6-\\xb9\\xbb-\\xbf\\u2000-\\u206f\\u2190-\\u2bff\\u3000-\\u303f\\uff00-\\uff0f';

/** The source of a pattern that matches one letter. */
export const letter = `[^\\s\\d٠-٩०-९${nonLetters}]`;

const wordSeparator = new RegExp(`[\\s${nonLetters}]+`);

/** Splits a text into words in lower case; a number is a word. */
export function splitWords(text: string): readonly string[] {
  return text.toLowerCase().split(wordSeparator).filter(Boolean);
}

/** True if a character is part of a word: a letter or a digit. */
export function isWordCharacter(character: string): boolean {
  return character !== '' && !wordSeparator.test(character);
}

/** True if a character is a lower-case letter; false in scripts without case. */
export function isLowerCase(character: string): boolean {
  return character !== character.toUpperCase();
}

/** True if a character is an upper-case letter; false in scripts without case. */
export function isUpperCase(character: string): boolean {
  return character !== character.toLowerCase();
}
