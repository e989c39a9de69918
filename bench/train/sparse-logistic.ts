/** Fits a logistic regression on sparse rows. */

import type { HashedSentence } from '../../src/summarizer/scoring/word-models.ts';

export interface SparseExamples {
  readonly rows: readonly HashedSentence[];
  /** Number of columns. */
  readonly width: number;
  /** 0 or 1. */
  readonly labels: Float32Array;
  /** Weight of each row in the loss. A row with 0 is not trained on. */
  readonly weights: Float32Array;
}

export interface SparseModel {
  readonly bias: number;
  readonly weights: Float32Array;
}

const maxNewtonSteps = 20;
const maxConjugateSteps = 30;
/** Training stops once the norm of the gradient is this share of the first one. */
const tolerance = 1e-3;
const minStep = 1e-4;

/**
 * Fits weights that minimize half their squared norm plus the summed loss, by Newton's method with
 * conjugate gradients (Lin, Weng & Keerthi 2008, “Trust region Newton method for large-scale
 * logistic regression”; with a line search in place of the trust region). The bias is penalized
 * like a weight. The cost is some hundred passes over the rows.
 */
export function fitSparseLogistic(examples: SparseExamples): SparseModel {
  const used = Array.from(examples.rows.keys()).filter((row) => (examples.weights[row] ?? 0) > 0);
  const problem = new Problem(examples, used);
  const model = new Float64Array(examples.width + 1);
  let state = problem.evaluate(model);
  const first = norm(state.gradient);
  for (let step = 0; step < maxNewtonSteps; step++) {
    if (norm(state.gradient) <= tolerance * first) break;
    const direction = problem.solve(state);
    const slope = dot(state.gradient, direction);
    let length = 1;
    let next = problem.evaluate(move(model, direction, length));
    while (next.loss > state.loss + 1e-4 * length * slope && length > minStep) {
      length /= 2;
      next = problem.evaluate(move(model, direction, length));
    }
    model.set(move(model, direction, length));
    state = next;
  }
  return { bias: model[examples.width] ?? 0, weights: Float32Array.from(model.subarray(0, -1)) };
}

interface State {
  readonly loss: number;
  readonly gradient: Float64Array;
  /** The second derivative of each used row's loss by its score. */
  readonly curvature: Float64Array;
}

class Problem {
  constructor(
    private readonly examples: SparseExamples,
    private readonly used: readonly number[],
  ) {}

  evaluate(model: Float64Array): State {
    const { labels, weights } = this.examples;
    const scores = this.multiply(model);
    const slopes = new Float64Array(scores.length);
    const curvature = new Float64Array(scores.length);
    let loss = dot(model, model) / 2;
    for (const [i, row] of this.used.entries()) {
      const score = scores[i] as number;
      const label = labels[row] as number;
      const weight = weights[row] as number;
      const p = 1 / (1 + Math.exp(-score));
      loss +=
        weight * (Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))) - label * score);
      slopes[i] = weight * (p - label);
      curvature[i] = weight * p * (1 - p);
    }
    const gradient = this.multiplyTransposed(slopes);
    for (let c = 0; c < gradient.length; c++) gradient[c] = (gradient[c] ?? 0) + (model[c] ?? 0);
    return { loss, gradient, curvature };
  }

  /**
   * Solves for the Newton step by conjugate gradients, until the residual is a tenth of the
   * gradient.
   */
  solve({ gradient, curvature }: State): Float64Array {
    const solution = new Float64Array(gradient.length);
    const residual = gradient.map((value) => -value);
    const direction = residual.slice();
    const enough = 0.1 * norm(gradient);
    let square = dot(residual, residual);
    for (let step = 0; step < maxConjugateSteps && Math.sqrt(square) > enough; step++) {
      const image = this.multiplyHessian(direction, curvature);
      const by = square / dot(direction, image);
      for (let c = 0; c < solution.length; c++) {
        solution[c] = (solution[c] ?? 0) + by * (direction[c] ?? 0);
        residual[c] = (residual[c] ?? 0) - by * (image[c] ?? 0);
      }
      const before = square;
      square = dot(residual, residual);
      for (let c = 0; c < direction.length; c++) {
        direction[c] = (residual[c] ?? 0) + (square / before) * (direction[c] ?? 0);
      }
    }
    return solution;
  }

  private multiplyHessian(vector: Float64Array, curvature: Float64Array): Float64Array {
    const scores = this.multiply(vector);
    for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] ?? 0) * (curvature[i] ?? 0);
    const image = this.multiplyTransposed(scores);
    for (let c = 0; c < image.length; c++) image[c] = (image[c] ?? 0) + (vector[c] ?? 0);
    return image;
  }

  /** Computes the score of each used row; the last entry of a model is the bias. */
  private multiply(model: Float64Array): Float64Array {
    const { rows, width } = this.examples;
    return Float64Array.from(this.used, (row) => {
      const { buckets, values } = rows[row] as HashedSentence;
      let sum = model[width] as number;
      for (let i = 0; i < buckets.length; i++) {
        sum += (model[buckets[i] as number] as number) * (values[i] as number);
      }
      return sum;
    });
  }

  private multiplyTransposed(slopes: Float64Array): Float64Array {
    const { rows, width } = this.examples;
    const sums = new Float64Array(width + 1);
    for (const [at, row] of this.used.entries()) {
      const slope = slopes[at] as number;
      const { buckets, values } = rows[row] as HashedSentence;
      for (let i = 0; i < buckets.length; i++) {
        const bucket = buckets[i] as number;
        sums[bucket] = (sums[bucket] as number) + slope * (values[i] as number);
      }
      sums[width] = (sums[width] as number) + slope;
    }
    return sums;
  }
}

function move(model: Float64Array, direction: Float64Array, by: number): Float64Array {
  return model.map((value, c) => value + by * (direction[c] ?? 0));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function norm(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector));
}
