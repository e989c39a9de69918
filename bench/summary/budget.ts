/**
 * The allowed length of a summary: a number of sentences, or whole sentences up to a number of
 * words.
 */
export type Budget =
  | { readonly kind: 'sentences'; readonly count: number }
  | { readonly kind: 'words'; readonly count: number };

/** Chinese or Japanese characters that take as long to read as one English word. */
const charactersPerWord = 1.7;

/** Returns a length in words between white space; for Chinese and Japanese, characters / 1.7. */
export function countLength(text: string, lang: string): number {
  if (/^(?:zh|ja)\b/i.test(lang)) {
    return Math.ceil(text.replace(/\s+/g, '').length / charactersPerWord);
  }
  return text.split(/\s+/).filter((word) => word !== '').length;
}

/** Returns the length of several sentences. */
export function countTotalLength(sentences: readonly string[], lang: string): number {
  return sentences.reduce((sum, sentence) => sum + countLength(sentence, lang), 0);
}

/** Returns true if sentences stay within a budget. */
export function fitsBudget(
  sentences: readonly string[],
  lang: string,
  { kind, count }: Budget,
): boolean {
  return (kind === 'sentences' ? sentences.length : countTotalLength(sentences, lang)) <= count;
}

/**
 * Fills a budget with whole sentences, best first. One that does not fit is skipped, and a later
 * one may still fit.
 *
 * @returns the indexes of the selected sentences in order of preference
 */
export function fillBudget(ranked: readonly string[], lang: string, budget: Budget): number[] {
  const taken: number[] = [];
  let used = 0;
  for (const [place, sentence] of ranked.entries()) {
    const size = budget.kind === 'sentences' ? 1 : countLength(sentence, lang);
    if (used + size > budget.count) continue;
    taken.push(place);
    used += size;
  }
  return taken;
}
