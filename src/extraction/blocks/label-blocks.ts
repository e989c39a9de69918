/**
 * Labels each block as included, hidden, or excluded with a reason. Called from
 * `classify-blocks.ts`.
 */

import type { ExclusionReason } from '../article.ts';
import type { TextBlock } from '../dom/block-segmenter.ts';
import type { DomSnapshot } from '../dom/walk.ts';
import { type BlockReason, toExclusionReason } from './exclusion-rules.ts';

/** The label of one block. Hidden blocks are not listed among the excluded ones. */
export type BlockLabel = 'included' | 'hidden' | ExclusionReason;

/** Shorter texts than this may occur twice in an article. */
const minRepeatableChars = 40;
// Comments are excluded only if the rest of the selected text has this many words and this share of
// all of them; the smaller share applies if the page declares itself an article.
const minArticleWords = 150;
const minArticleShare = 0.1;
const minDeclaredShare = 0.02;

/** The results of the earlier steps, with one entry per block in each list. */
export interface BlockFindings {
  readonly isSelected: readonly boolean[];
  readonly offPage: readonly (BlockLabel | undefined)[];
  readonly reasons: readonly (BlockReason | undefined)[];
  readonly wordsByBlock: Float32Array;
  /** True if the page declares itself an article. */
  readonly isDeclared: boolean;
  /** The page says of itself that it is a discussion. */
  readonly isDiscussion: boolean;
}

/**
 * Returns the label of each block.
 *
 * @param lineReasons for each block the reason from its line pattern, see `line-patterns.ts`
 */
export function labelBlocks(
  { blocks }: DomSnapshot,
  findings: BlockFindings,
  lineReasons: readonly (ExclusionReason | undefined)[],
): BlockLabel[] {
  const { isSelected, offPage, reasons } = findings;
  const isExcluded = createExclusionTest(findings);
  const seen = new Set<string>();
  const labels: BlockLabel[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const { text } = blocks[i] as TextBlock;
    const reason = reasons[i];
    let label: BlockLabel = 'included';
    if (!isSelected[i]) label = offPage[i] ?? toExclusionReason(reason) ?? 'low-confidence';
    else if (reason && isExcluded(reason)) label = toExclusionReason(reason);
    else if (lineReasons[i]) label = lineReasons[i] as ExclusionReason;
    else if (text.length >= minRepeatableChars) {
      if (seen.has(text)) label = 'repeated';
      seen.add(text);
    }
    labels.push(label);
  }
  return labels;
}

// A reason that comes from the names of elements applies only if it affects at most this share of the
// selected words; otherwise the names mean something else.
const maxPromotionShare = 0.2;
const maxTeaserShare = 0.5;

/** Creates a test that is true for the reasons that exclude even selected blocks. */
function createExclusionTest({
  isSelected,
  reasons,
  wordsByBlock,
  isDeclared,
  isDiscussion,
}: BlockFindings): (reason: BlockReason) => boolean {
  const sums = new Map<BlockReason | undefined, number>();
  let all = 0;
  for (let i = 0; i < isSelected.length; i++) {
    if (!isSelected[i]) continue;
    all += wordsByBlock[i] ?? 0;
    sums.set(reasons[i], (sums.get(reasons[i]) ?? 0) + (wordsByBlock[i] ?? 0));
  }
  const withComments = isDiscussion || isAboutComments(all, sums.get('comments') ?? 0, isDeclared);
  const isAtMost = (reason: BlockReason, share: number): boolean =>
    (sums.get(reason) ?? 0) <= share * all;
  const isLeftOut: Partial<Record<BlockReason, boolean>> = {
    caption: true,
    comments: !withComments,
    teasers: isAtMost('teasers', maxTeaserShare),
    'call-to-action': isAtMost('call-to-action', maxPromotionShare),
  };
  return (reason) => isLeftOut[reason] === true;
}

/** Returns true if the comments are the content of the page, because little else was selected. */
function isAboutComments(all: number, inComments: number, isDeclared: boolean): boolean {
  const outside = all - inComments;
  const minShare = isDeclared ? minDeclaredShare : minArticleShare;
  return outside < minArticleWords || outside < minShare * all;
}
