/** Making an article fit a model's window, by the model itself: in parts, and the parts together. */

import type { Article } from '../article/article.ts';
import { condensed, evenShares, portions, textOf } from './parts.ts';

/** What is asked of a model here. */
export interface Condenser {
  /** How much fits its window; only the model knows in which unit. */
  readonly quota: number;
  /** How much of it a text takes. */
  usage(text: string): Promise<number>;
  /** The text in fewer words; throws a `QuotaExceededError` when it does not fit after all. */
  summarize(text: string): Promise<string>;
}

/** A text that should fit, and shorter ones if it does not. */
export interface Fitted {
  /** Length that should fit, in UTF-16 units. */
  readonly size: number;
  /** The text in at most so many units. */
  in(size: number): string;
}

/** A longer article is condensed first: each portion is a run of the model. */
const mostPortions = 6;
/** How often a text is halved when the model finds it too long after all. */
export const mostHalvings = 3;
/** UTF-16 units of a word with its space, roughly; what is still too long is cut. */
const unitsPerWord = 7;

/**
 * The article, if it fits; else the summaries of its portions, each with the same share; of an
 * article that would take too many portions, those of its most important sentences.
 */
export async function fitted(article: Article, condenser: Condenser): Promise<Fitted> {
  const text = textOf(article);
  const usage = await condenser.usage(text);
  if (usage <= condenser.quota)
    return {
      size: text.length,
      in: (size) => (size >= text.length ? text : shortened(article, size)),
    };
  const size = Math.floor((text.length * condenser.quota) / usage);
  const most = size * mostPortions;
  const material = text.length > most ? shortened(article, most) : text;
  const summaries: string[] = [];
  for (const portion of portions(material, size).slice(0, mostPortions))
    summaries.push(await summarizeHalving(condenser, portion, mostHalvings));
  return { size, in: (units) => evenShares(summaries, units) };
}

export function isTooLong(error: unknown): boolean {
  return (error as Partial<Error> | undefined)?.name === 'QuotaExceededError';
}

function shortened(article: Article, size: number): string {
  return portions(condensed(article, Math.floor(size / unitsPerWord)), size)[0] ?? '';
}

/** One portion; halved and tried again when the model finds it too long after all. */
async function summarizeHalving(
  condenser: Condenser,
  text: string,
  halvings: number,
): Promise<string> {
  try {
    return await condenser.summarize(text);
  } catch (error) {
    if (!isTooLong(error) || halvings === 0) throw error;
    const summaries: string[] = [];
    for (const half of portions(text, Math.ceil(text.length / 2)))
      summaries.push(await summarizeHalving(condenser, half, halvings - 1));
    return summaries.join('\n\n');
  }
}
