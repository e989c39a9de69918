/**
 * The text of a block, and the way back: white space collapsed as the user sees it, invisible
 * characters gone, and every character still tied to the text node and offset it came from.
 *
 * The way back is walked only when someone asks for it, so reading pays nothing for it.
 */

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
