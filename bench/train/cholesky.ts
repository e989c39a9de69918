/**
 * Solves A·x = b for a symmetric positive definite A by the Cholesky factorization A = L·Lᵀ.
 *
 * @param a row-major, n × n, of which only the lower triangle is read; it becomes L
 * @param b length n; it becomes x
 * @returns `b`
 * @throws RangeError if A is not positive definite
 */
export function solveSymmetric(a: Float64Array, b: Float64Array): Float64Array {
  const n = b.length;
  factorize(a, n);
  for (let i = 0; i < n; i++) {
    b[i] = (at(b, i) - dot(a, i * n, 1, b, 0, i)) / at(a, i * n + i);
  }
  for (let i = n - 1; i >= 0; i--) {
    b[i] = (at(b, i) - dot(a, (i + 1) * n + i, n, b, i + 1, n - 1 - i)) / at(a, i * n + i);
  }
  return b;
}

/** Replaces the lower triangle of A by L. */
function factorize(a: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const rest = at(a, i * n + j) - dot(a, i * n, 1, a, j * n, j);
      if (i === j && !(rest > 0)) throw new RangeError('The matrix is not positive definite');
      a[i * n + j] = i === j ? Math.sqrt(rest) : rest / at(a, j * n + j);
    }
  }
}

/**
 * Returns the dot product of `count` entries: of `a` from `start` by `stride`, of `b` from `from`.
 */
function dot(
  a: Float64Array,
  start: number,
  stride: number,
  b: Float64Array,
  from: number,
  count: number,
): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += at(a, start + k * stride) * at(b, from + k);
  return sum;
}

function at(values: Float64Array, index: number): number {
  return values[index] as number;
}
