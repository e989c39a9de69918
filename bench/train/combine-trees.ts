import type { TreeFile } from '../../src/nlp/gbdt.ts';

/** Finer than the trees were trained with, because shares of their leaves are rounded to it. */
const leafUnit = 2 ** -9;

/**
 * Combines two models of the same rows into one: its log-odds are those of the first, towards those
 * of the second by `share`. It starts from the base of the first, so that its scores keep that scale
 * although the second tells of something rarer.
 *
 * @param share of the second model, 0 to 1
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
