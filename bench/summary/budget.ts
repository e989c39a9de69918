/** How long a summary may be: so many sentences, or whole sentences up to so many words. */
export type Budget =
  | { readonly kind: 'sentences'; readonly count: number }
  | { readonly kind: 'words'; readonly count: number };

/** Characters of Chinese or Japanese that read like one word of English. */
const charactersPerWord = 1.7;

/** The length that a budget is counted in: what stands between white space; of Chinese and Japanese, characters / 1.7. */
export function countLength(text: string, lang: string): number {
  if (/^(?:zh|ja)\b/i.test(lang)) {
    return Math.ceil(text.replace(/\s+/g, '').length / charactersPerWord);
  }
  return text.split(/\s+/).filter((word) => word !== '').length;
}

/** The length of several sentences. */
export function lengthOfAll(sentences: readonly string[], lang: string): number {
  return sentences.reduce((sum, sentence) => sum + countLength(sentence, lang), 0);
}

/** Whether sentences keep a budget. */
export function keeps(
  sentences: readonly string[],
  lang: string,
  { kind, count }: Budget,
): boolean {
  return (kind === 'sentences' ? sentences.length : lengthOfAll(sentences, lang)) <= count;
}

/**
 * Fills a budget with whole sentences, best first: a sentence that does not fit any more is passed
 * over, and a later one may still fit.
 *
 * @returns the places of those taken, in their order of preference
 */
export function fill(ranked: readonly string[], lang: string, budget: Budget): number[] {
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
