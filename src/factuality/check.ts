/**
 * Holding what a generative engine wrote against the article: each point is tied to the sentences
 * that support it (`align.ts`), and what the article does not hold is marked (`doubts.ts`).
 */

import type { Article } from '../extraction/article.ts';
import { baseLanguage } from '../nlp/language-tags.ts';
import type { Point } from '../summarizer/summary.ts';
import { createAligner } from './align.ts';
import { collectFacts, findMismatchedNumbers, findUnsupported } from './unsupported.ts';

export interface CheckResult {
  readonly points: Point[];
  /** How many texts had no support and are not among the points. */
  readonly droppedPoints: number;
}

/**
 * Makes a check of texts that were written about an article; it reads the article once.
 * @param lang BCP 47 of the texts. In another language than the article's, words cannot be
 *   compared: then only numbers and names are checked, and nothing is left out.
 */
export function createFactChecker(
  article: Article,
  lang: string,
): (texts: readonly string[]) => CheckResult {
  const facts = collectFacts(article, lang);
  const aligner = baseLanguage(lang) === facts.lang ? createAligner(article) : undefined;
  return (texts) => {
    const points: Point[] = [];
    for (const text of texts) {
      const sources = aligner ? aligner.align(text) : [];
      if (!sources) continue;
      const quotes = sources.map(({ quote }) => quote);
      const doubts = [
        ...findUnsupported(text, lang, facts),
        ...findMismatchedNumbers(text, lang, quotes, facts),
      ];
      points.push({ text, sources, flags: doubts.sort((a, b) => a.start - b.start) });
    }
    return { points, droppedPoints: texts.length - points.length };
  };
}
