/** Selects the blocks of the article by their probabilities. Called from `classify-blocks.ts`. */

// The threshold that maximizes the expected F1 is multiplied by a factor and kept within bounds.
const thresholdFactor = 1.15;
const minThreshold = 0.28;
const maxThreshold = 0.6;
/** Probabilities outside the densest run of the page are multiplied by this. */
const outsideFactor = 0.8;
/** With fewer selected words than this, the threshold is lowered step by step. */
const minWords = 30;
const fallbackThresholds = [0.3, 0.2, 0.1, 0.05, 0.02, 0.005];
// A block adds to a run by the excess of its probability over this level, times at most this many
// words.
const runLevel = 0.3;
const runWords = 80;
/** A gap between selected blocks is filled if its mean probability is this share of the threshold. */
const minGapShare = 0.55;
/** A run is extended by this many blocks before it, for the lines above the first paragraph. */
const blocksAboveRun = 3;

/**
 * Selects blocks in three steps, which use what a single block does not show:
 *
 * 1. An article is one run of the page (the maximum-sum run, Bentley 1984, “Algorithm design
 *    techniques”), so blocks outside it need a higher probability.
 * 2. The threshold that maximizes F1 is half of the expected maximum F1 (Lipton et al. 2014, “Optimal
 *    thresholding of classifiers to maximize F1 measure”).
 * 3. Blocks between selected blocks mostly belong to the article, so small gaps are filled.
 *
 * @param probabilities for each block the probability that it belongs to the article
 * @param wordsByBlock number of words in each block
 * @param isLink returns true if a block is only a link. Such blocks do not fill a gap, because they
 *   lead to other articles.
 * @returns true for each block that is selected
 */
export function selectBlocks(
  probabilities: ArrayLike<number>,
  wordsByBlock: ArrayLike<number>,
  isLink: (i: number) => boolean,
): boolean[] {
  const damped = dampOutsideRun(probabilities, wordsByBlock);
  const best = (computeExpectedF1(probabilities, wordsByBlock) / 2) * thresholdFactor;
  const threshold = Math.max(minThreshold, Math.min(maxThreshold, best));
  let isSelected = selectAbove(threshold, damped);
  for (let step = 0; step < fallbackThresholds.length; step++) {
    if (countWords(isSelected, wordsByBlock) >= minWords) break;
    isSelected = selectAbove(Math.min(threshold, fallbackThresholds[step] as number), damped);
  }
  fillGaps(isSelected, { probabilities: damped, wordsByBlock }, minGapShare * threshold, isLink);
  return isSelected;
}

function selectAbove(threshold: number, probabilities: readonly number[]): boolean[] {
  const isSelected: boolean[] = [];
  for (let i = 0; i < probabilities.length; i++)
    isSelected.push((probabilities[i] as number) >= threshold);
  return isSelected;
}

/** Selects the blocks between two selected ones if their mean probability reaches the level. */
function fillGaps(
  isSelected: boolean[],
  blocks: Blocks,
  level: number,
  isLink: (i: number) => boolean,
): void {
  let start = -1;
  for (let i = 0; i < isSelected.length; i++) {
    if (!isSelected[i]) continue;
    if (start >= 0 && start < i && computeMeanProbability(start, i, blocks) >= level)
      for (let gap = start; gap < i; gap++) isSelected[gap] = !isLink(gap);
    start = i + 1;
  }
}

interface Blocks {
  readonly probabilities: ArrayLike<number>;
  readonly wordsByBlock: ArrayLike<number>;
}

/** Returns the mean probability of consecutive blocks, weighted by their words plus one. */
function computeMeanProbability(
  start: number,
  end: number,
  { probabilities, wordsByBlock }: Blocks,
): number {
  let sum = 0;
  let all = 0;
  for (let i = start; i < end; i++) {
    const weight = (wordsByBlock[i] ?? 0) + 1;
    sum += weight * (probabilities[i] ?? 0);
    all += weight;
  }
  return sum / all;
}

/** Returns the highest expected F1 of any threshold, counted in words. */
function computeExpectedF1(
  probabilities: ArrayLike<number>,
  wordsByBlock: ArrayLike<number>,
): number {
  const order: number[] = [];
  for (let i = 0; i < probabilities.length; i++) if ((probabilities[i] ?? 0) > 0) order.push(i);
  order.sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
  let all = 0;
  for (let at = 0; at < order.length; at++) {
    const i = order[at] as number;
    all += (wordsByBlock[i] ?? 0) * (probabilities[i] ?? 0);
  }
  let correct = 0;
  let selected = 0;
  let best = 0;
  for (let at = 0; at < order.length; at++) {
    const i = order[at] as number;
    correct += (wordsByBlock[i] ?? 0) * (probabilities[i] ?? 0);
    selected += wordsByBlock[i] ?? 0;
    if (selected + all > 0) best = Math.max(best, (2 * correct) / (selected + all));
  }
  return best;
}

function dampOutsideRun(
  probabilities: ArrayLike<number>,
  wordsByBlock: ArrayLike<number>,
): number[] {
  const { start, end } = findDensestRun(probabilities, wordsByBlock);
  const damped: number[] = [];
  for (let i = 0; i < probabilities.length; i++) {
    const p = probabilities[i] ?? 0;
    damped.push(i < start - blocksAboveRun || i >= end ? p * outsideFactor : p);
  }
  return damped;
}

/** Finds the run with the largest sum of probability above the level, by words (Kadane’s algorithm). */
function findDensestRun(
  probabilities: ArrayLike<number>,
  wordsByBlock: ArrayLike<number>,
): { start: number; end: number } {
  const run = { start: 0, end: probabilities.length };
  let best = 0;
  let sum = 0;
  let start = 0;
  for (let i = 0; i < probabilities.length; i++) {
    if (sum <= 0) {
      sum = 0;
      start = i;
    }
    sum += ((probabilities[i] ?? 0) - runLevel) * (Math.min(wordsByBlock[i] ?? 0, runWords) + 1);
    if (sum > best) {
      best = sum;
      run.start = start;
      run.end = i + 1;
    }
  }
  return run;
}

function countWords(isSelected: readonly boolean[], wordsByBlock: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < isSelected.length; i++) if (isSelected[i]) sum += wordsByBlock[i] ?? 0;
  return sum;
}
