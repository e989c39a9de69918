import type { SplitFeature, TreeModel } from './model.ts';
import { unfoldSign, unpackNumbers } from './packed-numbers.ts';

/** A model made ready to run: one entry a node, so that scoring is a walk over flat arrays. */
export interface Trees {
  readonly base: number;
  /** The node at which each tree starts. */
  readonly roots: Uint32Array;
  /** The column of the row that a node looks at; −1 in a leaf. */
  readonly column: Int16Array;
  /** A split's threshold; a leaf's value. */
  readonly value: Float64Array;
  /** Where a split goes when the row is above the threshold. The other way is the next node. */
  readonly right: Uint32Array;
}

/**
 * Unpacks a model, once, for rows whose columns are `names`, in that order. Columns that the model
 * does not use are fine.
 *
 * Throws when the model needs a column that the rows do not have, or is damaged: both are mistakes
 * of a build, and no page can cause them.
 */
export function loadTrees(model: TreeModel, names: readonly string[]): Trees {
  const columns = model.features.map((feature) => columnOf(feature, names));
  const nodes = unpackNumbers(model.nodes);
  const { column, value } = fillNodes(model, nodes, columns);
  return { base: model.base, column, value, ...findBranches(nodes) };
}

function columnOf(feature: SplitFeature, names: readonly string[]): number {
  const column = names.indexOf(feature.name);
  if (column < 0) throw new Error(`The trees need a feature “${feature.name}”`);
  return column;
}

function fillNodes(model: TreeModel, nodes: Uint32Array, columns: readonly number[]) {
  const cuts = unpackNumbers(model.cuts);
  const leaves = unpackNumbers(model.leaves);
  const column = new Int16Array(nodes.length).fill(-1);
  const value = new Float64Array(nodes.length);
  let cut = 0;
  let leaf = 0;
  for (let n = 0; n < nodes.length; n++) {
    const feature = (nodes[n] ?? 0) - 1;
    if (feature < 0) {
      value[n] = unfoldSign(leaves[leaf++] ?? 0) * model.leafUnit;
    } else {
      column[n] = columns[feature] ?? -1;
      value[n] = model.features[feature]?.thresholds[cuts[cut++] ?? 0] ?? Number.NaN;
    }
  }
  if (cut !== cuts.length || leaf !== leaves.length || value.some(Number.isNaN)) {
    throw new Error('The trees are damaged: nodes, cuts and leaves do not belong together');
  }
  return { column, value };
}

/** What follows a leaf is the right side of the last split that still waits for one, or a root. */
function findBranches(nodes: Uint32Array) {
  const right = new Uint32Array(nodes.length);
  const roots: number[] = [];
  const waiting: number[] = [];
  let afterLeaf = true;
  for (let n = 0; n < nodes.length; n++) {
    if (afterLeaf) {
      const split = waiting.pop();
      if (split === undefined) roots.push(n);
      else right[split] = n;
    }
    afterLeaf = nodes[n] === 0;
    if (!afterLeaf) waiting.push(n);
  }
  if (waiting.length > 0) throw new Error('The trees are damaged: the last one has no end');
  return { right, roots: Uint32Array.from(roots) };
}
