import type { Examples } from './examples.ts';
import type { Derivatives } from './histogram.ts';

/** The log-odds of the weighted mean label: the best guess before anything is looked at. */
export function baseLogOdds({ labels, weights }: Examples, rows: Uint32Array): number {
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
 * The weighted mean over some rows, in nats, of −y·log p − (1 − y)·log(1 − p), where y is the
 * label and p the probability of the row's score (log-odds, one for every example).
 */
export function logisticLoss(
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
    // log(1 + e^score) − y·score, written so that nothing overflows.
    const softplus = Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score)));
    loss += weight * (softplus - (labels[row] as number) * score);
    all += weight;
  }
  return all > 0 ? loss / all : 0;
}

/** Writes into `into` the derivatives of every row's weighted loss by its score. */
export function differentiate(
  { labels, weights }: Examples,
  scores: Float64Array,
  { gradient, hessian }: Derivatives,
): void {
  for (let i = 0; i < scores.length; i++) {
    const p = 1 / (1 + Math.exp(-(scores[i] as number)));
    const weight = weights[i] as number;
    gradient[i] = weight * (p - (labels[i] as number));
    hessian[i] = weight * p * (1 - p);
  }
}
