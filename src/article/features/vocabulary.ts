/** Words that speak for or against a block: those of class and id, and those of its text. */

/** How much more often a word stands in articles than beside them, as log-odds, by word. */
export interface Vocabulary {
  /** Words of class, id, role and itemprop. */
  readonly names: ReadonlyMap<string, number>;
  /** Words of short blocks. */
  readonly words: ReadonlyMap<string, number>;
}

/** A vocabulary as data: words of one weight together, the weights in twentieths. */
export interface PackedVocabulary {
  readonly names: Readonly<Record<string, string>>;
  readonly words: Readonly<Record<string, string>>;
}

export const weightUnit = 1 / 20;

export function unpackVocabulary(packed: PackedVocabulary): Vocabulary {
  return { names: unpack(packed.names), words: unpack(packed.words) };
}

function unpack(packed: Readonly<Record<string, string>>): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const [units, words] of Object.entries(packed))
    for (const word of words.split(' ')) weights.set(word, Number(units) * weightUnit);
  return weights;
}

const camelCase = /([a-z])([A-Z])/g;
const notLetters = /[^a-z]+/;
const word = /\p{L}+|\d+/gu;

/** The different words of an element's names: `ArticleBody__text-3` has `article`, `body` and `text`. */
export function wordsOfNames(names: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const word of names
    .slice(0, 500)
    .replace(camelCase, '$1-$2')
    .toLowerCase()
    .split(notLetters))
    if (word.length > 1 && word.length < 18) words.add(word);
  return words;
}

/** The words of a text in lower case, a number being one. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(word) ?? [];
}
