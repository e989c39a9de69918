import type { TreeFile } from '../../src/nlp/gbdt.ts';
import { type Binned, binColumns } from './bins.ts';
import { type Examples, findRows, findUsableRows, pickColumns, pickRows } from './examples.ts';
import { growTree, listPreorder, type TreeNode } from './grow.ts';
import { computeColumnStarts } from './histogram.ts';
import { computeBaseLogOdds, computeDerivatives, computeLogisticLoss } from './logistic-loss.ts';
import { packTrees } from './pack-trees.ts';
import { createSeededRandom, sampleRows } from './random.ts';
import type { Sums } from './split.ts';

export interface BoostOptions {
  /** Largest number of trees. */
  readonly rounds: number;
  /** Shrinkage: the factor by which each leaf is multiplied (Friedman 2001). */
  readonly learningRate: number;
  /** Largest number of leaves of a tree, as LightGBM's `num_leaves`. */
  readonly maxLeaves: number;
  /** Smallest number of rows in a leaf, as LightGBM's `min_data_in_leaf`. */
  readonly minLeafRows: number;
  /** L2 regularization of the leaves, as LightGBM's `lambda_l2`. */
  readonly l2: number;
  /** Largest number of bins of a column, 2 to 255, as LightGBM's `max_bin`. */
  readonly maxBins: number;
  /** Leaves are rounded to multiples of this power of two, in log-odds. */
  readonly leafUnit: number;
  /** Share of the columns that are sampled for each tree, as LightGBM's `feature_fraction`. */
  readonly columnShare: number;
  /** Share of the rows that are sampled for each tree, as LightGBM's `bagging_fraction`. */
  readonly rowShare: number;
  readonly seed: number;
  /** Written into the model: the command, the seed and the data. */
  readonly provenance: string;
  /** Indices of the columns that are trained on; all if missing. */
  readonly columns?: readonly number[];
  /** Stops early by the validation loss, and keeps the trees up to its minimum. */
  readonly stop?: EarlyStop;
}

export interface EarlyStop {
  /** 1 for the rows of the validation set, which are not trained on. */
  readonly validation: ArrayLike<number>;
  /** Number of rounds without a lower validation loss after which training stops. */
  readonly patience: number;
}

export const boostDefaults: BoostOptions = {
  rounds: 180,
  learningRate: 0.12,
  maxLeaves: 20,
  minLeafRows: 80,
  l2: 3,
  maxBins: 127,
  leafUnit: 2 ** -8,
  columnShare: 1,
  rowShare: 1,
  seed: 1,
  provenance: '',
};

export interface Boosted {
  readonly model: TreeFile;
  /** Feature importance: the summed gain of the splits on each column, one for every name. */
  readonly gains: Float64Array;
  /** Weighted mean logistic loss on the training rows, before the first tree and after each. */
  readonly losses: readonly number[];
  /** The same on the validation rows; empty without `stop`. */
  readonly validationLosses: readonly number[];
}

/**
 * Trains gradient-boosted decision trees for the logistic loss (Friedman 2001, “Greedy function
 * approximation: a gradient boosting machine”): each tree is fitted to the gradient and Hessian of
 * the loss at the scores of the trees before it, by histograms and leaf-wise growth (Ke et al.
 * 2017, “LightGBM: a highly efficient gradient boosting decision tree”).
 *
 * Leaves are rounded before the next tree is grown, so that each tree corrects the rounding error
 * of the one before, and the packed model scores exactly like the trained one.
 *
 * @param all row-major matrix with labels from 0 to 1 and weights; NaN in a column is a missing
 *   value, and rows with the label NaN or the weight 0 are ignored
 * @param options values that differ from `boostDefaults`
 * @returns the packed model with its losses by round; the same seed gives the same bytes
 * @throws RangeError for an infinite value, or for `maxBins` outside of 2 to 255
 */
