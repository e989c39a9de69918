import { type Budget, fill } from './budget.ts';

/** The baseline that news is hard to beat with: the first sentences, as many as the budget takes. */
export function lead(sentences: readonly string[], lang: string, budget: Budget): string[] {
  return fill(sentences, lang, budget).flatMap((place) => sentences[place] ?? []);
}

/** The first words of a text, exactly so many: Lead without the advantage or harm of whole sentences. */
export function leadWords(text: string, lang: string, count: number): string {
  if (/^(?:zh|ja)\b/i.test(lang)) return text.replace(/\s+/g, '').slice(0, Math.floor(count * 1.7));
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, count)
    .join(' ');
}
