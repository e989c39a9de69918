import type { TreeFile, TreeModel } from './model.ts';

/**
 * Takes a model as it stands in its file, for rows whose columns are `names`, in that order.
 *
 * Throws when the model was trained on other columns, or its lists do not belong together: both are
 * mistakes of a build, and no page can cause them.
 */
export function loadTrees(file: TreeFile, names: readonly string[]): TreeModel {
  const { features, columns, values } = file;
  const other = names.find((name, i) => features[i] !== name) ?? features[names.length];
  if (other !== undefined) throw new Error(`The trees do not know “${other}” in its place`);
  const { sizes, rights } = measureSides(columns);
  if (columns.length !== values.length || sizes.some(Number.isNaN))
    throw new Error('The trees are damaged');
  const roots: number[] = [];
  for (let node = 0; node < columns.length; node += sizes[node] as number) roots.push(node);
  return { ...file, roots, rightOffsets: rights };
}

/** How many nodes each subtree has, and how far its right side is; in preorder the columns tell. */
function measureSides(columns: readonly number[]): { sizes: number[]; rights: number[] } {
  const sizes = columns.map(() => 1);
  const rights = columns.map(() => 0);
  // From the end, so that both sides of a split are known before it; what has no sides is not a number.
  for (let node = columns.length - 1; node >= 0; node--) {
    if ((columns[node] as number) < 0) continue;
    const right = 1 + (sizes[node + 1] as number);
    rights[node] = right;
    sizes[node] = right + (sizes[node + right] as number);
  }
  return { sizes, rights };
}