export function boost(all: Examples, options: Partial<BoostOptions> = {}): Boosted {
  const settings = { ...boostDefaults, ...options };
  const columns = settings.columns ?? [...all.names.keys()];
  const { examples, trainingRows, validationRows } = splitRows(all, columns, settings.stop);
  const binned = binColumns(examples, settings.maxBins);
  const base =
    toLeafUnits(computeBaseLogOdds(examples, trainingRows), settings) * settings.leafUnit;
  const scores = new Float64Array(examples.labels.length).fill(base);
  const growNext = prepareRounds(examples, binned, trainingRows, settings);
  const losses = [computeLogisticLoss(examples, scores, trainingRows)];
  const validationLosses = settings.stop
    ? [computeLogisticLoss(examples, scores, validationRows)]
    : [];
  const trees: TreeNode[] = [];
  while (trees.length < settings.rounds && !isStale(validationLosses, settings.stop)) {
    const tree = growNext(scores);
    trees.push(tree);
    addTree(scores, tree, binned, settings.leafUnit);
    losses.push(computeLogisticLoss(examples, scores, trainingRows));
    if (settings.stop) validationLosses.push(computeLogisticLoss(examples, scores, validationRows));
  }
  const kept = settings.stop ? trees.slice(0, findBestRound(validationLosses)) : trees;
  const { thresholds } = binned;
  const model = packTrees({
    ...settings,
    base,
    names: all.names,
    columns,
    thresholds,
    trees: kept,
  });
  return {
    model,
    gains: sumGains(kept, columns, all.names.length),
    losses,
    validationLosses,
  };
}

/** Splits the usable rows into training and validation rows. */
function splitRows(all: Examples, columns: readonly number[], stop: EarlyStop | undefined) {
  const usable = findUsableRows(all);
  const validation = Uint8Array.from(usable, (row) => (stop?.validation[row] ? 1 : 0));
  return {
    examples: pickColumns(pickRows(all, usable), columns),
    trainingRows: findRows(usable.length, (i) => validation[i] === 0),
    validationRows: findRows(usable.length, (i) => validation[i] === 1),
  };
}

/** Prepares what all rounds share, and returns the function that grows the tree of one round. */
function prepareRounds(
  examples: Examples,
  binned: Binned,
  trainingRows: Uint32Array,
  settings: BoostOptions,
): (scores: Float64Array) => TreeNode {
  const random = createSeededRandom(settings.seed);
  const columnStarts = computeColumnStarts(binned);
  const allColumns = Uint32Array.from(examples.names.keys());
  const count = examples.labels.length;
  const derivatives = { gradient: new Float32Array(count), hessian: new Float32Array(count) };
  const computeLeaf = ({ gradient, hessian }: Sums) =>
    toLeafUnits((-settings.learningRate * gradient) / (hessian + settings.l2), settings);
  return (scores) => {
    computeDerivatives(examples, scores, derivatives);
    const rows = drawShare(trainingRows, settings.rowShare, random);
    const columns = drawShare(allColumns, settings.columnShare, random);
    const context = { binned, columnStarts, columns, derivatives, limits: settings };
    return growTree(context, rows, computeLeaf);
  };
}

function toLeafUnits(logOdds: number, { leafUnit }: BoostOptions): number {
  return Math.round(logOdds / leafUnit);
}

function drawShare(from: Uint32Array, share: number, random: () => number): Uint32Array {
  if (share >= 1) return from;
  const count = Math.max(1, Math.round(from.length * share));
  return sampleRows(from.length, count, random).map((i) => from[i] ?? 0);
}

/** Adds the output of a tree to the score of every row. */
function addTree(
  scores: Float64Array,
  tree: TreeNode,
  { bins, width }: Binned,
  leafUnit: number,
): void {
  for (let row = 0; row < scores.length; row++) {
    let node = tree;
    while ('left' in node) {
      node = (bins[row * width + node.column] as number) <= node.bin ? node.left : node.right;
    }
    scores[row] = (scores[row] as number) + node.units * leafUnit;
  }
}

/** Returns the number of rounds with the lowest loss. */
function findBestRound(losses: readonly number[]): number {
  return losses.indexOf(Math.min(...losses));
}

function isStale(losses: readonly number[], stop: EarlyStop | undefined): boolean {
  return stop !== undefined && losses.length - 1 - findBestRound(losses) >= stop.patience;
}

/**
 * Sums the gains of splits by column.
 *
 * @param columns index among all columns of each column that was trained on
 * @param width number of all columns
 */
function sumGains(trees: readonly TreeNode[], columns: readonly number[], width: number) {
  const gains = new Float64Array(width);
  for (const node of trees.flatMap(listPreorder)) {
    if (!('left' in node)) continue;
    const column = columns[node.column] ?? 0;
    gains[column] = (gains[column] ?? 0) + node.gain;
  }
  return gains;
}
