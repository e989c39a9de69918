/**
 * Selects blocks that the model missed although it selected what they belong to. The model uses the
 * position of a block, and its probabilities fall with the distance from the headline, so it loses
 * the end of a long article. Called from `classify-blocks.ts`.
 */

import type { TextBlock } from '../dom/block-segmenter.ts';
import { getElementTraits } from '../dom/elements.ts';
import type { DomSnapshot, ElementTree } from '../dom/walk.ts';
import { isMostlyLinks } from './exclusion-rules.ts';
import type { PageMeasures } from './page-measures.ts';

// A paragraph is selected if at least this many siblings, and this share of their prose, are selected.
const minSelectedSiblings = 3;
const minSelectedShare = 0.5;
// If at least this many are selected, the smaller share is enough, and they need not be near.
const manySelectedSiblings = 20;
const minShareOfMany = 0.1;
// A paragraph has at least this many words, and at most this share of its characters in links.
const minWords = 12;
const maxLinked = 0.3;
/**
 * A paragraph below this probability is selected only if many words of its siblings were missed.
 */
const minProbability = 0.1;
/** Missed siblings with at least this many words are more than a note below an article. */
const minLostWords = 300;

/**
 * Number of levels from near siblings to their common ancestor. Their markup up to it is the same.
 */
const maxLevels = 3;

/**
 * Running text in elements with the same tag and names, which are siblings or children of siblings.
 */
interface Siblings {
  prose: number;
  selectedProse: number;
  selected: number;
  /** True if they have a near common ancestor; false if they may be anywhere on the page. */
  readonly isNear: boolean;
}

/**
 * Selects the paragraphs whose siblings are mostly selected. Siblings have the same tag and names,
 * and so have their parents and grandparents.
 *
 * @param probabilities for each block the probability from the block model
 * @param isSelected true for each selected block; it is changed
 */
export function selectSiblings(
  { blocks }: DomSnapshot,
  page: PageMeasures,
  probabilities: Float32Array,
  isSelected: boolean[],
): void {
  const { prose, linked, words } = page.blocks;
  const getNear = groupSiblings(page, isSelected, maxLevels);
  const getAlike = groupSiblings(page, isSelected, Number.POSITIVE_INFINITY);
  for (let i = 0; i < blocks.length; i++) {
    if (isSelected[i] || !prose[i] || page.lineReasons[i]) continue;
    if ((words[i] ?? 0) < minWords || (linked[i] ?? 0) > maxLinked) continue;
    if (isMostlyLinks(blocks[i] as TextBlock)) continue;
    const siblings = [getNear(i), getAlike(i)].find(isMostlySelected);
    if (!siblings) continue;
    const isStretch = siblings.prose - siblings.selectedProse >= minLostWords;
    if (isStretch || (probabilities[i] ?? 0) >= minProbability) isSelected[i] = true;
  }
}

/** Maximum number of elements that wrap code or a definition only for its styling. */
const maxWrappers = 4;

/**
 * Selects code whose sibling was selected, and terms whose definition was. The model is unsure of
 * both, because they do not read like prose.
 */
export function selectCodeAndTerms(
  { blocks, tags, parents }: DomSnapshot,
  page: PageMeasures,
  isSelected: boolean[],
): void {
  const term = getElementTraits('dt').code;
  const wasSelected = isSelected.slice();
  const getParent = (i: number): number => parents[blocks[i]?.element ?? 0] ?? -1;
  const isWithin = (i: number, outer: number): boolean => {
    let at = getParent(i);
    for (let level = 1; level < maxWrappers && at !== outer; level++) at = parents[at] ?? -1;
    return at >= 0 && at === outer;
  };
  // The loop goes backwards, because a definition may have several terms before it.
  for (let i = blocks.length - 1; i >= 0; i--) {
    const { element, whiteSpace } = blocks[i] as TextBlock;
    if (isSelected[i] || page.lineReasons[i]) continue;
    if (tags[element] === term)
      isSelected[i] = isSelected[i + 1] === true && isWithin(i + 1, getParent(i));
    else if (whiteSpace === 'preserved')
      isSelected[i] = [i - 1, i + 1].some(
        (near) => wasSelected[near] && isWithin(i, getParent(near)),
      );
  }
}

function isMostlySelected({ prose, selectedProse, selected, isNear }: Siblings): boolean {
  if (selected >= manySelectedSiblings) return selectedProse >= minShareOfMany * prose;
  return isNear && selected >= minSelectedSiblings && selectedProse >= minSelectedShare * prose;
}

function groupSiblings(
  { tree, elements, blocks }: PageMeasures,
  isSelected: readonly boolean[],
  levels: number,
): (i: number) => Siblings {
  const groups = new Map<string, Siblings>();
  const none: Siblings = {
    prose: 0,
    selectedProse: 0,
    selected: 0,
    isNear: Number.isFinite(levels),
  };
  const getKey = (i: number): string => {
    const element = tree.blocks[i]?.element ?? 0;
    const outer = Number.isFinite(levels) ? findOuter(tree, element, levels) : -1;
    return `${outer} ${elements.markupHashOfThree[element]}`;
  };
  for (let i = 0; i < tree.blocks.length; i++) {
    const prose = blocks.prose[i] ?? 0;
    if (prose === 0) continue;
    const key = getKey(i);
    const group = groups.get(key) ?? { ...none };
    groups.set(key, group);
    group.prose += prose;
    if (!isSelected[i]) continue;
    group.selectedProse += prose;
    group.selected++;
  }
  return (i) => groups.get(getKey(i)) ?? none;
}

/**
 * Returns the ancestor some levels up, at most the nearest `<article>`, since others are separate.
 */
function findOuter({ parents, tags }: ElementTree, element: number, levels: number): number {
  const article = getElementTraits('article').code;
  let outer = element;
  for (let level = 0; level < levels && tags[outer] !== article; level++)
    outer = parents[outer] ?? -1;
  return outer;
}
