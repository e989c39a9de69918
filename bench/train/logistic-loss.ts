import type { Examples } from './examples.ts';
import type { Derivatives } from './histogram.ts';

/**
 * Computes the log-odds of the weighted mean label, which is the constant score with the lowest
 * loss.
 *
 * @param rows indices of the rows that count
 */
export function computeBaseLogOdds({ labels, weights }: Examples, rows: Uint32Array): number {
  let yes = 0;
  let all = 0;
  for (const row of rows) {
    yes += (weights[row] ?? 0) * (labels[row] ?? 0);
    all += weights[row] ?? 0;
  }
  const share = Math.min(0.999, Math.max(0.001, all > 0 ? yes / all : 0.5));
  return Math.log(share / (1 - share));
}

/**
 * Computes the weighted mean of −y·log p − (1 − y)·log(1 − p) in nats, where y is the label and p
 * the probability that belongs to the score.
 *
 * @param scores log-odds of every row
 * @param rows indices of the rows that count
 */
export function computeLogisticLoss(
  { labels, weights }: Examples,
  scores: Float64Array,
  rows: Uint32Array,
): number {
  let loss = 0;
  let all = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const score = scores[row] as number;
    const weight = weights[row] as number;
    // log(1 + e^score) − y·score, in a form that does not overflow.
    const softplus = Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score)));
    loss += weight * (softplus - (labels[row] as number) * score);
    all += weight;
  }
  return all > 0 ? loss / all : 0;
}

/**
 * Computes the derivatives of every row's weighted loss by its score.
 *
 * @param scores log-odds of every row
 * @param derivatives is overwritten
 */
export function computeDerivatives(
  { labels, weights }: Examples,
  scores: Float64Array,
  derivatives: Derivatives,
): void {
  const { gradient, hessian } = derivatives;
  for (let i = 0; i < scores.length; i++) {
    const p = 1 / (1 + Math.exp(-(scores[i] as number)));
    const weight = weights[i] as number;
    gradient[i] = weight * (p - (labels[i] as number));
    hessian[i] = weight * p * (1 - p);
  }
}
