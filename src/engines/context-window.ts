/** Fits an article into the context window of a model. */

import type { Article } from '../extraction/article.ts';
import { summarizeToBudget } from '../summarizer/summarize.ts';

/**
 * Returns the text of an article as a model reads it: the title, then one line per block. Hidden
 * text is never part of it.
 */
export function getArticleText({ title, blocks }: Article): string {
  const lines = blocks.filter(({ kind }) => kind !== 'code').map(({ text }) => text);
  return toModelInput([title, ...lines]);
}

/** Returns the most important sentences of an article, in text order, up to a number of words. */
export function createExtractiveDigest(article: Article, words: number): string {
  const sentences = summarizeToBudget(article, { words }).map(({ text }) => text);
  return toModelInput([article.title, ...sentences]);
}

/**
/**
 * Removes tag characters, which could spell hidden instructions to a model. The extraction removes
 * all other invisible characters, but flag emoji need these.
 */
export function stripTagCharacters(text: string): string {
  return text.replace(/[\u{e0000}-\u{e007f}]/gu, '');
}

/** Paragraphs as a model gets them. */
function toModelInput(paragraphs: readonly string[]): string {
  return paragraphs.map(stripTagCharacters).filter(Boolean).join('\n\n');
}

/**
 * Splits a text into chunks of at most `size` UTF-16 units: between paragraphs, otherwise between
 * sentences, otherwise anywhere except within a surrogate pair.
 */
export function splitIntoChunks(text: string, size: number): string[] {
  const found: string[] = [];
  let rest = text.trim();
  while (rest.length > size) {
    const at = findCutIndex(rest, size);
    found.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  if (rest !== '') found.push(rest);
  return found;
}

/**
 * Joins texts to at most `size` UTF-16 units. Texts that are too long keep their beginnings, and
 * space that short texts leave is shared by the others.
 */
export function truncateEvenly(texts: readonly string[], size: number): string {
  const between = '\n\n';
  let room = size - between.length * (texts.length - 1);
  const byLength = texts
    .map((text, at) => ({ text, at }))
    .sort((a, b) => a.text.length - b.text.length);
  const cut: string[] = [];
  byLength.forEach(({ text, at }, done) => {
    const kept =
      splitIntoChunks(text, Math.max(1, Math.floor(room / (texts.length - done))))[0] ?? '';
    cut[at] = kept;
    room -= kept.length;
  });
  return cut.filter(Boolean).join(between);
}

function findCutIndex(text: string, size: number): number {
  const window = text.slice(0, size);
  // A cut in the first half would make a chunk too short to be useful.
  const paragraph = window.lastIndexOf('\n\n');
  if (paragraph > size / 2) return paragraph;
  const sentence = Math.max(
    ...['. ', '! ', '? ', '。', '؟ '].map((end) => window.lastIndexOf(end)),
  );
  if (sentence > size / 2) return sentence + 1;
  const space = window.lastIndexOf(' ');
  if (space > size / 2) return space;
  const half = /[\ud800-\udbff]$/.test(window);
  return Math.max(1, half ? size - 1 : size);
}

// `fitToContextWindow` has the model itself shorten an article: each chunk first, then all of them.

export interface ChunkSummarizer {
  /** Size of the context window, in the model's own unit. */
  readonly quota: number;
  /** Measures a text in the unit of `quota`. */
  usage(text: string): Promise<number>;
  /** Summarizes a text. Rejects with a `QuotaExceededError` if it does not fit. */
  summarize(text: string): Promise<string>;
}

/** A text that should fit, and shorter versions in case it does not. */
export interface FittedText {
  /** Length that should fit, in UTF-16 units. */
  readonly size: number;
  /** Returns the text cut to at most `size` UTF-16 units. */
  truncate(size: number): string;
}

/**
 * Most chunks of an article, as each takes a run of the model. A longer article is shortened first.
 */
const maxChunks = 6;
/** A text that is still too long for the model is halved at most this many times. */
const maxHalvings = 3;
/** Rough UTF-16 units of a word with its space. Text that is still too long is cut. */
const charsPerWord = 7;

/**
 * Fits an article into the context window. An article that is too long is replaced by the summaries
 * of its chunks, with equal shares; one with too many chunks is first reduced to its most important
 * sentences.
 *
 * @returns a text that should fit; rejects with the model's own errors
 */
export async function fitToContextWindow(
  article: Article,
  summarizer: ChunkSummarizer,
): Promise<FittedText> {
  const text = getArticleText(article);
  const usage = await summarizer.usage(text);
  if (usage <= summarizer.quota)
    return {
      size: text.length,
      truncate: (size) => (size >= text.length ? text : shortenArticle(article, size)),
    };
  const size = Math.floor((text.length * summarizer.quota) / usage);
  const maxChars = size * maxChunks;
  const material = text.length > maxChars ? shortenArticle(article, maxChars) : text;
  const summaries: string[] = [];
  for (const portion of splitIntoChunks(material, size).slice(0, maxChunks))
    summaries.push(await summarizeHalving(summarizer, portion, maxHalvings));
  return { size, truncate: (units) => truncateEvenly(summaries, units) };
}

/**
 * Yields a model's output piece by piece, and starts again with half the text if it was too long.
 *
 * @param stream has the model process a text
 */
export async function* streamFitted(
  input: FittedText,
  stream: (text: string) => AsyncIterable<string>,
): AsyncGenerator<string> {
  let isBegun = false;
  for (let halved = 0; ; halved++) {
    try {
      for await (const delta of stream(input.truncate(Math.floor(input.size / 2 ** halved)))) {
        isBegun = true;
        yield delta;
      }
      return;
    } catch (error) {
      if (!isTooLong(error) || isBegun || halved === maxHalvings) throw error;
    }
  }
}

/** Returns true for the error by which a model says that its input does not fit. */
export function isTooLong(error: unknown): boolean {
  return (error as Partial<Error> | undefined)?.name === 'QuotaExceededError';
}

function shortenArticle(article: Article, size: number): string {
  return (
    splitIntoChunks(createExtractiveDigest(article, Math.floor(size / charsPerWord)), size)[0] ?? ''
  );
}

/** Summarizes one chunk, halving it each time the model finds it too long. */
async function summarizeHalving(
  summarizer: ChunkSummarizer,
  text: string,
  halvings: number,
): Promise<string> {
  try {
    return await summarizer.summarize(text);
  } catch (error) {
    if (!isTooLong(error) || halvings === 0) throw error;
    const summaries: string[] = [];
    for (const half of splitIntoChunks(text, Math.ceil(text.length / 2)))
      summaries.push(await summarizeHalving(summarizer, half, halvings - 1));
    return summaries.join('\n\n');
  }
}
