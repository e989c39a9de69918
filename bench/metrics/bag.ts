import { countItems, countShared } from './counts.ts';
import { harmonicMean } from './harmonic-mean.ts';
import { splitWords } from './words.ts';

/**
 * Computes the F1 of a text's words against its gold text, regardless of order and case, as the Web
 * Content Extraction Benchmark does. Two empty texts score 1.
 */
export function computeBagF1(gold: string, text: string): number {
  const wanted = splitWords(gold.toLowerCase());
  const got = splitWords(text.toLowerCase());
  if (wanted.length === 0 && got.length === 0) return 1;
  const shared = countShared(countItems(wanted), countItems(got));
  return harmonicMean(shared / Math.max(1, got.length), shared / Math.max(1, wanted.length));
}
