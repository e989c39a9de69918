import { type Budget, fillBudget } from './budget.ts';

/** Returns the first sentences that fit the budget, a baseline that is hard to beat on news. */
export function takeLead(sentences: readonly string[], lang: string, budget: Budget): string[] {
  return fillBudget(sentences, lang, budget).flatMap((place) => sentences[place] ?? []);
}

/**
 * Returns exactly the first `count` words of a text: Lead without the effect of whole sentences.
 */
export function takeLeadWords(text: string, lang: string, count: number): string {
  if (/^(?:zh|ja)\b/i.test(lang)) return text.replace(/\s+/g, '').slice(0, Math.floor(count * 1.7));
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, count)
    .join(' ');
}
