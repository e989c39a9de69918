import type { Examples } from '../../../bench/train/examples.ts';
import { createSeededRandom } from '../../../bench/train/random.ts';

/**
 * Draws random examples: columns `a`, `b` and `c` between −1 and 1, and a label of 1 with the
 * probability that `truth` returns for them.
 */
export function drawExamples(
  count: number,
  seed: number,
  truth: (a: number, b: number, c: number) => number,
): Examples {
  const random = createSeededRandom(seed);
  const rows = new Float32Array(count * 3).map(() => random() * 2 - 1);
  const labels = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const [a = 0, b = 0, c = 0] = rows.subarray(i * 3, i * 3 + 3);
    labels[i] = random() < truth(a, b, c) ? 1 : 0;
  }
  return { names: ['a', 'b', 'c'], rows, labels, weights: new Float32Array(count).fill(1) };
}

/** Returns the share of examples whose scores (log-odds) have the sign of their labels. */
export function computeAccuracy({ labels }: Examples, scores: ArrayLike<number>): number {
  let right = 0;
  for (let i = 0; i < labels.length; i++) {
    if ((scores[i] ?? 0) > 0 === (labels[i] ?? 0) > 0.5) right++;
  }
  return right / labels.length;
}
