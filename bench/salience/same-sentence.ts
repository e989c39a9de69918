/** Texts up to this long match whole only: “Yes.” stands in many a sentence. */
const maxWholeOnly = 20;

/** A text with its white space folded: each stretch of it is one space, and none is at the ends. */
export function foldSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * Tells whether two texts, their white space folded, are the same sentence: equal, or one holds the
 * other and the shorter has more than 20 characters.
 */
export function isSameSentence(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length > maxWholeOnly && long.includes(short);
}

/** Finds a text among sentences: the first that is equal to it, else the first same one; -1 for none. */
export function findSentence(sentences: readonly string[], text: string): number {
  const equal = sentences.indexOf(text);
  return equal >= 0 ? equal : sentences.findIndex((sentence) => isSameSentence(sentence, text));
}
