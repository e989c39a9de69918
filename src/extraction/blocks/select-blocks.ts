/** From the probability of each block to a choice of blocks. */

/** What the best threshold is multiplied with, and its bounds. */
const thresholdFactor = 1.15;
const minThreshold = 0.28;
const maxThreshold = 0.6;
/** What a probability is multiplied with outside the densest run of the page. */
const outsideFactor = 0.8;
/** Fewer chosen words than this, and the threshold falls step by step. */
const minWords = 30;
const fallbackThresholds = [0.3, 0.2, 0.1, 0.05, 0.02, 0.005];
/** A block adds to a run by what its probability has over this, and by no more words than these. */
const runLevel = 0.3;
const runWords = 80;
/** What stands between chosen blocks is chosen, too, if it is this much as sure as they have to be. */
const minGapShare = 0.55;
/** A run takes in this many blocks before it: the lines above the first paragraph. */
const runLead = 3;

/**
 * Chooses blocks. Two ideas make up for what each block alone cannot know: an article is one run
 * of the page (the maximum-sum run, Bentley 1984), so what stands far from it must be surer; and
 * the threshold that is best for F1 is half the F1 that can be expected of the page (Lipton et
 * al. 2014, “Optimal thresholding of classifiers to maximize F1 measure”). A third makes up for what
 * each block alone is too short to show: what stands in the midst of an article is mostly part of it.
 *
 * @param probabilities of the blocks to be of the article
 * @param words of the blocks
 * @param isLink whether a block, by its index, is nothing but a link: those stand in the midst of
 *   articles, too, and lead out of them
 */
export function selectBlocks(
  probabilities: ArrayLike<number>,
  words: ArrayLike<number>,
  isLink: (i: number) => boolean,
): boolean[] {
  const damped = dampOutsideRun(probabilities, words);
  const best = (computeExpectedF1(probabilities, words) / 2) * thresholdFactor;
  const threshold = Math.max(minThreshold, Math.min(maxThreshold, best));
  let chosen = selectAbove(threshold, damped);
  for (let step = 0; step < fallbackThresholds.length; step++) {
    if (countWords(chosen, words) >= minWords) break;
    chosen = selectAbove(Math.min(threshold, fallbackThresholds[step] as number), damped);
  }
  fillGaps(chosen, { probabilities: damped, words }, minGapShare * threshold, isLink);
  return chosen;
}

function selectAbove(threshold: number, probabilities: readonly number[]): boolean[] {
  const chosen: boolean[] = [];
  for (let i = 0; i < probabilities.length; i++)
    chosen.push((probabilities[i] as number) >= threshold);
  return chosen;
}

/** Chooses what stands between two chosen blocks where its mean probability reaches the level. */
function fillGaps(
  chosen: boolean[],
  blocks: Blocks,
  level: number,
  isLink: (i: number) => boolean,
): void {
  let start = -1;
  for (let i = 0; i < chosen.length; i++) {
    if (!chosen[i]) continue;
    if (start >= 0 && start < i && computeMeanProbability(start, i, blocks) >= level)
      for (let gap = start; gap < i; gap++) chosen[gap] = !isLink(gap);
    start = i + 1;
  }
}

interface Blocks {
  readonly probabilities: ArrayLike<number>;
  readonly words: ArrayLike<number>;
}

/** Mean probability of a stretch of blocks, by words; one without any counts a little, too. */
function computeMeanProbability(
  start: number,
  end: number,
  { probabilities, words }: Blocks,
): number {
  let sum = 0;
  let all = 0;
  for (let i = start; i < end; i++) {
    const weight = (words[i] ?? 0) + 1;
    sum += weight * (probabilities[i] ?? 0);
    all += weight;
  }
  return sum / all;
}

/** The best F1, counted in words, that any threshold can expect. */
function computeExpectedF1(probabilities: ArrayLike<number>, words: ArrayLike<number>): number {
  const order: number[] = [];
  for (let i = 0; i < probabilities.length; i++) if ((probabilities[i] ?? 0) > 0) order.push(i);
  order.sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
  let all = 0;
  for (let at = 0; at < order.length; at++) {
    const i = order[at] as number;
    all += (words[i] ?? 0) * (probabilities[i] ?? 0);
  }
  let right = 0;
  let taken = 0;
  let best = 0;
  for (let at = 0; at < order.length; at++) {
    const i = order[at] as number;
    right += (words[i] ?? 0) * (probabilities[i] ?? 0);
    taken += words[i] ?? 0;
    if (taken + all > 0) best = Math.max(best, (2 * right) / (taken + all));
  }
  return best;
}

function dampOutsideRun(probabilities: ArrayLike<number>, words: ArrayLike<number>): number[] {
  const { start, end } = findDensestRun(probabilities, words);
  const damped: number[] = [];
  for (let i = 0; i < probabilities.length; i++) {
    const p = probabilities[i] ?? 0;
    damped.push(i < start - runLead || i >= end ? p * outsideFactor : p);
  }
  return damped;
}

/** The run whose blocks together have most probability over the level, by words (Kadane’s algorithm). */
function findDensestRun(
  probabilities: ArrayLike<number>,
  words: ArrayLike<number>,
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
    sum += ((probabilities[i] ?? 0) - runLevel) * (Math.min(words[i] ?? 0, runWords) + 1);
    if (sum > best) {
      best = sum;
      run.start = start;
      run.end = i + 1;
    }
  }
  return run;
}

function countWords(chosen: readonly boolean[], words: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < chosen.length; i++) if (chosen[i]) sum += words[i] ?? 0;
  return sum;
}
