/** Labels each block: included, or the reason why it is excluded. */

import type { ExclusionReason } from '../article.ts';
import type { TextBlock } from '../dom/block-segmenter.ts';
import type { DomSnapshot } from '../dom/walk.ts';
import { type BlockReason, toExclusionReason } from './exclusion-rules.ts';

/** The label of one block. Hidden blocks are not listed among the excluded ones. */
export type BlockLabel = 'included' | 'hidden' | ExclusionReason;

/** Texts of fewer characters may legitimately occur twice. */
const minRepeatableChars = 40;
/**
 * An article without its comments has this many words, and this share of what was chosen; the
 * lesser one where the page says of itself that it is an article.
 */
const minArticleWords = 150;
const minArticleShare = 0.1;
const minDeclaredShare = 0.02;

/** The findings about the blocks of a walk, one entry per block in each list. */
export interface BlockFindings {
  readonly isChosen: readonly boolean[];
  readonly offPage: readonly (BlockLabel | undefined)[];
  readonly reasons: readonly (BlockReason | undefined)[];
  readonly words: Float32Array;
  /** The page says of itself that it is an article. */
  readonly isDeclared: boolean;
  /** The page says of itself that it is a discussion. */
  readonly isDiscussion: boolean;
}

/** The label of each block. */
export function labelBlocks(
  { blocks }: DomSnapshot,
  findings: BlockFindings,
  lineReasons: readonly (ExclusionReason | undefined)[],
): BlockLabel[] {
  const { isChosen, offPage, reasons } = findings;
  const isBeside = createBesideTest(findings);
  const seen = new Set<string>();
  const verdicts: BlockLabel[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const { text } = blocks[i] as TextBlock;
    const reason = reasons[i];
    let label: BlockLabel = 'included';
    if (!isChosen[i]) label = offPage[i] ?? toExclusionReason(reason) ?? 'low-confidence';
    else if (reason && isBeside(reason)) label = toExclusionReason(reason);
    else if (lineReasons[i]) label = lineReasons[i] as ExclusionReason;
    else if (text.length >= minRepeatableChars) {
      if (seen.has(text)) label = 'repeated';
      seen.add(text);
    }
    verdicts.push(label);
  }
  return verdicts;
}

/** Of the chosen words so many may be dropped because of the names of the elements around them. */
const maxPromotionShare = 0.2;
const maxTeaserShare = 0.5;

/** Tells of a chosen block and its reason whether that is enough to leave the block out. */
function createBesideTest({
  isChosen,
  reasons,
  words,
  isDeclared,
  isDiscussion,
}: BlockFindings): (reason: BlockReason) => boolean {
  const sums = new Map<BlockReason | undefined, number>();
  let all = 0;
  for (let i = 0; i < isChosen.length; i++) {
    if (!isChosen[i]) continue;
    all += words[i] ?? 0;
    sums.set(reasons[i], (sums.get(reasons[i]) ?? 0) + (words[i] ?? 0));
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

/** Whether the comments are the content of the page: hardly anything else was chosen. */
function isAboutComments(all: number, inComments: number, isDeclared: boolean): boolean {
  const outside = all - inComments;
  const minShare = isDeclared ? minDeclaredShare : minArticleShare;
  return outside < minArticleWords || outside < minShare * all;
}
