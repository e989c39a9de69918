/**
 * Normalizes the text of blocks as the user sees it, with white space collapsed and invisible
 * characters removed, and maps every character of it back to its text node and offset. Extraction
 * uses the first half, `anchoring` the second; the map is computed only on demand, so that
 * extraction does not pay for it.
 */

import { unclobbered } from './dom-clobbering.ts';

// Text of an element. Nobody may read all of it to get one line: a hostile page may put its whole
// content into one heading, or nest 100,000 buttons.

/** Elements, text nodes, and the CDATA sections of XHTML. */
const shownNodeTypes = 0x1 | 0x4 | 0x8;
const textNode = 3;
const cdataNode = 4;
/** A character may have a few elements of its own around it, but not hundreds. */
const maxNodesPerCharacter = 4;
/** The label of a button or a short link fits into this, with indentation and an icon. */
const labelLimits = { characters: 500, nodes: 40 };

/** Yields the first nodes inside an element, in document order, at most `max`. */
export function* walkNodes(element: Element, max: number): Generator<Node> {
  const walker = unclobbered(element, 'ownerDocument').createTreeWalker(element, shownNodeTypes);
  for (let left = max; left > 0; left--) {
    const node = walker.nextNode();
    if (!node) return;
    yield node;
  }
}

/**
 * Returns the first characters of an element's text, fewer if there are many nodes between them.
 *
 * @param characters the most characters to return
 * @param nodes the most nodes to visit. Each costs one or two microseconds in Firefox, where a
 *   content script sees a page through wrappers.
 */
export function getTextPrefix(
  element: Element,
  characters: number,
  nodes = maxNodesPerCharacter * characters,
): string {
  let text = '';
  for (const node of walkNodes(element, nodes)) {
    // In a form with a field named `nodeType` this is an element, which equals neither number.
    const type: unknown = node.nodeType;
    if (type !== textNode && type !== cdataNode) continue;
    text += (node as CharacterData).data.slice(0, characters - text.length);
    if (text.length >= characters) break;
  }
  return text;
}

/** Returns the label of a button or a link; only its beginning if it is longer than a label is. */
export function getLabel(element: Element): string {
  return getTextPrefix(element, labelLimits.characters, labelLimits.nodes).trim();
}

/** A range of one text node's characters: `node.data.slice(start, end)`. */
export interface TextSegment {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
  /** True if a `<br>` or the edge of a cell precedes this segment; it counts as white space. */
  readonly breakBefore: boolean;
}

/** A position in the document: before the character with this offset in a text node. */
export interface Position {
  readonly node: Text;
  readonly offset: number;
}

/** White space is collapsed in prose and preserved in `<pre>`. */
export type WhiteSpace = 'collapsed' | 'preserved';

/**
 * Soft hyphen, zero-width space and no-break space, word joiner, bidi and other controls. The
 * joiners U+200C and U+200D are not among them, because Persian, Indic scripts and emoji need them.
 */
const invisible =
  '\\0-\\x08\\x0E-\\x1F\\x7F-\\x84\\x86-\\x9F\\xAD\\u061C\\u180E\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF';
/**
 * Tags and variation selectors of plane 14. They change no visible letter, and whole sentences can
 * be hidden in them.
 */
const invisiblePair = '\\uDB40[\\uDC00-\\uDDEF]';
const invisibles = new RegExp(`[${invisible}]+|${invisiblePair}`, 'g');
const isInvisible = new RegExp(`[${invisible}]`);
const isInvisiblePair = new RegExp(invisiblePair);
/** Matches runs of white space other than a single space, which is already normal. */
const spaces = /(?:[^\S ]|\x85)[\s\x85]*| [\s\x85]+/g;
const isSpace = /[\s\x85]/;

/** Returns the characters of a text node from `start` to `end`, unchanged. */
export function getRawText(node: Text, start: number, end: number): string {
  // `substringData` copies only that range, and a text node may have 50 MB.
  return end - start === node.length ? node.data : node.substringData(start, end - start);
}

/** Removes invisible characters, and collapses white space or, in preformatted text, trims it. */
export function normalize(raw: string, whiteSpace: WhiteSpace = 'collapsed'): string {
  const visible = raw.replace(invisibles, '');
  return whiteSpace === 'preserved'
    ? visible.replace(/\r/g, '').trim()
    : visible.replace(spaces, ' ').trim();
}

/**
 * Maps the characters of a block to the document.
 *
 * @returns for each UTF-16 offset of the block's text the position of that character. White space
 *   that comes from a break has no character in the document; its position is the start of the
 *   segment after it.
 */
export function getPositions(segments: readonly TextSegment[], whiteSpace: WhiteSpace): Position[] {
  const positions: Position[] = [];
  let shown = 0;
  let space: Position | undefined;
  for (const { character, position } of readVisibleUnits(segments)) {
    if (!isSpace.test(character)) {
      if (space) positions.push(space);
      space = undefined;
      shown = positions.push(position);
    } else if (whiteSpace === 'collapsed') {
      if (positions.length > 0) space ??= position;
    } else if (positions.length > 0 && character !== '\r') {
      positions.push(position);
    }
  }
  return positions.slice(0, shown);
}

interface Unit {
  readonly character: string;
  readonly position: Position;
}

function* readVisibleUnits(segments: readonly TextSegment[]): Generator<Unit> {
  let last: Unit | undefined;
  for (const unit of readUnits(segments)) {
    const isPair = last && isInvisiblePair.test(last.character + unit.character);
    if (last && !isPair && !isInvisible.test(last.character)) yield last;
    last = isPair ? undefined : unit;
  }
  if (last && !isInvisible.test(last.character)) yield last;
}

function* readUnits(segments: readonly TextSegment[]): Generator<Unit> {
  for (const { node, start, end, breakBefore } of segments) {
    if (breakBefore) yield { character: '\n', position: { node, offset: start } };
    const raw = getRawText(node, start, end);
    for (let i = 0; i < raw.length; i++)
      yield { character: raw.charAt(i), position: { node, offset: start + i } };
  }
}
