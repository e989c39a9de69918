/** Joins lines into paragraphs, even if columns, pages or figures separate the lines. */

import { groupBy } from '../../shared/collections.ts';
import type { Block } from '../article.ts';
import { bullet, isItemStart, maxSizeDifference } from './line-corrections.ts';
import type { PdfLine } from './lines.ts';

export type Paragraph = readonly PdfLine[];

/** The text of a paragraph, and the offsets at which the next pages start in it. */
export type JoinedText = Pick<Block, 'text' | 'pageBreaks'>;

/** Matches input at a prompt and an assignment in R, which papers on statistics contain. */
const prompt = /^R?> \S|^[\w.$]+ <- /u;
const sentenceEnd = /[.!?…:;。！？：؟।۔][)\]"'”’»›」』）]*$/u;

export function lineEndsSentence(text: string): boolean {
  return sentenceEnd.test(text);
}

export function lineStartsLowerCase(text: string): boolean {
  return /^["'“‘«„(]?\p{Ll}/u.test(text);
}

/** Rounds a font size to half a point, because programs write the same size differently. */
export function roundSize(size: number): number {
  return Math.round(size * 2) / 2;
}

// A PDF has no paragraphs, so the gaps, indents and fonts of its lines tell where one begins.

/**
 * Limits of indents, in font sizes. A line with less than `none` is not indented; one with more
 * than `max` is centred.
 */
export const indents = { min: 0.8, none: 0.4, max: 6 };
/** Distances between baselines that may be the leading, in font sizes. Others are gaps or cells. */
const leadings = { min: 0.7, max: 2.8 };
/** Leading in font sizes of a column with too few lines to measure it. */
const defaultLeading = 1.3;
/** The leading is this quantile of the distances; the gaps between paragraphs are above it. */
const leadingQuantile = 0.4;
/** A line farther below the last one than this many leadings starts a paragraph. */
const maxLeadings = 1.3;
/** Typewriter fonts look larger than others of the same size, so that many are set smaller. */
const maxPitchSizeDifference = 0.15;
/** Larger text than this, in sizes of the text, is a title, whose lines may be centred. */
const maxBodySize = 1.15;
/** A line that leaves less than this share of its column is full. */
const maxRoomShare = 0.2;
/**
 * With more room than this beside the next word, a line was ended on purpose: in font sizes after
 * the end of a sentence; within one in font sizes and as a share of the column.
 */
const forcedRoom = { afterSentence: 0.5, withinSentence: 2, columnShare: 0.25 };
/** Lines whose lengths differ by less than this many font sizes are equally long. */
const maxLengthDifference = 3;
/** A line that leaves less than this many font sizes is full, so that its sentence may continue. */
const maxFlowRoom = 1.5;

interface ColumnStyle {
  /** Distance between baselines in points. */
  readonly leading: number;
  /** True if paragraphs have hanging indents, like lists of references. */
  readonly isHanging: boolean;
}

/**
 * Groups lines into paragraphs. The two parts of a paragraph that continues in another column or on
 * another page are not joined yet; see `continuesFlow`.
 *
 * @param bodySize font size of most of the text; indents and short lines in larger text are
 *   ignored, because titles are centred
 */
export function groupLines(lines: readonly PdfLine[], bodySize: number): Paragraph[] {
  const styles = findColumnStyles(lines);
  const paragraphs: PdfLine[][] = [];
  for (const line of lines) {
    const current = paragraphs.at(-1);
    const style = styles.get(getColumnKey(line));
    if (current && style && !isBreak(current, line, style, bodySize)) current.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs;
}

function getColumnKey({ region, size }: PdfLine): string {
  return `${region} ${roundSize(size)}`;
}

function findColumnStyles(lines: readonly PdfLine[]): Map<string, ColumnStyle> {
  const styles = new Map<string, ColumnStyle>();
  for (const [key, group] of groupBy(lines, getColumnKey)) {
    const steps = group.flatMap((line, at) => {
      const step = line.y - (group[at - 1]?.y ?? line.y);
      return step > leadings.min * line.size && step < leadings.max * line.size ? [step] : [];
    });
    const size = group[0]?.size ?? 0;
    const middle = steps.toSorted((a, b) => a - b)[Math.floor(leadingQuantile * steps.length)];
    const leading = steps.length >= 2 && middle !== undefined ? middle : defaultLeading * size;
    styles.set(key, { leading, isHanging: isHangingColumn(group) });
  }
  return styles;
}

/**
 * Returns true if a column has hanging indents, that is, if most indented lines continue a sentence
 * instead of following one.
 */
function isHangingColumn(lines: readonly PdfLine[]): boolean {
  let starting = 0;
  let hanging = 0;
  for (const [at, line] of lines.entries()) {
    const last = lines[at - 1];
    if (!last || getIndent(line) < indents.min * line.size) continue;
    if (getIndent(last) > indents.none * line.size) continue;
    if (lineEndsSentence(last.text)) starting += 1;
    else hanging += 1;
  }
  return hanging >= 2 && hanging > 2 * starting;
}

/**
 * Returns the distance of a line from the edge at which the lines of its column start, in points.
 */
function getIndent(line: PdfLine): number {
  return line.isRightToLeft ? line.rightEdge - line.right : line.x - line.left;
}

function isBreak(
  current: readonly PdfLine[],
  line: PdfLine,
  { leading, isHanging }: ColumnStyle,
  bodySize: number,
): boolean {
  const last = current.at(-1);
  if (!last || last.region !== line.region || last.isCell || line.isCell) return true;
  const isOtherPitch = last.isMonospace !== line.isMonospace;
  if (isOtherPitch && !isInlineCode(last, line)) return true;
  const maxDifference = isOtherPitch ? maxPitchSizeDifference : maxSizeDifference;
  if (Math.abs(last.size - line.size) > maxDifference * line.size) return true;
  if (line.y - last.y > maxLeadings * leading) return true;
  if (prompt.test(last.text) !== prompt.test(line.text)) return true;
  const isOpen = !lineEndsSentence(last.text) && lineStartsLowerCase(line.text);
  if (last.font !== line.font && last.isUniform && line.isUniform && !isOpen) return true;
  if (bullet.test(line.text) && !isOpen && !isParenthesis(current, last, line)) return true;
  if (isNextNumber(current[0]?.text ?? '', line.text)) return true;
  if (line.size > maxBodySize * bodySize) return false;
  if (isIndentBreak(current, last, line, isHanging)) return true;
  return isForcedBreak(last, line) && !isWrapped(current, last, line);
}

/** Returns true if a line starts with a dash within a sentence and not with that of an item. */
function isParenthesis(current: readonly PdfLine[], last: PdfLine, line: PdfLine): boolean {
  if (lineEndsSentence(last.text) || bullet.test(current[0]?.text ?? '')) return false;
  return /^[–—-]\s+\p{Ll}/u.test(line.text) && isFull(last) && getIndent(line) < line.size;
}

/** Returns true if a line ends near the edge of its column. */
function isFull({ isRightToLeft, left, x, right, rightEdge }: PdfLine): boolean {
  return (isRightToLeft ? x - left : rightEdge - right) < maxRoomShare * (rightEdge - left);
}

/** Returns true if two texts start with consecutive numbers, like the items of a list. */
function isNextNumber(before: string, text: string): boolean {
  const [number, next] = [before, text].map((one) => /^\(?(\d{1,2})[.)]\s/u.exec(one)?.[1]);
  return number !== undefined && Number(next) === Number(number) + 1;
}

/** Returns true if a full line and the next belong to one sentence, although one of them is code. */
function isInlineCode(last: PdfLine, line: PdfLine): boolean {
  if (lineEndsSentence(last.text) || prompt.test(last.text) || prompt.test(line.text)) return false;
  return isFull(last) && Math.abs(line.x - last.x) < indents.none * line.size;
}

function isIndentBreak(
  current: readonly PdfLine[],
  last: PdfLine,
  line: PdfLine,
  isHanging: boolean,
): boolean {
  const indent = getIndent(line) / line.size;
  const before = getIndent(last) / line.size;
  const isOpen = lineStartsLowerCase(line.text) && !lineEndsSentence(last.text);
  if (isHanging) return indent < indents.none && before > indents.min && !isOpen;
  const isItem = isItemStart(current[0]?.text ?? '');
  if (indent > indents.min && indent < indents.max && before < indents.none)
    return !isItem && !isOpen;
  return (
    before - indent > indents.min && (isItem || current.length > 1) && lineEndsSentence(last.text)
  );
}

/** Returns true if the first word of the next line would have fitted, so that a paragraph ended. */
function isForcedBreak(last: PdfLine, line: PdfLine): boolean {
  const firstWord = /^\S+/u.exec(line.text)?.[0].length ?? 0;
  const width = ((line.right - line.x) / line.text.length) * (firstWord + 1);
  const room = last.isRightToLeft ? last.x - last.left : last.rightEdge - last.right;
  const isEnded = lineEndsSentence(last.text);
  if (!isEnded && lineStartsLowerCase(line.text)) return false;
  const column = last.rightEdge - last.left;
  const { afterSentence, withinSentence, columnShare } = forcedRoom;
  const minRoom = isEnded
    ? afterSentence * line.size
    : Math.max(withinSentence * line.size, columnShare * column);
  return room - width > minRoom;
}

/** Returns true within a paragraph beside a figure, whose lines are shorter than the column. */
function isWrapped(current: readonly PdfLine[], last: PdfLine, line: PdfLine): boolean {
  const before = current.at(-2);
  if (!before || lineEndsSentence(last.text)) return false;
  const tolerance = maxLengthDifference * last.size;
  const getLength = ({ x, right }: PdfLine) => right - x;
  const isLongest = [before, line].every((other) => getLength(other) < getLength(last) + tolerance);
  return isLongest && getLength(before) > getLength(last) - tolerance;
}

// The next part of a paragraph may be in another column or on another page, so that not its place
// but its words tell what it continues.

/**
 * Returns true if a paragraph continues in another column, on another page, or after a figure or a
 * formula: if its last line ends within a word, or is full and does not end a sentence.
 *
 * @param isNear true if only a formula separates the two parts
 */
export function continuesFlow(before: Paragraph, after: Paragraph, isNear: boolean): boolean {
  const last = before.at(-1);
  const [first] = after;
  if (!last || !first) return false;
  if (Math.abs(last.size - first.size) > maxSizeDifference * first.size) return false;
  if (/\p{L}[-\u00ad\u2010]$/u.test(last.text) && lineStartsLowerCase(first.text)) return true;
  if (lineEndsSentence(last.text) && !/[:;]$/.test(last.text)) return false;
  if (lineStartsLowerCase(first.text) || /^[([=,]/u.test(first.text)) return true;
  // A single line may be the header of a table, after which the sentence continues.
  const isRow = after.length === 1 && !lineEndsSentence(first.text);
  if (isNear || isRow || isItemStart(first.text)) return false;
  const room = last.isRightToLeft ? last.x - last.left : last.rightEdge - last.right;
  return room < maxFlowRoom * last.size && getIndent(first) < indents.min * first.size;
}

// Whether a hyphen at a line end belongs to its word is told only by the words of other lines.

/**
 * Returns the words that are not hyphenated at a line end. `joinLines` looks up the others in them.
 */
export function collectWords(lines: readonly PdfLine[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { text } of lines) {
    const found = text.toLowerCase().match(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*(?!\S*[-\u00ad]$)/gu);
    for (const word of found ?? []) words.add(word);
  }
  return words;
}

/**
 * Joins the lines of a paragraph by spaces, in Chinese and Japanese without them. Words that are
 * hyphenated at a line end are restored.
 *
 * @param words as `collectWords` returns them
 */
export function joinLines(lines: Paragraph, words: ReadonlySet<string>): JoinedText {
  let text = '';
  let page = lines[0]?.page ?? 1;
  const pageBreaks: { start: number; page: number }[] = [];
  for (const line of lines) {
    const next = line.text;
    if (text !== '') text = joinTwo(text, next, words);
    if (line.page !== page) pageBreaks.push({ start: text.length, page: line.page });
    page = line.page;
    text += next.replace(/\u00ad(?!$)/gu, '');
  }
  const clean = text.replace(/\u00ad$/u, '').trimEnd();
  return { text: clean, ...(pageBreaks.length > 0 && { pageBreaks }) };
}

const unspacedEnd =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]$/u;
const unspacedStart =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** Returns the text with the ending that it needs before the next line, such as a space. */
function joinTwo(text: string, next: string, words: ReadonlySet<string>): string {
  if (text.endsWith('\u00ad')) return text.slice(0, -1);
  if (/\p{L}[-\u2010]$/u.test(text))
    return keepsHyphen(text, next, words) ? text : text.slice(0, -1);
  if (/[\p{N})]-$/u.test(text) && /^[\p{L}\p{N}]/u.test(next)) return text;
  // An address that ends with a slash is complete if a sentence follows.
  if (/:\/\/\S+\/$/u.test(text.slice(-200)) && /^\p{Lu}\p{Ll}*\s/u.test(next)) return `${text} `;
  if (/[—/]$/u.test(text) && !/\s[—/]$/u.test(text)) return text;
  if (unspacedEnd.test(text) && unspacedStart.test(next)) return text;
  return `${text} `;
}

/**
 * Returns true if a hyphen at a line end belongs to the word, as in “well-known” but not in
 * “sometimes”. The spelling elsewhere in the document decides.
 */
function keepsHyphen(text: string, next: string, words: ReadonlySet<string>): boolean {
  const start = (/[\p{L}\p{M}-]+$/u.exec(text.slice(-60))?.[0] ?? '').slice(0, -1).toLowerCase();
  const end = (/^[\p{L}\p{M}]+/u.exec(next)?.[0] ?? '').toLowerCase();
  if (words.has(start + end)) return false;
  if (!/^\p{Ll}/u.test(next)) return true;
  if (words.has(`${start}-${end}`)) return true;
  // A compound with a hyphen goes on with a capital in German, whose words are often made of two.
  const isGerman = words.has('und') && words.has('nicht');
  if (isGerman && !/[/\\._]\S*$/u.test(text.slice(-60))) return false;
  if (start.includes('-')) return !words.has(start.slice(start.lastIndexOf('-') + 1) + end);
  return start.length > 2 && end.length > 3 && words.has(start) && words.has(end);
}
