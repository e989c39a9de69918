import { computeGramF, splitRougeTokens } from '../metrics/rouge.ts';
import { type Budget, countLength } from './budget.ts';

/**
 * Selects sentences with knowledge of the reference, as an approximate upper bound of extractive
 * summaries: greedily the sentence that raises ROUGE-1 + ROUGE-2 most, until none does (Nallapati
 * et al. 2017, “SummaRuNNer”, section 3.1.1).
 */
export function selectByOracle(
  sentences: readonly string[],
  reference: string,
  lang: string,
  budget: Budget,
): string[] {
  const tokens = sentences.map((sentence) => splitRougeTokens(sentence, lang));
  const sizes = sentences.map((s) => (budget.kind === 'sentences' ? 1 : countLength(s, lang)));
  const wanted = splitRougeTokens(reference, lang);
  const vocabulary = new Set(wanted);
  const candidates = tokens.flatMap((list, i) => (list.some((t) => vocabulary.has(t)) ? [i] : []));
  let taken: number[] = [];
  let left = budget.count;
  let score = 0;
  for (;;) {
    let best: number[] | undefined;
    for (const candidate of candidates) {
      if (taken.includes(candidate) || (sizes[candidate] ?? 0) > left) continue;
      const trial = [...taken, candidate].sort((a, b) => a - b);
      const got = trial.flatMap((place) => tokens[place] ?? []);
      const reached = computeGramF(wanted, got, 1) + computeGramF(wanted, got, 2);
      if (reached > score + 1e-9) {
        score = reached;
        best = trial;
      }
    }
    if (best === undefined) return taken.flatMap((place) => sentences[place] ?? []);
    taken = best;
    left = budget.count - taken.reduce((sum, place) => sum + (sizes[place] ?? 0), 0);
  }
}
