/**
 * Finds the reason to exclude a block, by its elements and their names, its links and its words.
 * Called from `classify-blocks.ts`.
 */

import type { ExclusionReason } from '../article.ts';
import type { TextBlock } from '../dom/block-segmenter.ts';
import { flag } from '../dom/elements.ts';
import { type DomSnapshot, sumUpwards } from '../dom/walk.ts';
import type { PageMeasures } from './page-measures.ts';

// A block consists of links if this share of it is linked, unless it is as long as a paragraph.
const minLinkedShare = 0.7;
const minParagraphChars = 160;

/** A reason to exclude a block. `teasers` are links to other articles that are certain to be so. */
export type BlockReason = ExclusionReason | 'teasers';

/** Returns the reason as the receipt shows it. */
export function toExclusionReason<T extends BlockReason | undefined>(
  reason: T,
): Exclude<T, 'teasers'> | 'links' {
  return reason === 'teasers' ? 'links' : (reason as Exclude<T, 'teasers'>);
}

/** An element with one of these words in class or id does not belong to the article. */
const namesByReason: readonly (readonly [BlockReason, string])[] = [
  ['caption', 'caption captions figcaption credit credits photocredit imagecredit'],
  ['comments', 'comment comments respond disqus commentlist'],
  [
    'teasers',
    'mostread outbrain readmore readnext recirc recirculation relatedposts taboola yarpp',
  ],
  ['links', 'related recommended recommendations popular trending teaser teasers'],
  [
    'call-to-action',
    'newsletter subscribe subscription signup paywall cookie cookies consent gdpr share sharing sharedaddy addthis social promo promotion advert advertisement ads sponsored cta',
  ],
  ['navigation', 'breadcrumb breadcrumbs pagination pager navigation nav tags toc menu sidebar'],
];
const reasonsByName = new Map(
  namesByReason.flatMap(([reason, names]) =>
    names.split(' ').map((name) => [name, reason] as const),
  ),
);

const reasonsByFlag: readonly (readonly [number, ExclusionReason])[] = [
  [flag.caption, 'caption'],
  [flag.nav, 'navigation'],
  [flag.footer, 'navigation'],
  [flag.dialog, 'call-to-action'],
  [flag.aside, 'links'],
  [flag.form, 'call-to-action'],
];
const allReasonFlags = reasonsByFlag.reduce((all, [bit]) => all | bit, 0);

/**
 * Returns for each block the reason to exclude it, undefined if there is none.
 *
 * @param isSelected true for each block that was selected. An element with most of the selected text
 *   contains the article, whatever its name, because some pages are inside one form or one `.share`.
 *   Comments may be longer than their article, so they are recognized by not being around the
 *   headline.
 */
export function findExclusionReasons(
  snapshot: DomSnapshot,
  isSelected: readonly boolean[],
  { lineReasons, elements, headline }: PageMeasures,
): (BlockReason | undefined)[] {
  const byElement = findElementReasons(snapshot, isSelected, elements.wordsByNames, headline);
  const reasons: (BlockReason | undefined)[] = [];
  for (let i = 0; i < snapshot.blocks.length; i++) {
    const block = snapshot.blocks[i] as TextBlock;
    const around = byElement[block.dominantElement];
    const isLinks = around !== 'teasers' && isMostlyLinks(block);
    reasons.push(lineReasons[i] ?? (isLinks ? 'links' : around));
  }
  return reasons;
}

/** Returns true if a block is short and consists mostly of links. */
export function isMostlyLinks({ text, linkCharacters }: TextBlock): boolean {
  return linkCharacters > minLinkedShare * text.length && text.length < minParagraphChars;
}

/** Returns for each element the reason from its own names and tag, or from the nearest ancestor. */
function findElementReasons(
  snapshot: DomSnapshot,
  isSelected: readonly boolean[],
  wordsByNames: ReadonlyMap<string, readonly string[]>,
  headline: number,
): (BlockReason | undefined)[] {
  const isMain = createMajorityTest(snapshot, isSelected);
  const isAroundHeadline = findAncestors(snapshot, headline);
  const known = new Map<string, BlockReason | undefined>();
  const reasons: (BlockReason | undefined)[] = [];
  for (let index = 0; index < snapshot.names.length; index++) {
    const names = snapshot.names[index] ?? '';
    const parent = snapshot.parents[index] ?? -1;
    const flags = (snapshot.flags[index] ?? 0) & ~(snapshot.flags[parent] ?? 0) & allReasonFlags;
    let own: BlockReason | undefined;
    if (flags !== 0 || names !== '') {
      own = flags === 0 ? undefined : findFlagReason(flags);
      if (!own && names && !known.has(names))
        known.set(names, findNameReason(wordsByNames.get(names)));
      // Within code a name is that of a token, such as `comment`.
      if (((snapshot.flags[index] ?? 0) & flag.code) === 0) own ??= known.get(names);
      const isBelowArticle = own === 'comments' && isAroundHeadline[index] === 0;
      if (own && !isBelowArticle && isMain(index)) own = undefined;
    }
    const around = reasons[parent];
    // The links and the footer of a comment belong to the comment.
    reasons.push(around === 'comments' ? around : (own ?? around));
  }
  return reasons;
}

/** Returns 1 for each ancestor of a block, and for the root. */
function findAncestors({ blocks, parents }: DomSnapshot, block: number): Uint8Array {
  const marks = new Uint8Array(parents.length);
  marks[0] = 1;
  for (let e = blocks[block]?.element ?? 0; e >= 0; e = parents[e] ?? -1) marks[e] = 1;
  return marks;
}

function findFlagReason(flags: number): ExclusionReason | undefined {
  return reasonsByFlag.find(([bit]) => flags & bit)?.[1];
}

function findNameReason(words: readonly string[] = []): BlockReason | undefined {
  for (const word of words) {
    const reason = reasonsByName.get(word);
    if (reason) return reason;
  }
  return undefined;
}

/** Creates a test that is true for elements with more than half of the selected characters. */
function createMajorityTest(
  snapshot: DomSnapshot,
  isSelected: readonly boolean[],
): (index: number) => boolean {
  const characters = new Float64Array(snapshot.elements.length);
  let all = 0;
  for (let i = 0; i < snapshot.blocks.length; i++) {
    const block = snapshot.blocks[i];
    if (!block || !isSelected[i]) continue;
    all += block.text.length;
    characters[block.dominantElement] =
      (characters[block.dominantElement] ?? 0) + block.text.length;
  }
  sumUpwards(snapshot.parents, characters);
  return (index) => (characters[index] ?? 0) * 2 > all;
}
