/**
 * The region of the page that holds the story of the headline, and the groups of blocks beside it.
 * The block model judges blocks one by one; whether a stream of other stories is beside an article
 * shows only in the group.
 */

import { splitWords } from '../../nlp/unicode.ts';
import type { DomSnapshot } from '../dom/walk.ts';
import { isDateline } from './line-patterns.ts';
import type { PageMeasures } from './page-measures.ts';

/** The smallest element around the headline with so many chosen words is the region. */
const minRegionWords = 60;
/** With less than this share of the chosen words, the headline stands apart from its story. */
const minRegionShare = 0.3;
/** A group with at least this share of its words in links, or with a date, may be other stories. */
const minLinkedShare = 0.15;
/** It belongs to the story all the same when this share of its telling words is in that. */
const minSharedWords = 0.3;
/** Of one block so many characters are looked at for words. */
const maxWordsChars = 2_000;
/** In Latin script a word of more letters than these tells what a text is about. */
const maxPlainLetters = 4;

/**
 * Drops each group of chosen blocks that stands in a container beside the story's, unless that is
 * built like the story's own, or the group reads like a part of it: without links and dates, or
 * with its words. Linear in the page.
 */
export function dropOtherStories(
  snapshot: DomSnapshot,
  page: PageMeasures,
  isChosen: boolean[],
): void {
  if (page.headline < 0) return;
  const region = findRegion(snapshot, page, isChosen);
  if (!region) return;
  const groups = groupByBranch(snapshot, region, isChosen);
  if (groups.size === 0) return;
  const dated = findDated(snapshot, region);
  const story = [...isChosen.keys()].filter((i) => {
    const isInside = region.isInside[snapshot.blocks[i]?.element ?? 0] === 1;
    return isInside && (isChosen[i] === true || i === page.headline);
  });
  const words = collectWords(snapshot, story);
  for (const [branch, blocks] of groups) {
    if (isBuiltAlike(snapshot, branch, region.path)) continue;
    const { linked, words: all } = page.elements;
    const isStream =
      dated.has(branch) || (linked[branch] ?? 0) >= minLinkedShare * (all[branch] ?? 0);
    if (!isStream || sharesWords(collectWords(snapshot, blocks), words)) continue;
    for (const i of blocks) isChosen[i] = false;
  }
}

interface Region {
  /** 1 for each element in the region. */
  readonly isInside: Uint8Array;
  /** For each element beside the region the outermost one around it that is not around the headline; else -1. */
  readonly branches: Int32Array;
  /** The elements around the headline, by the one around each. */
  readonly path: ReadonlyMap<number, number>;
}

function findRegion(
  { parents, blocks }: DomSnapshot,
  page: PageMeasures,
  isChosen: readonly boolean[],
): Region | undefined {
  const chosen = new Float64Array(parents.length);
  for (let i = 0; i < blocks.length; i++) {
    const element = blocks[i]?.element ?? 0;
    if (isChosen[i]) chosen[element] = (chosen[element] ?? 0) + (page.blocks.words[i] ?? 0);
  }
  for (let e = parents.length - 1; e > 0; e--) {
    const parent = parents[e] as number;
    chosen[parent] = (chosen[parent] ?? 0) + (chosen[e] ?? 0);
  }
  const path = new Map<number, number>();
  const isAround = new Uint8Array(parents.length);
  let root = -1;
  for (let e = blocks[page.headline]?.element ?? -1; e >= 0; e = parents[e] ?? -1) {
    isAround[e] = 1;
    path.set(parents[e] ?? -1, e);
    if (root < 0 && (chosen[e] ?? 0) >= minRegionWords) root = e;
  }
  if (root < 0 || (chosen[root] ?? 0) < minRegionShare * (chosen[0] ?? 0)) return undefined;
  const isInside = new Uint8Array(parents.length);
  const branches = new Int32Array(parents.length).fill(-1);
  for (let e = 0; e < parents.length; e++) {
    const parent = parents[e] as number;
    if (e === root || isInside[parent] === 1) isInside[e] = 1;
    else if (isAround[e] === 0) branches[e] = isAround[parent] === 1 ? e : (branches[parent] ?? -1);
  }
  return { isInside, branches, path };
}

/** The chosen blocks beside the region, by the branch that they stand in. */
function groupByBranch(
  { blocks }: DomSnapshot,
  { branches }: Region,
  isChosen: readonly boolean[],
): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (let i = 0; i < blocks.length; i++) {
    const branch = branches[blocks[i]?.element ?? 0] ?? -1;
    if (!isChosen[i] || branch < 0) continue;
    const group = groups.get(branch);
    if (group) group.push(i);
    else groups.set(branch, [i]);
  }
  return groups;
}

/** The branches that hold a line with a date. */
function findDated({ blocks }: DomSnapshot, { branches }: Region): ReadonlySet<number> {
  const dated = new Set<number>();
  for (const { element, text } of blocks) {
    const branch = branches[element] ?? -1;
    if (branch >= 0 && !dated.has(branch) && isDateline(text)) dated.add(branch);
  }
  return dated;
}

const digits = /\d+/g;

/** Whether a branch has tag and names of the element beside it that is around the headline. */
function isBuiltAlike(
  { parents, tags, names }: DomSnapshot,
  branch: number,
  path: ReadonlyMap<number, number>,
): boolean {
  const beside = path.get(parents[branch] ?? -1);
  if (beside === undefined || names[branch] === '' || tags[beside] !== tags[branch]) return false;
  return names[beside]?.replace(digits, '') === names[branch]?.replace(digits, '');
}

/** The telling words of some blocks. */
function collectWords({ blocks }: DomSnapshot, among: readonly number[]): Set<string> {
  const words = new Set<string>();
  for (const i of among) {
    for (const word of splitWords(blocks[i]?.text.slice(0, maxWordsChars) ?? ''))
      if (isTelling(word)) words.add(word);
  }
  return words;
}

const beyondLatin = /[^\0-\u07ff]/;

function isTelling(word: string): boolean {
  return word.length > maxPlainLetters || beyondLatin.test(word);
}

function sharesWords(own: ReadonlySet<string>, story: ReadonlySet<string>): boolean {
  let shared = 0;
  for (const word of own) if (story.has(word)) shared++;
  return shared >= minSharedWords * own.size;
}
