/**
 * Linear models over hashed words, which judge a sentence by its wording alone. Their scores are
 * features of the ranker. Words are hashed into buckets with a sign (Weinberger et al. 2009, “Feature
 * hashing for large scale multitask learning”), so that a model needs no vocabulary and is as small
 * for twelve languages as for one. Words in the same bucket share its weight; with random signs they
 * cancel out rather than add up.
 */

/** A sentence as a sparse vector. The values of a bucket that occurs more than once add up. */
export interface HashedSentence {
  readonly buckets: readonly number[];
  readonly values: readonly number[];
}

/** A model as it is stored, with one character for the weight of each bucket. */
export interface WordModelFile {
  readonly bias: number;
  /** The log-odds of one step between characters. */
  readonly unit: number;
  readonly weights: string;
}

/** A linear model; the bias and the weight of each bucket are log-odds. */
export interface WordModel {
  readonly bias: number;
  readonly weights: Float32Array;
}

/** A model predicts whether an editor would accept a sentence, choose it first, or reject it. */
export const wordTargets = ['acceptable', 'best', 'bad'] as const;
export type WordTarget = (typeof wordTargets)[number];

/** The word models of the ranker. */
export type WordModels = Readonly<Record<WordTarget, WordModel>>;

/** For each model, the log-odds of each sentence of a document. */
export type WordScores = Readonly<Record<WordTarget, Float32Array>>;

/** All words of a sentence and its first words have separate buckets. */
const wordBuckets = 4096;
const openingBuckets = 2048;
/** The number of weights of a model. */
export const bucketCount = wordBuckets + openingBuckets;
const maxOpeningWords = 3;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** The code of a weight of 0. */
const zeroCode = 32;
/** The largest distance of a code from `zeroCode`. */
export const maxCode = 31;

/**
 * Hashes the words, numbers and punctuation marks of a sentence, and separately its first three with
 * the pairs that they form.
 */
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

/** Normalizes the group to unit length, so that long sentences weigh as much as short ones. */
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

/** FNV-1a over UTF-16 code units, with further mixing because its lowest bit is weak. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) {
    hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Returns the log-odds that a model gives a sentence. */
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

/** Decodes a model. Throws if the number of buckets is wrong, which means a broken build. */
export function loadWordModel({ bias, unit, weights }: WordModelFile): WordModel {
  if (weights.length !== bucketCount) throw new Error(`${weights.length} buckets`);
  // The user waits for this between a click and the points. A plain loop over code units takes half
  // the time of a callback that looks each character up (6 instead of 11 ms on a busy machine).
  const codes = new Uint8Array(128).fill(zeroCode);
  for (let code = 0; code < alphabet.length; code++) codes[alphabet.charCodeAt(code)] = code;
  const decoded = new Float32Array(bucketCount);
  for (let i = 0; i < bucketCount; i++)
    decoded[i] = unit * ((codes[weights.charCodeAt(i)] ?? zeroCode) - zeroCode);
  return { bias, weights: decoded };
}

/** Encodes a model. Weights are clipped to 31 units. */
export function packWordModel({ bias, weights }: WordModel, unit: number): WordModelFile {
  const codes = Array.from(weights, (weight) => {
    const code = Math.round(weight / unit);
    return alphabet[zeroCode + Math.max(-maxCode, Math.min(maxCode, code))];
  });
  return { bias, unit, weights: codes.join('') };
}
