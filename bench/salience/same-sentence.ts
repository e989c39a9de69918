/** Shorter texts must match whole, as “Yes.” is part of many sentences. */
const maxWholeOnly = 20;

/**
 * Returns true if two texts with collapsed white space are the same sentence: equal, or one
 * contains the other and the shorter has more than 20 characters.
 */
export function isSameSentence(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length > maxWholeOnly && long.includes(short);
}

/**
 * Returns the index of the first sentence equal to a text, otherwise of the first that is the same;
 * -1 if none is.
 */
export function findSentence(sentences: readonly string[], text: string): number {
  const equal = sentences.indexOf(text);
  return equal >= 0 ? equal : sentences.findIndex((sentence) => isSameSentence(sentence, text));
}
