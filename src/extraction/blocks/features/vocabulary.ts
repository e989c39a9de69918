/** Words that speak for or against a block: those of class and id, and those of its text. */

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
