/**
 * Linear models over hashed words: what the wording alone says of a sentence. Words are hashed into
 * buckets with a sign (Weinberger et al. 2009, “Feature hashing for large scale multitask learning”),
 * so that a model needs no vocabulary and is as small for twelve languages as for one. Words that
 * meet in a bucket share its weight; the sign lets them cancel out rather than add up.
 */

/** A sentence as a sparse vector; a bucket that occurs twice adds up. */
export interface HashedSentence {
  readonly buckets: readonly number[];
  readonly values: readonly number[];
}

/** The weights of a model as text: one character a bucket. */
export interface WordModelFile {
  readonly bias: number;
  /** What one step of the code is worth, in log-odds. */
  readonly unit: number;
  readonly weights: string;
}

export interface WordModel {
  readonly bias: number;
  readonly weights: Float32Array;
}

/** What a model tells: whether an editor would accept a sentence, choose it first, or reject it. */
export const wordTargets = ['acceptable', 'best', 'bad'] as const;
export type WordTarget = (typeof wordTargets)[number];

export type WordModels = Readonly<Record<WordTarget, WordModel>>;

/** Log-odds of each sentence of a document. */
export type WordScores = Readonly<Record<WordTarget, Float32Array>>;

/** Buckets of all words of a sentence, and of the words that open it. */
const wordBuckets = 4096;
const openingBuckets = 2048;
export const bucketCount = wordBuckets + openingBuckets;
const maxOpeningWords = 3;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** The character of a weight of 0; the others reach as far below it as above. */
const zeroCode = 32;
export const maxCode = 31;

/** Hashes the words, numbers and marks of a sentence, and the first three with the pairs they form. */
export function hashSentence(text: string): HashedSentence {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+|\p{N}+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];
  const first = words.slice(0, maxOpeningWords);
  const pairs = first.slice(1).map((word, i) => `${first[i]} ${word}`);
  const buckets: number[] = [];
  const values: number[] = [];
  addGroup(words, 0, wordBuckets, buckets, values);
  addGroup([...first, ...pairs], wordBuckets, openingBuckets, buckets, values);
  return { buckets, values };
}

/** Long sentences weigh as much as short ones: each group has the length 1. */
function addGroup(
  words: readonly string[],
  offset: number,
  count: number,
  buckets: number[],
  values: number[],
): void {
  const value = 1 / Math.sqrt(words.length);
  for (const word of words) {
    const hash = hashWord(word);
    buckets.push(offset + ((hash >>> 1) % count));
    values.push((hash & 1) === 1 ? value : -value);
  }
}

/** FNV-1a over UTF-16 code units, mixed once more since its lowest bit alone is weak. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) {
    hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** The log-odds that the model gives a sentence. */
export function scoreWords({ bias, weights }: WordModel, sentence: HashedSentence): number {
  const { buckets, values } = sentence;
  let sum = bias;
  for (let i = 0; i < buckets.length; i++) {
    sum += (weights[buckets[i] as number] as number) * (values[i] as number);
  }
  return sum;
}

/** Scores the sentences of a document. Cost: linear in the text. */
export function scoreSentenceWords(models: WordModels, texts: readonly string[]): WordScores {
  const hashed = texts.map(hashSentence);
  const score = (target: WordTarget) =>
    Float32Array.from(hashed, (sentence) => scoreWords(models[target], sentence));
  return { acceptable: score('acceptable'), best: score('best'), bad: score('bad') };
}

/** Decodes a model. Throws when it has another number of buckets, which is a mistake of a build. */
export function loadWordModel({ bias, unit, weights }: WordModelFile): WordModel {
  if (weights.length !== bucketCount) throw new Error(`${weights.length} buckets`);
  // The background decodes three models whenever it starts. A plain loop over code units takes half
  // the time of a callback that looks each character up (6 instead of 11 ms on a busy machine).
  const codes = new Uint8Array(128).fill(zeroCode);
  for (let code = 0; code < alphabet.length; code++) codes[alphabet.charCodeAt(code)] = code;
  const decoded = new Float32Array(bucketCount);
  for (let i = 0; i < bucketCount; i++)
    decoded[i] = unit * ((codes[weights.charCodeAt(i)] ?? zeroCode) - zeroCode);
  return { bias, weights: decoded };
}

/** Encodes a model; weights beyond 31 units are cut to that. */
export function packWordModel({ bias, weights }: WordModel, unit: number): WordModelFile {
  const codes = Array.from(weights, (weight) => {
    const code = Math.round(weight / unit);
    return alphabet[zeroCode + Math.max(-maxCode, Math.min(maxCode, code))];
  });
  return { bias, unit, weights: codes.join('') };
}
