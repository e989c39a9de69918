import { countItems, sharedBetween } from './counts.ts';
import { harmonicMean } from './harmonic-mean.ts';
import { splitWords } from './words.ts';

/**
 * F1 of the words of a text against those of its gold text, their order and case left out of
 * account: the measure of the Web Content Extraction Benchmark. Two empty texts agree.
 */
export function bagF1(gold: string, text: string): number {
  const wanted = splitWords(gold.toLowerCase());
  const got = splitWords(text.toLowerCase());
  if (wanted.length === 0 && got.length === 0) return 1;
  const shared = sharedBetween(countItems(wanted), countItems(got));
  return harmonicMean(shared / Math.max(1, got.length), shared / Math.max(1, wanted.length));
}
