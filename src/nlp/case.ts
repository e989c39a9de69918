/** Small letters and capitals as they bear on where a sentence begins. */

/** Whether `word` begins with a small letter. Georgian's letters count as none: it has no capitals in use. */
export function startsLowerCase(word: string): boolean {
  return /^\p{Ll}/u.test(word) && !/^\p{Script=Georgian}/u.test(word);
}

/**
 * Whether `word` begins as a sentence does, in a script that has capitals: with one, with a brand's
 * small letter before one (“iPhone”), or with a clipped word before one (Dutch “’s Avonds”).
 */
export function startsCapitalized(word: string): boolean {
  return /^(?:\p{Lu}|\p{Lt}|\p{Ll}{1,2}\p{Lu}|['’‘]\p{Ll}{1,2}\s\p{Lu})/u.test(word);
}
