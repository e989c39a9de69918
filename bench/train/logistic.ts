import { solveSymmetric } from './cholesky.ts';
import { type Examples, pickRows, rowsWhere, usableRows } from './examples.ts';
import type { Derivatives } from './histogram.ts';
import { baseLogOdds, differentiate } from './logistic-loss.ts';

export interface LogisticOptions {
  /** Penalty on half the squared weights of the standardised columns, against the summed loss. */
  readonly l2: number;
  /** Newton steps at most; it stops before when no weight moves any more. */
  readonly steps: number;
}

export const logisticDefaults: LogisticOptions = { l2: 1, steps: 30 };

/** Log-odds as a straight line: the bias, and for each column its weight × (value − centre). */
export interface LogisticModel {
  readonly names: readonly string[];
  readonly bias: number;
  readonly weights: readonly number[];
  /** The mean of each column; NaN counts as that. */
  readonly centres: readonly number[];
}

/** A weight that moves less than this, in log-odds per standard deviation, rests. */
const atRest = 1e-6;

/**
 * Logistic regression with an L2 penalty, by Newton's method (iteratively reweighted least
 * squares: Hastie, Tibshirani & Friedman 2009, “The elements of statistical learning”, 4.4.1), on
 * columns brought to mean 0 and deviation 1.
 */
export function fitLogistic(all: Examples, options: Partial<LogisticOptions> = {}): LogisticModel {
  const { l2, steps } = { ...logisticDefaults, ...options };
  const examples = pickRows(all, usableRows(all));
  const { matrix, centres, deviations } = standardise(examples);
  const everyRow = rowsWhere(examples.labels.length, () => true);
  const line = new Float64Array(examples.names.length + 1);
  line[0] = baseLogOdds(examples, everyRow);
  for (let step = 0; step < steps; step++) {
    const move = newtonStep(examples, matrix, line, l2);
    for (let c = 0; c < line.length; c++) line[c] = (line[c] ?? 0) + (move[c] ?? 0);
    if (move.every((by) => Math.abs(by) < atRest)) break;
  }
  const weights = deviations.map((deviation, c) => (line[c + 1] ?? 0) / deviation);
  return { names: examples.names, bias: line[0], weights, centres };
}

/** The log-odds of every row of a matrix whose columns are those of the model. */
export function scoreLinear(model: LogisticModel, rows: Float32Array): Float32Array {
  const width = model.names.length;
  const scores = new Float32Array(rows.length / width);
  for (let i = 0; i < scores.length; i++) {
    let sum = model.bias;
    for (let c = 0; c < width; c++) {
      const away = (rows[i * width + c] as number) - (model.centres[c] as number);
      if (!Number.isNaN(away)) sum += (model.weights[c] as number) * away;
    }
    scores[i] = sum;
  }
  return scores;
}

/** The examples with a column of ones in front, and every other column centred and scaled. */
function standardise({ names, rows, weights }: Examples) {
  const width = names.length;
  const matrix = new Float64Array((width + 1) * weights.length).fill(1);
  const centres: number[] = [];
  const deviations: number[] = [];
  for (let c = 0; c < width; c++) {
    const { mean, deviation } = computeSpread(rows, weights, width, c);
    for (let i = 0; i < weights.length; i++) {
      const value = rows[i * width + c] as number;
      matrix[i * (width + 1) + c + 1] = Number.isNaN(value) ? 0 : (value - mean) / deviation;
    }
    centres.push(mean);
    deviations.push(deviation);
  }
  return { matrix, centres, deviations };
}

/** Weighted mean and standard deviation of a column; a column that does not vary has 1. */
function computeSpread(rows: Float32Array, weights: Float32Array, width: number, column: number) {
  let all = 0;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < weights.length; i++) {
    const value = rows[i * width + column] as number;
    if (Number.isNaN(value)) continue;
    const weight = weights[i] as number;
    all += weight;
    sum += weight * value;
    squares += weight * value * value;
  }
  const mean = all > 0 ? sum / all : 0;
  const variance = all > 0 ? squares / all - mean * mean : 0;
  return { mean, deviation: variance > 1e-12 * (1 + mean * mean) ? Math.sqrt(variance) : 1 };
}

/** How far the bias and the weights move next: minus the inverse Hessian times the gradient. */
function newtonStep(
  examples: Examples,
  matrix: Float64Array,
  line: Float64Array,
  l2: number,
): Float64Array {
  const { downhill, curvature } = slopes(
    matrix,
    line.length,
    differentiateLine(examples, matrix, line),
  );
  // The bias is not penalised; the trace on it keeps the matrix definite when all labels agree.
  curvature[0] = (curvature[0] ?? 0) + 1e-9;
  for (let c = 1; c < line.length; c++) {
    const diagonal = c * line.length + c;
    curvature[diagonal] = (curvature[diagonal] ?? 0) + l2;
    downhill[c] = (downhill[c] ?? 0) - l2 * (line[c] ?? 0);
  }
  return solveSymmetric(curvature, downhill);
}

/** The derivatives of every example's loss by the score that the line gives it. */
function differentiateLine(examples: Examples, matrix: Float64Array, line: Float64Array) {
  const count = examples.labels.length;
  const scores = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let sum = 0;
    for (let c = 0; c < line.length; c++) {
      sum += (matrix[i * line.length + c] as number) * (line[c] as number);
    }
    scores[i] = sum;
  }
  const derivatives = { gradient: new Float32Array(count), hessian: new Float32Array(count) };
  differentiate(examples, scores, derivatives);
  return derivatives;
}

/** Minus the gradient, and the lower half of the Hessian, of the summed loss by the line. */
function slopes(matrix: Float64Array, width: number, { gradient, hessian }: Derivatives) {
  const downhill = new Float64Array(width);
  const curvature = new Float64Array(width * width);
  for (let i = 0; i < gradient.length; i++) {
    const row = matrix.subarray(i * width, (i + 1) * width);
    for (let a = 0; a < width; a++) {
      const value = row[a] as number;
      const curved = (hessian[i] as number) * value;
      downhill[a] = (downhill[a] as number) - (gradient[i] as number) * value;
      for (let b = 0; b <= a; b++) {
        curvature[a * width + b] =
          (curvature[a * width + b] as number) + curved * (row[b] as number);
      }
    }
  }
  return { downhill, curvature };
}
