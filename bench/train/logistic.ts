import { solveSymmetric } from './cholesky.ts';
import { type Examples, findRows, findUsableRows, pickRows } from './examples.ts';
import type { Derivatives } from './histogram.ts';
import { computeBaseLogOdds, computeDerivatives } from './logistic-loss.ts';

export interface LogisticOptions {
  /**
   * λ of the penalty λ/2·‖w‖² on the weights of the standardized columns, added to the summed loss.
   */
  readonly l2: number;
  /** Largest number of Newton steps. */
  readonly steps: number;
}

export const logisticDefaults: LogisticOptions = { l2: 1, steps: 30 };

/** The log-odds are the bias, plus the weight × (value − centre) of each column. */
export interface LogisticModel {
  readonly names: readonly string[];
  readonly bias: number;
  readonly weights: readonly number[];
  /** The weighted mean of each column, by which NaN (a missing value) is replaced. */
  readonly centres: readonly number[];
}

/**
 * Newton's method stops once no weight moves by more than this, in log-odds per standard deviation.
 */
const minMove = 1e-6;

/**
 * Fits a logistic regression with an L2 penalty by Newton's method (iteratively reweighted least
 * squares: Hastie, Tibshirani & Friedman 2009, “The elements of statistical learning”, 4.4.1), on
 * columns standardized to mean 0 and standard deviation 1.
 *
 * @param all row-major matrix with labels from 0 to 1 and weights; rows with the label NaN or the
 *   weight 0 are ignored
 * @returns weights for the columns as they are, not standardized
 */
export function fitLogistic(all: Examples, options: Partial<LogisticOptions> = {}): LogisticModel {
  const { l2, steps } = { ...logisticDefaults, ...options };
  const examples = pickRows(all, findUsableRows(all));
  const { matrix, centres, deviations } = standardize(examples);
  const allRows = findRows(examples.labels.length, () => true);
  const parameters = new Float64Array(examples.names.length + 1);
  parameters[0] = computeBaseLogOdds(examples, allRows);
  for (let step = 0; step < steps; step++) {
    const move = computeNewtonStep(examples, matrix, parameters, l2);
    for (let c = 0; c < parameters.length; c++)
      parameters[c] = (parameters[c] ?? 0) + (move[c] ?? 0);
    if (move.every((by) => Math.abs(by) < minMove)) break;
  }
  const weights = deviations.map((deviation, c) => (parameters[c + 1] ?? 0) / deviation);
  return { names: examples.names, bias: parameters[0], weights, centres };
}

/**
 * Computes the log-odds of every row of a matrix.
 *
 * @param rows row-major, with the columns of the model; NaN is a missing value
 */
export function scoreLinear(model: LogisticModel, rows: Float32Array): Float32Array {
  const width = model.names.length;
  const scores = new Float32Array(rows.length / width);
  for (let i = 0; i < scores.length; i++) {
    let sum = model.bias;
    for (let c = 0; c < width; c++) {
      const centred = (rows[i * width + c] as number) - (model.centres[c] as number);
      if (!Number.isNaN(centred)) sum += (model.weights[c] as number) * centred;
    }
    scores[i] = sum;
  }
  return scores;
}

/**
 * Returns the row-major matrix with a first column of ones for the bias, and all others
 * standardized.
 */
function standardize({ names, rows, weights }: Examples) {
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

/**
 * Computes weighted mean and standard deviation of a column; the latter is 1 for a constant column.
 */
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

/** Computes the next change of the parameters: minus the inverse Hessian times the gradient. */
function computeNewtonStep(
  examples: Examples,
  matrix: Float64Array,
  parameters: Float64Array,
  l2: number,
): Float64Array {
  const { negativeGradient, hessian } = sumDerivatives(
    matrix,
    parameters.length,
    computeRowDerivatives(examples, matrix, parameters),
  );
  // The bias has no penalty; this keeps the matrix positive definite if all labels are the same.
  hessian[0] = (hessian[0] ?? 0) + 1e-9;
  for (let c = 1; c < parameters.length; c++) {
    const diagonal = c * parameters.length + c;
    hessian[diagonal] = (hessian[diagonal] ?? 0) + l2;
    negativeGradient[c] = (negativeGradient[c] ?? 0) - l2 * (parameters[c] ?? 0);
  }
  return solveSymmetric(hessian, negativeGradient);
}

/** Computes the derivatives of every row's loss by its score under the parameters. */
function computeRowDerivatives(examples: Examples, matrix: Float64Array, parameters: Float64Array) {
  const count = examples.labels.length;
  const scores = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let sum = 0;
    for (let c = 0; c < parameters.length; c++) {
      sum += (matrix[i * parameters.length + c] as number) * (parameters[c] as number);
    }
    scores[i] = sum;
  }
  const derivatives = { gradient: new Float32Array(count), hessian: new Float32Array(count) };
  computeDerivatives(examples, scores, derivatives);
  return derivatives;
}

/**
 * Sums the derivatives of the loss by the parameters.
 *
 * @returns minus the gradient, and the lower triangle of the Hessian, row-major
 */
function sumDerivatives(matrix: Float64Array, width: number, byScore: Derivatives) {
  const negativeGradient = new Float64Array(width);
  const hessian = new Float64Array(width * width);
  for (let i = 0; i < byScore.gradient.length; i++) {
    const row = matrix.subarray(i * width, (i + 1) * width);
    for (let a = 0; a < width; a++) {
      const value = row[a] as number;
      const weighted = (byScore.hessian[i] as number) * value;
      negativeGradient[a] =
        (negativeGradient[a] as number) - (byScore.gradient[i] as number) * value;
      for (let b = 0; b <= a; b++) {
        hessian[a * width + b] = (hessian[a * width + b] as number) + weighted * (row[b] as number);
      }
    }
  }
  return { negativeGradient, hessian };
}
