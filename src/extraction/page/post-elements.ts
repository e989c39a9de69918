/** Which elements of a page are its posts: those that are built alike and signed, each for itself. */

import { flag, getElementTraits } from '../dom/elements.ts';
import type { ElementTree } from '../dom/walk.ts';

/** The kind of signature that an element gives to its post. */
export type SignKind = 'author' | 'time';

/** Posts hold at least this share of the text that was read, or the page is one article. */
const minShare = 0.6;
/** Of the elements that are built like a post, at least this share names an author or a time. */
const minSignedShare = 0.6;
/** So many elements lie between a post and what signs it at most; it may sign itself by an attribute. */
const maxSignDepth = 10;
/** So many elements lie between a post and another that it answers at most. */
const maxReplyDepth = 12;

/** Elements that are built alike, in the order of the document. */
interface Group {
  readonly elements: number[];
  signed: number;
  /** Included characters inside; those of a post within a post count once. */
  characters: number;
}

/**
 * Finds the group of elements of one build that holds most of what was read, most of them signed.
 * Of groups within each other that hold the same the outermost is taken.
 *
 * @param signs for each element the kind of signature that it gives to its post
 * @param places for each block of the walk its index in the article; -1 where it was not read
 */
export function findPostElements(
  tree: ElementTree,
  signs: readonly (SignKind | undefined)[],
  places: readonly number[],
): readonly number[] | undefined {
  const characters = sumCharacters(tree, places);
  const isSigned = findSigned(tree, signs);
  let best: Group | undefined;
  for (const group of groupByBuild(tree, characters, isSigned)) {
    if (group.elements.length < 2 || group.characters < minShare * (characters[0] ?? 0)) continue;
    if (group.signed < Math.max(2, minSignedShare * group.elements.length)) continue;
    if (!best || group.characters > best.characters) best = group;
  }
  return best?.elements;
}

/** Characters inside each element that were read. */
function sumCharacters({ parents, blocks }: ElementTree, places: readonly number[]): Float64Array {
  const sums = new Float64Array(parents.length);
  for (const [i, { element, text }] of blocks.entries())
    if ((places[i] ?? -1) >= 0) sums[element] = (sums[element] ?? 0) + text.length;
  for (let e = parents.length - 1; e > 0; e--) {
    const parent = parents[e] as number;
    sums[parent] = (sums[parent] ?? 0) + (sums[e] ?? 0);
  }
  return sums;
}

/** 1 for each element that something signs, not far inside it. */
function findSigned(
  { parents }: ElementTree,
  signs: readonly (SignKind | undefined)[],
): Uint8Array {
  const signed = new Uint8Array(parents.length);
  for (const [e, kind] of signs.entries()) {
    if (!kind) continue;
    let at = e;
    for (let level = 0; at >= 0 && level <= maxSignDepth; level++) {
      signed[at] = 1;
      at = parents[at] ?? -1;
    }
  }
  return signed;
}

const digits = /\d+/g;

function groupByBuild(
  tree: ElementTree,
  characters: Float64Array,
  isSigned: Uint8Array,
): Iterable<Group> {
  const { parents, tags, flags, names } = tree;
  const paragraph = getElementTraits('p').code;
  const groups = new Map<string, Group>();
  const builds: string[] = [];
  for (let e = 0; e < parents.length; e++) {
    const own = `${tags[e]} ${(names[e] as string).replace(digits, '')}`;
    builds.push(own);
    if ((characters[e] ?? 0) === 0 || tags[e] === paragraph) continue;
    if ((flags[e] as number) & (flag.heading | flag.quote)) continue;
    const group = groups.get(own) ?? { elements: [], signed: 0, characters: 0 };
    groups.set(own, group);
    group.elements.push(e);
    group.signed += isSigned[e] ?? 0;
    if (!isReply(e, tree, builds)) group.characters += characters[e] ?? 0;
  }
  return groups.values();
}

/** Whether an element stands in another of its build. */
function isReply(e: number, { parents }: ElementTree, builds: readonly string[]): boolean {
  let at = parents[e] ?? -1;
  for (let level = 0; at >= 0 && level < maxReplyDepth; level++) {
    if (builds[at] === builds[e]) return true;
    at = parents[at] ?? -1;
  }
  return false;
}
