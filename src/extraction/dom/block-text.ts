/**
 * The text of a block, and the way back: white space collapsed as the user sees it, invisible
 * characters gone, and every character still tied to the text node and offset it came from.
 *
 * The way back is walked only when someone asks for it, so reading pays nothing for it.
 */

import { unclobbered } from './dom-clobbering.ts';

// The beginning of what stands in an element. Whoever wants a line of it must not read all of it:
// a page may put itself whole into one heading, or 100,000 buttons into each other.

/** Elements, texts, and the CDATA sections of XHTML. */
const shownNodeTypes = 0x1 | 0x4 | 0x8;
const textNode = 3;
const cdataNode = 4;
/** A character may stand in some elements of its own, but not in hundreds. */
const maxNodesPerCharacter = 4;
/** What stands on a button or a short link, indented and with an icon, in characters and nodes. */
const labelLimits = { characters: 500, nodes: 40 };

/** The first of the nodes inside an element, in the order of the document. */
export function* walkNodes(element: Element, max: number): Generator<Node> {
  const walker = unclobbered(element, 'ownerDocument').createTreeWalker(element, shownNodeTypes);
  for (let left = max; left > 0; left--) {
    const node = walker.nextNode();
    if (!node) return;
    yield node;
  }
}

/**
 * So many of the first characters of an element's text; fewer where they stand far apart.
 *
 * @param nodes at which it stops looking. Each costs a microsecond or two in Firefox, where a page
 *   is seen through wrappers
 */
export function getTextPrefix(
  element: Element,
  characters: number,
  nodes = maxNodesPerCharacter * characters,
): string {
  let text = '';
  for (const node of walkNodes(element, nodes)) {
    // The field of a form is none of these, whatever it is called.
    const type: unknown = node.nodeType;
    if (type !== textNode && type !== cdataNode) continue;
    text += (node as CharacterData).data.slice(0, characters - text.length);
    if (text.length >= characters) break;
  }
  return text;
}

/** What a button or a link says; no more than its beginning where it says more than they do. */
export function getLabel(element: Element): string {
  return getTextPrefix(element, labelLimits.characters, labelLimits.nodes).trim();
}

/** A run of one text node's characters: `node.data.slice(start, end)`. */
export interface TextSegment {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
  /** A `<br>` or a cell's edge stands before this piece, and reads as white space. */
  readonly breakBefore: boolean;
}

/** A place in the document: before the character with this offset in a text node. */
export interface Position {
  readonly node: Text;
  readonly offset: number;
}

/** How white space reads: collapsed as in prose, or kept as in `<pre>`. */
export type WhiteSpace = 'collapsed' | 'preserved';

/**
 * Soft hyphen, zero-width space and no-break space, word joiner, bidi and other controls. The
 * joiners U+200C and U+200D stay: Persian, Indic scripts and emoji are written with them.
 */
const invisible =
  '\\0-\\x08\\x0E-\\x1F\\x7F-\\x84\\x86-\\x9F\\xAD\\u061C\\u180E\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF';
/**
 * Tags and variation selectors of plane 14: they change no letter that anyone reads, and whole
 * sentences can be smuggled in them.
 */
const invisiblePair = '\\uDB40[\\uDC00-\\uDDEF]';
const invisibles = new RegExp(`[${invisible}]+|${invisiblePair}`, 'g');
const isInvisible = new RegExp(`[${invisible}]`);
const isInvisiblePair = new RegExp(invisiblePair);
/** Runs of white space that are no single space: those stand between most words, and are left alone. */
const spaces = /(?:[^\S ]|\x85)[\s\x85]*| [\s\x85]+/g;
const isSpace = /[\s\x85]/;

/** The characters of a text node from `start` to `end`, as they stand in the page. */
export function getRawText(node: Text, start: number, end: number): string {
  // `substringData` copies only what is asked for: a text node may hold 50 MB.
  return end - start === node.length ? node.data : node.substringData(start, end - start);
}

/** A string as a block holds it: no invisible characters, white space collapsed or, in code, trimmed. */
export function normalize(raw: string, whiteSpace: WhiteSpace = 'collapsed'): string {
  const visible = raw.replace(invisibles, '');
  return whiteSpace === 'preserved'
    ? visible.replace(/\r/g, '').trim()
    : visible.replace(spaces, ' ').trim();
}

/**
 * Where the characters of a block stand in the document.
 *
 * @returns for each UTF-16 offset of the block's text the position of the very character; the white space
 *   that a break shows has none of its own and stands at the start of the piece after it
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
  for (const piece of segments) {
    const { node, start } = piece;
    if (piece.breakBefore) yield { character: '\n', position: { node, offset: start } };
    const raw = getRawText(node, start, piece.end);
    for (let i = 0; i < raw.length; i++)
      yield { character: raw.charAt(i), position: { node, offset: start + i } };
  }
}
