import type { TreeModel } from './model.ts';

/**
 * Takes a model as it stands in its file, for rows whose columns are `names`, in that order.
 *
 * Throws when the model was trained on other columns, or its lists do not belong together: both are
 * mistakes of a build, and no page can cause them.
 */
export function loadTrees(model: TreeModel, names: readonly string[]): TreeModel {
  const { features, columns, values, rights } = model;
  const other = names.find((name, i) => features[i] !== name) ?? features[names.length];
  if (other !== undefined) throw new Error(`The trees do not know “${other}” in its place`);
  if (columns.length !== values.length || columns.length !== rights.length) {
    throw new Error('The trees are damaged');
  }
  return model;
}
