/**
 * Checks a generated summary against the article: each point is aligned with the sentences that
 * support it (`align.ts`), and unsupported spans are flagged (`unsupported.ts`).
 */

import type { Article } from '../extraction/article.ts';
import { baseLanguage } from '../nlp/language-tags.ts';
import type { Point } from '../summarizer/summary.ts';
import { createAligner } from './align.ts';
import { collectFacts, findMismatchedNumbers, findUnsupported } from './unsupported.ts';

export interface CheckResult {
  readonly points: Point[];
  /** Number of texts without support, which are not among the points. */
  readonly droppedPoints: number;
}

/**
 * Creates a checker for texts about an article, which is read only once.
 *
 * @param lang BCP 47 tag of the texts. If it differs from the article's language, words cannot be
 *   compared: only numbers and names are checked, and no point is dropped.
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
