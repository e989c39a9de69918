/** Why a block is left out: what its place in the page, its names, its links and its words say of it. */

import type { LeftOutReason } from './article.ts';
import type { TextBlock } from './block-cutter.ts';
import { flag } from './elements.ts';
import { reasonOfLine } from './line-patterns.ts';
import type { Walk } from './walk.ts';
import { countWords } from './words.ts';

/** Shares and counts by which a block is judged. */
const mostlyLinked = 0.7;
const fewWords = 25;

/**
 * Names of elements whose whole text is beside the article. Whole words of class and id, so that
 * `shared-content` or `article-captioned` say nothing.
 */
const reasonsByName: readonly (readonly [RegExp, LeftOutReason])[] = [
  [
    /(?:^|[\s_#-])(?:captions?|credits?|figcaption|photo-?credit|image-?(?:credit|caption)|wp-caption-text|media-?caption)(?:$|[\s_-])/i,
    'caption',
  ],
  [
    /(?:^|[\s_#-])(?:comments?|respond|disqus|comment-?(?:list|area|form|section|respond))(?:$|[\s_-])/i,
    'comments',
  ],
  [
    /(?:^|[\s_#-])(?:related|recommend(?:ed|ations?)|most-?(?:read|popular|viewed)|popular|trending|read-?(?:more|next|also)|more-?(?:stories|news|from|on)|see-?also|also-?(?:read|like)|teasers?|outbrain|taboola|yarpp|jp-relatedposts|related-?(?:posts?|articles?|stories|content|links|news))(?:$|[\s_-])/i,
    'links',
  ],
  [
    /(?:^|[\s_#-])(?:newsletter|subscribe|subscription|sign-?up|paywall|cookies?|consent|gdpr|share|sharing|share-?(?:bar|buttons?|tools|links)|social|social-?(?:share|links|media|icons)|sharedaddy|addthis|promo|promotion|advert|advertisement|sponsored|ad-?(?:slot|unit|container|wrapper)|cta|call-to-action)(?:$|[\s_-])/i,
    'prompt',
  ],
  [
    /(?:^|[\s_#-])(?:breadcrumbs?|pagination|pager|post-?navigation|nav-?(?:links|previous|next)|prev-?next|tags?|tag-?(?:list|links|cloud)|toc|table-of-contents|site-?(?:nav|header|footer)|menu|sidebar)(?:$|[\s_-])/i,
    'navigation',
  ],
];

const reasonsByFlag: readonly (readonly [number, LeftOutReason])[] = [
  [flag.caption, 'caption'],
  [flag.nav, 'navigation'],
  [flag.footer, 'navigation'],
  [flag.dialog, 'prompt'],
  [flag.aside, 'links'],
  [flag.form, 'prompt'],
];

/**
 * The reason of every block that something speaks against; nothing where nothing does.
 *
 * @param isChosen which blocks were taken for the article. An element that holds most of them is
 *   the article's own, whatever its name: pages are wrapped whole in one form, or in one `.share`
 */
export function reasonsToLeaveOut(
  walk: Walk,
  isChosen: readonly boolean[],
): (LeftOutReason | undefined)[] {
  const byElement = reasonsOfElements(walk, isChosen);
  return walk.blocks.map((block) => reasonOfBlock(block) ?? byElement[block.inner]);
}

/** What a block's own text and links say. */
function reasonOfBlock(block: TextBlock): LeftOutReason | undefined {
  const byWords = reasonOfLine(block.text);
  if (byWords) return byWords;
  const isLinks = block.linked > mostlyLinked * block.text.length;
  return isLinks && countWords(block.text) < fewWords ? 'links' : undefined;
}

/** For each element the reason that it, or the nearest element around it, gives. */
function reasonsOfElements(
  walk: Walk,
  isChosen: readonly boolean[],
): (LeftOutReason | undefined)[] {
  const isMain = elementsHoldingMost(walk, isChosen);
  const reasons: (LeftOutReason | undefined)[] = [];
  for (let index = 0; index < walk.elements.length; index++) {
    const parent = walk.parents[index] ?? -1;
    const own = isMain[index] ? undefined : reasonOfElement(walk, index, parent);
    reasons.push(own ?? reasons[parent]);
  }
  return reasons;
}

function reasonOfElement(walk: Walk, index: number, parent: number): LeftOutReason | undefined {
  const flags = (walk.flags[index] ?? 0) & ~(walk.flags[parent] ?? 0);
  for (const [bit, reason] of reasonsByFlag) if (flags & bit) return reason;
  const names = walk.names[index];
  if (!names || names.length > 300) return undefined;
  for (const [pattern, reason] of reasonsByName) if (pattern.test(names)) return reason;
  return undefined;
}

/** Whether an element holds more than half of the characters that were chosen. */
function elementsHoldingMost(walk: Walk, isChosen: readonly boolean[]): boolean[] {
  const characters = new Float64Array(walk.elements.length);
  let all = 0;
  for (const [i, block] of walk.blocks.entries()) {
    if (!isChosen[i]) continue;
    all += block.text.length;
    characters[block.inner] = (characters[block.inner] ?? 0) + block.text.length;
  }
  for (let index = walk.elements.length - 1; index > 0; index--) {
    const parent = walk.parents[index] ?? 0;
    characters[parent] = (characters[parent] ?? 0) + (characters[index] ?? 0);
  }
  return Array.from(characters, (count) => count * 2 > all);
}
