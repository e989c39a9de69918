/**
 * What a letter is, in any script, and where one word ends.
 *
 * Listed is what is no letter. A class of all letters (`\p{L}`) has hundreds of ranges, which the
 * browser puts together each time it reads the script, even before the pattern is asked anything:
 * a page script runs once, and pays for all of it.
 */

/** ASCII's and Latin 1's marks, punctuation, arrows and symbols, those of East Asia, wide forms. */
const nonLetters =
  '!-/:-@[-`{-~\\x80-\\xa9\\xab-\\xb4\\xb6-\\xb9\\xbb-\\xbf\\u2000-\\u206f\\u2190-\\u2bff\\u3000-\\u303f\\uff00-\\uff0f';

/** A letter, as part of a pattern's source. */
export const letter = `[^\\s\\d٠-٩०-९${nonLetters}]`;

const wordSeparator = new RegExp(`[\\s${nonLetters}]+`);

/** The words of a text in lower case, a number being one. */
export function splitWords(text: string): readonly string[] {
  return text.toLowerCase().split(wordSeparator).filter(Boolean);
}

/** Whether a character is of a word: a letter or a digit. */
export function isWordCharacter(character: string): boolean {
  return character !== '' && !wordSeparator.test(character);
}

/** Whether a character is a small letter; in scripts without case none is. */
export function isLowerCase(character: string): boolean {
  return character !== character.toUpperCase();
}

/** Whether a character is a capital; in scripts without case none is. */
export function isUpperCase(character: string): boolean {
  return character !== character.toLowerCase();
}
