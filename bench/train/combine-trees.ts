import type { TreeFile } from '../../src/nlp/gbdt.ts';

/**
 * In log-odds; finer than the unit of the trained trees, because scaled leaves are rounded again.
 */
const leafUnit = 2 ** -9;

/**
 * Combines two models of the same columns into one that sums their leaves, weighted by `share`. The
 * base is that of the first model, so that the scores keep its scale.
 *
 * @param share weight of the second model, 0 to 1; the first has the rest
 */
export function combineTrees(first: TreeFile, second: TreeFile, share: number): TreeFile {
  return {
    ...first,
    leafUnit,
    columns: [...first.columns, ...second.columns],
    values: [...scaleLeaves(first, 1 - share), ...scaleLeaves(second, share)],
  };
}

function scaleLeaves({ columns, values, leafUnit: unit }: TreeFile, factor: number): number[] {
  return values.map((value, node) =>
    columns[node] === -1 ? Math.round((value * unit * factor) / leafUnit) : value,
  );
}
