/**
 * Finds the elements of a page that are its posts: they have the same markup, and most of them name
 * an author or a time. Called from `posts.ts`.
 */

import { flag, getElementTraits } from '../dom/elements.ts';
import { type ElementTree, sumUpwards } from '../dom/walk.ts';

/** An element that names the author of its post or its time is a signature of that kind. */
export type SignatureKind = 'author' | 'time';

/** Posts have at least this share of the included text; otherwise the page is one article. */
const minShare = 0.6;
/** At least this share of the posts has a signature. */
const minSignedShare = 0.6;
/** A signature is at most this many levels below its post. */
const maxSignatureDepth = 10;
/** A reply is at most this many levels below the post that it answers. */
const maxReplyDepth = 12;

/** Elements with the same tag and names, in document order. */
interface Group {
  readonly elements: number[];
  signed: number;
  /** Included characters inside the elements; those of a reply count only for the outer post. */
  characters: number;
}

/**
 * Finds the group of elements with the same markup that has most of the included text and of which
 * most have a signature. If nested groups have the same text, the outermost wins.
 *
 * @param signatures for each element of the tree the kind of signature that it is
 * @param articleIndexes for each block of the tree its index in the article; -1 if it is excluded
 * @returns indexes of the elements in document order; undefined if no group is made of posts
 */
export function findPostElements(
  tree: ElementTree,
  signatures: readonly (SignatureKind | undefined)[],
  articleIndexes: readonly number[],
): readonly number[] | undefined {
  const characters = sumCharacters(tree, articleIndexes);
  const isSigned = findSigned(tree, signatures);
  let best: Group | undefined;
  for (const group of groupByMarkup(tree, characters, isSigned)) {
    if (group.elements.length < 2 || group.characters < minShare * (characters[0] ?? 0)) continue;
    if (group.signed < Math.max(2, minSignedShare * group.elements.length)) continue;
    if (!best || group.characters > best.characters) best = group;
  }
  return best?.elements;
}

/** Counts the included characters inside each element. */
function sumCharacters(
  { parents, blocks }: ElementTree,
  articleIndexes: readonly number[],
): Float64Array {
  const sums = new Float64Array(parents.length);
  for (const [i, { element, text }] of blocks.entries())
    if ((articleIndexes[i] ?? -1) >= 0) sums[element] = (sums[element] ?? 0) + text.length;
  sumUpwards(parents, sums);
  return sums;
}

/** Returns 1 for each element that has a signature at most `maxSignatureDepth` levels below it. */
function findSigned(
  { parents }: ElementTree,
  signatures: readonly (SignatureKind | undefined)[],
): Uint8Array {
  const signed = new Uint8Array(parents.length);
  for (const [e, kind] of signatures.entries()) {
    if (!kind) continue;
    let at = e;
    for (let level = 0; at >= 0 && level <= maxSignatureDepth; level++) {
      signed[at] = 1;
      at = parents[at] ?? -1;
    }
  }
  return signed;
}

const digits = /\d+/g;

/** Groups elements that have text by their tag and by their names without digits. */
function groupByMarkup(
  tree: ElementTree,
  characters: Float64Array,
  isSigned: Uint8Array,
): Iterable<Group> {
  const { parents, tags, flags, names } = tree;
  const paragraph = getElementTraits('p').code;
  const groups = new Map<string, Group>();
  const keys: string[] = [];
  for (let e = 0; e < parents.length; e++) {
    const key = `${tags[e]} ${(names[e] as string).replace(digits, '')}`;
    keys.push(key);
    if ((characters[e] ?? 0) === 0 || tags[e] === paragraph) continue;
    if ((flags[e] as number) & (flag.heading | flag.quote)) continue;
    const group = groups.get(key) ?? { elements: [], signed: 0, characters: 0 };
    groups.set(key, group);
    group.elements.push(e);
    group.signed += isSigned[e] ?? 0;
    if (!isReply(e, tree, keys)) group.characters += characters[e] ?? 0;
  }
  return groups.values();
}

/**
 * Returns true if an element is nested in another with the same markup, as a reply is in a thread.
 */
function isReply(e: number, { parents }: ElementTree, keys: readonly string[]): boolean {
  let at = parents[e] ?? -1;
  for (let level = 0; at >= 0 && level < maxReplyDepth; level++) {
    if (keys[at] === keys[e]) return true;
    at = parents[at] ?? -1;
  }
  return false;
}
