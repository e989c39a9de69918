/** Making an article fit a model's window, by the model itself: in parts, and the parts together. */

import type { Article } from '../extraction/article.ts';
import { extractiveDigest, getArticleText, splitIntoChunks, truncateEvenly } from './chunks.ts';

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
export const maxHalvings = 3;
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
