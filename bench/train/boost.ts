import type { TreeFile } from '../../src/nlp/gbdt.ts';
import { type Binned, binColumns } from './bins.ts';
import { type Examples, pickColumns, pickRows, rowsWhere, usableRows } from './examples.ts';
import { growTree, preorder, type TreeNode } from './grow.ts';
import { columnStarts } from './histogram.ts';
import { baseLogOdds, differentiate, logisticLoss } from './logistic-loss.ts';
import { packTrees } from './pack-trees.ts';
import { sample, seededRandom } from './random.ts';
import type { Sums } from './split.ts';

export interface BoostOptions {
  /** Trees at most. */
  readonly rounds: number;
  /** How much of each tree's advice is taken. */
  readonly learningRate: number;
  readonly maxLeaves: number;
  readonly minLeafRows: number;
  /** Penalty on large leaves, as LightGBM's `lambda_l2`. */
  readonly l2: number;
  /** 2 to 255. */
  readonly maxBins: number;
  /** Leaves are rounded to whole multiples of this power of two. */
  readonly leafUnit: number;
  /** Share of the columns that each tree may look at, drawn anew for each. */
  readonly columnShare: number;
  /** Share of the rows that each tree is grown on, drawn anew for each. */
  readonly rowShare: number;
  readonly seed: number;
  /** Goes into the model. */
  readonly provenance: string;
  /** Only these columns are learned from; all, when absent. */
  readonly columns?: readonly number[];
  /** Stops when the loss on other rows has not fallen for a while, and keeps the best moment. */
  readonly stop?: EarlyStop;
}

export interface EarlyStop {
  /** 1 for the examples that judge, and are not learned from. */
  readonly judges: ArrayLike<number>;
  /** Rounds without a new best. */
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
  /** Gain of all splits on each column, in the order of the examples' names. */
  readonly gains: Float64Array;
  /** Weighted mean logistic loss on the rows learned from, before the first tree and after each. */
  readonly losses: readonly number[];
  /** The same on the rows that judge; empty without `stop`. */
  readonly judgedLosses: readonly number[];
}

/**
 * Gradient boosting of small trees for the logistic loss: every tree is one Newton step on what
 * the trees before it left unexplained (Friedman 2001, “Greedy function approximation: a gradient
 * boosting machine”), grown on histograms leaf by leaf (Ke et al. 2017, “LightGBM”).
 *
 * Leaves are rounded before the next tree is grown. So each tree mends what the rounding of the
 * last one cost, and the packed model says exactly what the trained one said.
 */
export function boost(all: Examples, options: Partial<BoostOptions> = {}): Boosted {
  const settings = { ...boostDefaults, ...options };
  const columns = settings.columns ?? [...all.names.keys()];
  const { examples, learning, judging } = separate(all, columns, settings.stop);
  const binned = binColumns(examples, settings.maxBins);
  const base = units(baseLogOdds(examples, learning), settings) * settings.leafUnit;
  const scores = new Float64Array(examples.labels.length).fill(base);
  const grow = prepareRounds(examples, binned, learning, settings);
  const losses = [logisticLoss(examples, scores, learning)];
  const judgedLosses = settings.stop ? [logisticLoss(examples, scores, judging)] : [];
  const trees: TreeNode[] = [];
  while (trees.length < settings.rounds && !isStale(judgedLosses, settings.stop)) {
    const tree = grow(scores);
    trees.push(tree);
    addTree(scores, tree, binned, settings.leafUnit);
    losses.push(logisticLoss(examples, scores, learning));
    if (settings.stop) judgedLosses.push(logisticLoss(examples, scores, judging));
  }
  const kept = settings.stop ? trees.slice(0, bestRound(judgedLosses)) : trees;
  const { thresholds } = binned;
  const model = packTrees({
    ...settings,
    base,
    names: all.names,
    columns,
    thresholds,
    trees: kept,
  });
  return { model, gains: sumGains(kept, columns, all.names.length), losses, judgedLosses };
}

/** Keeps the usable examples, and tells by number which are learned from and which judge. */
function separate(all: Examples, columns: readonly number[], stop: EarlyStop | undefined) {
  const usable = usableRows(all);
  const judges = Uint8Array.from(usable, (row) => (stop?.judges[row] ? 1 : 0));
  return {
    examples: pickColumns(pickRows(all, usable), columns),
    learning: rowsWhere(usable.length, (i) => judges[i] === 0),
    judging: rowsWhere(usable.length, (i) => judges[i] === 1),
  };
}

/** Readies what all rounds share; the function that comes back grows the tree of one round. */
function prepareRounds(
  examples: Examples,
  binned: Binned,
  learning: Uint32Array,
  settings: BoostOptions,
): (scores: Float64Array) => TreeNode {
  const random = seededRandom(settings.seed);
  const starts = columnStarts(binned);
  const everyColumn = Uint32Array.from(examples.names.keys());
  const count = examples.labels.length;
  const derivatives = { gradient: new Float32Array(count), hessian: new Float32Array(count) };
  const newtonStep = ({ gradient, hessian }: Sums) =>
    units((-settings.learningRate * gradient) / (hessian + settings.l2), settings);
  return (scores) => {
    differentiate(examples, scores, derivatives);
    const rows = drawShare(learning, settings.rowShare, random);
    const columns = drawShare(everyColumn, settings.columnShare, random);
    const ground = { binned, starts, columns, derivatives, limits: settings };
    return growTree(ground, rows, newtonStep);
  };
}

function units(logOdds: number, { leafUnit }: BoostOptions): number {
  return Math.round(logOdds / leafUnit);
}

function drawShare(from: Uint32Array, share: number, random: () => number): Uint32Array {
  if (share >= 1) return from;
  const count = Math.max(1, Math.round(from.length * share));
  return sample(from.length, count, random).map((i) => from[i] ?? 0);
}

/** Lets a new tree speak for every example. */
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

/** After how many rounds the loss was lowest. */
function bestRound(losses: readonly number[]): number {
  return losses.indexOf(Math.min(...losses));
}

function isStale(losses: readonly number[], stop: EarlyStop | undefined): boolean {
  return stop !== undefined && losses.length - 1 - bestRound(losses) >= stop.patience;
}

/** Gain by column of all `width`, of trees that know only some `columns`. */
function sumGains(trees: readonly TreeNode[], columns: readonly number[], width: number) {
  const gains = new Float64Array(width);
  for (const node of trees.flatMap(preorder)) {
    if (!('left' in node)) continue;
    const column = columns[node.column] ?? 0;
    gains[column] = (gains[column] ?? 0) + node.gain;
  }
  return gains;
}
