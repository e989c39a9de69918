/** Letter case, as evidence of where a sentence begins. */

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
