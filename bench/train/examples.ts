/** What a model learns from: one row an example. */
export interface Examples {
  /** Names of the columns, as the model will ask for them. */
  readonly names: readonly string[];
  /** The values, row after row, `names.length` each. NaN where there is none, never infinite. */
  readonly rows: Float32Array;
  /** How far each row is a yes: 0, 1 or between. A row with NaN is not learned from. */
  readonly labels: Float32Array;
  /** How much each row counts. A row with 0 is not learned from. */
  readonly weights: Float32Array;
}

/** The rows that a model may learn from, by number: they have a label and some weight. */
export function usableRows({ labels, weights }: Examples): Uint32Array {
  return rowsWhere(labels.length, (i) => !Number.isNaN(labels[i]) && (weights[i] ?? 0) > 0);
}

/** The numbers below `total` for which the test holds. */
export function rowsWhere(total: number, test: (row: number) => boolean): Uint32Array {
  const rows = new Uint32Array(total);
  let count = 0;
  for (let row = 0; row < total; row++) if (test(row)) rows[count++] = row;
  return rows.slice(0, count);
}

/** Some of the rows, as examples of their own. */
export function pickRows(examples: Examples, picked: Uint32Array): Examples {
  const { names, rows, labels, weights } = examples;
  const width = names.length;
  const part = new Float32Array(picked.length * width);
  picked.forEach((row, i) => {
    part.set(rows.subarray(row * width, (row + 1) * width), i * width);
  });
  return { names, rows: part, labels: gather(labels, picked), weights: gather(weights, picked) };
}

/** All rows, with only some of the columns, in the order given. */
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

/** The values at some places, in their order. */
function gather(values: Float32Array, places: Uint32Array): Float32Array {
  const gathered = new Float32Array(places.length);
  for (let i = 0; i < places.length; i++) {
    gathered[i] = values[places[i] as number] as number;
  }
  return gathered;
}
