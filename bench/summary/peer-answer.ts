import { type Budget, fitsBudget } from './budget.ts';
import type { Document } from './documents.ts';
import type { Summarize } from './peer-summarizers.ts';

/** Most sentences that are requested from a peer to reach a number of words. */
const maxSentences = 12;

/**
 * Returns a peer's summary within a budget. Peers count sentences, so for a number of words the
 * longest summary that fits is used, or a single sentence if none does.
 */
export async function summarizeByPeer(
  summarize: Summarize,
  { text, lang }: Document,
  budget: Budget,
): Promise<string[]> {
  if (budget.kind === 'sentences') {
    const picked = await summarize(text, budget.count);
    return sortByPosition(text, picked).slice(0, budget.count);
  }
  let fitting: string[] = [];
  for (let count = 1; count <= maxSentences; count++) {
    const picked = await summarize(text, count);
    if (count > 1 && (picked.length < count || !fitsBudget(picked, lang, budget))) break;
    fitting = picked;
  }
  return sortByPosition(text, fitting);
}

/**
 * Sorts a peer's sentences, which are ranked and may lack a full stop; those not found come last.
 */
function sortByPosition(text: string, picked: readonly string[]): string[] {
  const findPosition = (sentence: string): number => {
    const at = text.indexOf(sentence.trim());
    return at < 0 ? text.length : at;
  };
  return [...picked].sort((a, b) => findPosition(a) - findPosition(b));
}
