/** A training set, with one row for each example. */
export interface Examples {
  /** Names of the columns, by which the model refers to them. */
  readonly names: readonly string[];
  /** Row-major matrix, `names.length` values a row. NaN is a missing value; none is infinite. */
  readonly rows: Float32Array;
  /** Target of each row, a probability from 0 to 1. A row with NaN is not trained on. */
  readonly labels: Float32Array;
  /** Weight of each row in the loss. A row with 0 is not trained on. */
  readonly weights: Float32Array;
}

/** Returns the indices of the rows that have a label and a weight. */
export function findUsableRows({ labels, weights }: Examples): Uint32Array {
  return findRows(labels.length, (i) => !Number.isNaN(labels[i]) && (weights[i] ?? 0) > 0);
}

/** Returns the indices below `total` for which the test is true. */
export function findRows(total: number, test: (row: number) => boolean): Uint32Array {
  const rows = new Uint32Array(total);
  let count = 0;
  for (let row = 0; row < total; row++) if (test(row)) rows[count++] = row;
  return rows.slice(0, count);
}

/**
 * Copies some of the rows.
 *
 * @param picked indices of the rows
 */
export function pickRows(examples: Examples, picked: Uint32Array): Examples {
  const { names, rows, labels, weights } = examples;
  const width = names.length;
  const part = new Float32Array(picked.length * width);
  picked.forEach((row, i) => {
    part.set(rows.subarray(row * width, (row + 1) * width), i * width);
  });
  return { names, rows: part, labels: gather(labels, picked), weights: gather(weights, picked) };
}

/**
 * Copies all rows with some of the columns.
 *
 * @param columns indices of the columns, in the order of the result
 */
export function pickColumns(examples: Examples, columns: readonly number[]): Examples {
  const width = examples.names.length;
  const count = examples.labels.length;
  const rows = new Float32Array(count * columns.length);
  columns.forEach((column, c) => {
    for (let i = 0; i < count; i++) {
      rows[i * columns.length + c] = examples.rows[i * width + column] as number;
    }
  });
  return { ...examples, names: columns.map((column) => examples.names[column] ?? ''), rows };
}

/** Returns the values at some indices, in their order. */
function gather(values: Float32Array, indices: Uint32Array): Float32Array {
  const gathered = new Float32Array(indices.length);
  for (let i = 0; i < indices.length; i++) {
    gathered[i] = values[indices[i] as number] as number;
  }
  return gathered;
}
