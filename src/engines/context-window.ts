/** An article in portions that fit a model's window. */

import type { Article } from '../extraction/article.ts';
import { summarizeToBudget } from '../summarizer/summarize.ts';

/** The article's text, as a model gets it: title first, a line a block. Only what was visible. */
export function getArticleText({ title, blocks }: Article): string {
  const lines = blocks.filter(({ kind }) => kind !== 'code').map(({ text }) => text);
  return toModelInput([title, ...lines]);
}

/** The most important sentences of the article, in its order, up to so many words. */
export function extractiveDigest(article: Article, words: number): string {
  const sentences = summarizeToBudget(article, { words }).map(({ text }) => text);
  return toModelInput([article.title, ...sentences]);
}

/**
 * The reader of a page takes out what shows nothing, but for the tag characters, which flags are
 * written with; to a model they spell words that nobody sees.
 */
export function stripTagCharacters(text: string): string {
  return text.replace(/[\u{e0000}-\u{e007f}]/gu, '');
}

/** Paragraphs as a model gets them. */
function toModelInput(paragraphs: readonly string[]): string {
  return paragraphs.map(stripTagCharacters).filter(Boolean).join('\n\n');
}

/**
 * Cuts a text into portions of at most `size` UTF-16 units: between paragraphs, else between
 * sentences, else anywhere but inside a character.
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
 * Texts joined to at most `size` UTF-16 units: of what is too long, each keeps its beginning, and
 * what the short ones leave of their share goes to the others.
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
  // A cut in the first half would leave a portion that says little.
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

// Making an article fit a model's window, by the model itself: in parts, and the parts together.

/** What is asked of a model here. */
export interface ChunkSummarizer {
  /** How much fits its window; only the model knows in which unit. */
  readonly quota: number;
  /** How much of it a text takes. */
  usage(text: string): Promise<number>;
  /** The text in fewer words; throws a `QuotaExceededError` when it does not fit after all. */
  summarize(text: string): Promise<string>;
}

/** A text that should fit, and shorter ones if it does not. */
export interface FittedText {
  /** Length that should fit, in UTF-16 units. */
  readonly size: number;
  /** The text in at most so many units. */
  truncate(size: number): string;
}

/** A longer article is condensed first: each portion is a run of the model. */
const maxChunks = 6;
/** How often a text is halved when the model finds it too long after all. */
const maxHalvings = 3;
/** UTF-16 units of a word with its space, roughly; what is still too long is cut. */
const charsPerWord = 7;

/**
 * The article, if it fits; else the summaries of its portions, each with the same share; of an
 * article that would take too many portions, those of its most important sentences.
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

/** What the model says, piece by piece; begun anew on half of it when it was too long after all. */
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

export function isTooLong(error: unknown): boolean {
  return (error as Partial<Error> | undefined)?.name === 'QuotaExceededError';
}

function shortenArticle(article: Article, size: number): string {
  return splitIntoChunks(extractiveDigest(article, Math.floor(size / charsPerWord)), size)[0] ?? '';
}

/** One portion; halved and tried again when the model finds it too long after all. */
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
