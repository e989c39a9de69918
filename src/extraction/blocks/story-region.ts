/**
 * Deselects streams of other stories beside the article. The block model scores blocks one by one,
 * but such a stream can be recognized only as a group: it is outside the region around the headline.
 * Called from `classify-blocks.ts`.
 */

import { splitWords } from '../../nlp/unicode.ts';
import { groupBy } from '../../shared/collections.ts';
import { type DomSnapshot, sumUpwards } from '../dom/walk.ts';
import { isDateline } from './line-patterns.ts';
import type { PageMeasures } from './page-measures.ts';

/** The region is the smallest element around the headline with at least this many selected words. */
const minRegionWords = 60;
/** If the region has less than this share of the selected words, the headline is not in its story. */
const minRegionShare = 0.3;
/** A group with at least this share of its words in links, or with a date, may be other stories. */
const minLinkedShare = 0.15;
/** Such a group still belongs to the story if the story has this share of its content words. */
const minSharedWords = 0.3;
/** Only this many characters of a block are searched for content words. */
const maxWordsChars = 2_000;
/** In alphabets such as Latin a content word has more letters than this. */
const maxPlainLetters = 4;

/**
 * Deselects each group of selected blocks whose container is beside that of the story. A group stays
 * selected if its container has the same markup as that of the story, if it has neither links nor
 * dates, or if it shares words with the story. The cost is linear in the page.
 *
 * @param isSelected true for each selected block; it is changed
 */
export function deselectOtherStories(
  snapshot: DomSnapshot,
  page: PageMeasures,
  isSelected: boolean[],
): void {
  if (page.headline < 0) return;
  const region = findRegion(snapshot, page, isSelected);
  if (!region) return;
  const groups = groupByBranch(snapshot, region, isSelected);
  if (groups.size === 0) return;
  const dated = findDatedBranches(snapshot, region);
  const story = [...isSelected.keys()].filter((i) => {
    const isInside = region.isInside[snapshot.blocks[i]?.element ?? 0] === 1;
    return isInside && (isSelected[i] === true || i === page.headline);
  });
  const words = collectWords(snapshot, story);
  for (const [branch, blocks] of groups) {
    if (hasSameMarkup(snapshot, branch, region.path)) continue;
    const { linked, words: all } = page.elements;
    const isStream =
      dated.has(branch) || (linked[branch] ?? 0) >= minLinkedShare * (all[branch] ?? 0);
    if (!isStream || sharesWords(collectWords(snapshot, blocks), words)) continue;
    for (const i of blocks) isSelected[i] = false;
  }
}

interface Region {
  /** 1 for each element inside the region. */
  readonly isInside: Uint8Array;
  /**
   * For each element outside the region its outermost ancestor that is not around the headline;
   * else -1.
   */
  readonly branches: Int32Array;
  /** The ancestors of the headline, by the parent of each. */
  readonly path: ReadonlyMap<number, number>;
}

function findRegion(
  { parents, blocks }: DomSnapshot,
  page: PageMeasures,
  isSelected: readonly boolean[],
): Region | undefined {
  const selectedWords = new Float64Array(parents.length);
  for (let i = 0; i < blocks.length; i++) {
    const element = blocks[i]?.element ?? 0;
    if (isSelected[i])
      selectedWords[element] = (selectedWords[element] ?? 0) + (page.blocks.words[i] ?? 0);
  }
  sumUpwards(parents, selectedWords);
  const path = new Map<number, number>();
  const isAround = new Uint8Array(parents.length);
  let root = -1;
  for (let e = blocks[page.headline]?.element ?? -1; e >= 0; e = parents[e] ?? -1) {
    isAround[e] = 1;
    path.set(parents[e] ?? -1, e);
    if (root < 0 && (selectedWords[e] ?? 0) >= minRegionWords) root = e;
  }
  if (root < 0 || (selectedWords[root] ?? 0) < minRegionShare * (selectedWords[0] ?? 0))
    return undefined;
  const isInside = new Uint8Array(parents.length);
  const branches = new Int32Array(parents.length).fill(-1);
  for (let e = 0; e < parents.length; e++) {
    const parent = parents[e] as number;
    if (e === root || isInside[parent] === 1) isInside[e] = 1;
    else if (isAround[e] === 0) branches[e] = isAround[parent] === 1 ? e : (branches[parent] ?? -1);
  }
  return { isInside, branches, path };
}

/** Groups the selected blocks outside the region by their branch. */
function groupByBranch(
  { blocks }: DomSnapshot,
  { branches }: Region,
  isSelected: readonly boolean[],
): Map<number, number[]> {
  const getBranch = (i: number): number => branches[blocks[i]?.element ?? 0] ?? -1;
  const outside = [...isSelected.keys()].filter((i) => isSelected[i] && getBranch(i) >= 0);
  return groupBy(outside, getBranch);
}

/** Returns the branches that have a line with a date. */
function findDatedBranches({ blocks }: DomSnapshot, { branches }: Region): ReadonlySet<number> {
  const dated = new Set<number>();
  for (const { element, text } of blocks) {
    const branch = branches[element] ?? -1;
    if (branch >= 0 && !dated.has(branch) && isDateline(text)) dated.add(branch);
  }
  return dated;
}

const digits = /\d+/g;

/** Returns true if a branch has the same tag and names as its sibling around the headline. */
function hasSameMarkup(
  { parents, tags, names }: DomSnapshot,
  branch: number,
  path: ReadonlyMap<number, number>,
): boolean {
  const beside = path.get(parents[branch] ?? -1);
  if (beside === undefined || names[branch] === '' || tags[beside] !== tags[branch]) return false;
  return names[beside]?.replace(digits, '') === names[branch]?.replace(digits, '');
}

/** Returns the content words of the given blocks. */
function collectWords({ blocks }: DomSnapshot, among: readonly number[]): Set<string> {
  const words = new Set<string>();
  for (const i of among) {
    for (const word of splitWords(blocks[i]?.text.slice(0, maxWordsChars) ?? ''))
      if (isContentWord(word)) words.add(word);
  }
  return words;
}

const beyondLatin = /[^\0-\u07ff]/;

function isContentWord(word: string): boolean {
  return word.length > maxPlainLetters || beyondLatin.test(word);
}

function sharesWords(own: ReadonlySet<string>, story: ReadonlySet<string>): boolean {
  let shared = 0;
  for (const word of own) if (story.has(word)) shared++;
  return shared >= minSharedWords * own.size;
}
