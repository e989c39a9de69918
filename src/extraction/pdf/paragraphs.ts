/** Joins lines to paragraphs, and paragraphs over columns, pages and whatever stands between. */

import type { Block } from '../article.ts';
import type { PdfLine } from './lines.ts';

export type Paragraph = readonly PdfLine[];

/** The text of lines as one paragraph, with the offsets at which further pages begin. */
export type JoinedText = Pick<Block, 'text' | 'pageBreaks'>;

/** A bullet, which makes a line the first of an item wherever it stands. */
const bullet = /^[•●○▪■□◦‣▸►❖➢✓·∙*–—-]\s+\S/u;
/** A number or letter that may open an item. */
const itemNumber = /^\(?(?:\d{1,2}|\p{L}|[ivx]{1,4})[.)]\s+\S/u;
/** What is typed at a prompt, or assigned, as in the papers of statisticians. */
const prompt = /^R?> \S|^[\w.$]+ <- /u;
const sentenceEnd = /[.!?…:;。！？：؟।۔][)\]"'”’»›」』）]*$/u;

export function isItemStart(text: string): boolean {
  return bullet.test(text) || itemNumber.test(text);
}

export function endsSentence(text: string): boolean {
  return sentenceEnd.test(text);
}

export function startsLowerCase(text: string): boolean {
  return /^["'“‘«„(]?\p{Ll}/u.test(text);
}

/** A size of fonts to the half point; programs round sizes in their own ways. */
export function roundSize(size: number): number {
  return Math.round(size * 2) / 2;
}

// Lines to paragraphs.

/** What is usual in a column. */
interface ColumnStyle {
  /** From base line to base line, in points. */
  readonly leading: number;
  /** Lines after a paragraph's first are indented, as in lists of references. */
  readonly isHanging: boolean;
}

/**
 * Groups lines to paragraphs. Those over two columns or pages stay apart; see `continuesFlow`.
 *
 * @param bodySize font size of most of the text; in larger type neither indents nor short lines
 *   mean anything, since titles are centred
 */
export function groupLines(lines: readonly PdfLine[], bodySize: number): Paragraph[] {
  const styles = findColumnStyles(lines);
  const paragraphs: PdfLine[][] = [];
  for (const line of lines) {
    const current = paragraphs.at(-1);
    const style = styles.get(getColumnKey(line)) ?? { leading: 1.25 * line.size, isHanging: false };
    if (current === undefined || isBreak(current, line, style, bodySize)) paragraphs.push([line]);
    else current.push(line);
  }
  return paragraphs;
}

function getColumnKey({ region, size }: PdfLine): string {
  return `${region} ${roundSize(size)}`;
}

function findColumnStyles(lines: readonly PdfLine[]): Map<string, ColumnStyle> {
  const groups = new Map<string, PdfLine[]>();
  for (const line of lines) {
    const key = getColumnKey(line);
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  const styles = new Map<string, ColumnStyle>();
  for (const [key, group] of groups) {
    const steps = group.flatMap((line, at) => {
      const step = line.y - (group[at - 1]?.y ?? line.y);
      return step > 0.7 * line.size && step < 2.8 * line.size ? [step] : [];
    });
    const size = group[0]?.size ?? 0;
    const middle = steps.toSorted((a, b) => a - b)[Math.floor(0.4 * steps.length)];
    const leading = steps.length >= 2 && middle !== undefined ? middle : 1.3 * size;
    styles.set(key, { leading, isHanging: isHangingColumn(group) });
  }
  return styles;
}

/** Lines that are indented after a sentence begin paragraphs; in mid-sentence they go on. */
function isHangingColumn(lines: readonly PdfLine[]): boolean {
  let starting = 0;
  let hanging = 0;
  for (const [at, line] of lines.entries()) {
    const last = lines[at - 1];
    if (!last || getIndent(line) < 0.8 * line.size || getIndent(last) > 0.4 * line.size) continue;
    if (endsSentence(last.text)) starting += 1;
    else hanging += 1;
  }
  return hanging >= 2 && hanging > 2 * starting;
}

/** From the column's edge where lines begin, in points. */
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
  if (Math.abs(last.size - line.size) > 0.07 * line.size) return true;
  if (line.y - last.y > 1.3 * leading) return true;
  if (last.isMonospace !== line.isMonospace) return true;
  if (prompt.test(last.text) !== prompt.test(line.text)) return true;
  const isOpen = !endsSentence(last.text) && startsLowerCase(line.text);
  if (last.font !== line.font && last.isUniform && line.isUniform && !isOpen) return true;
  if (bullet.test(line.text) && !isOpen) return true;
  if (line.size > 1.15 * bodySize) return false;
  return isIndentBreak(current, last, line, isHanging) || isForcedBreak(last, line);
}

/** Indents from this on mean something, in font sizes; larger ones centre a line. */
const indents = { min: 0.8, none: 0.4, max: 6 };

function isIndentBreak(
  current: readonly PdfLine[],
  last: PdfLine,
  line: PdfLine,
  isHanging: boolean,
): boolean {
  const indent = getIndent(line) / line.size;
  const before = getIndent(last) / line.size;
  if (isHanging) return indent < indents.none && before > indents.min;
  const isItem = isItemStart(current[0]?.text ?? '');
  if (indent > indents.min && indent < indents.max && before < indents.none)
    return !isItem && !(startsLowerCase(line.text) && !endsSentence(last.text));
  return before - indent > indents.min && (isItem || current.length > 1) && endsSentence(last.text);
}

/** The next line's first word would still have had room: the line was ended on purpose. */
function isForcedBreak(last: PdfLine, line: PdfLine): boolean {
  const firstWord = /^\S+/u.exec(line.text)?.[0].length ?? 0;
  const width = ((line.right - line.x) / line.text.length) * (firstWord + 1);
  const room = last.isRightToLeft ? last.x - last.left : last.rightEdge - last.right;
  const isEnded = endsSentence(last.text);
  if (!isEnded && startsLowerCase(line.text)) return false;
  const column = last.rightEdge - last.left;
  return room - width > (isEnded ? 0.5 * line.size : Math.max(2 * line.size, 0.25 * column));
}

// Over columns and pages.

/**
 * Whether a paragraph goes on in another column or page, or behind a figure or a formula: its last
 * line is full and ends no sentence, or it ends in the middle of a word.
 *
 * @param isNear nothing but a formula stands between the two, in one column
 */
export function continuesFlow(before: Paragraph, after: Paragraph, isNear: boolean): boolean {
  const last = before.at(-1);
  const [first] = after;
  if (!last || !first || Math.abs(last.size - first.size) > 0.07 * first.size) return false;
  if (/\p{L}[-\u00ad\u2010]$/u.test(last.text) && startsLowerCase(first.text)) return true;
  if (endsSentence(last.text) && !/[:;]$/.test(last.text)) return false;
  if (startsLowerCase(first.text) || /^[([]/u.test(first.text)) return true;
  // The head of a table may follow on a sentence that goes on behind the table.
  const isRow = after.length === 1 && !endsSentence(first.text);
  if (isNear || isRow || isItemStart(first.text)) return false;
  const room = last.isRightToLeft ? last.x - last.left : last.rightEdge - last.right;
  return room < 1.5 * last.size && getIndent(first) < indents.min * first.size;
}

// Lines to text.

/** The words of a document that stand unbroken in its lines, by which broken ones are judged. */
export function collectWords(lines: readonly PdfLine[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { text } of lines) {
    const found = text.toLowerCase().match(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*(?!\S*[-\u00ad]$)/gu);
    for (const word of found ?? []) words.add(word);
  }
  return words;
}

/** Joins lines with a space, or without one in Chinese and Japanese, and broken words to one. */
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

/** Returns the first of two lines as it has to end before the second. */
function joinTwo(text: string, next: string, words: ReadonlySet<string>): string {
  if (text.endsWith('\u00ad')) return text.slice(0, -1);
  if (/\p{L}[-\u2010]$/u.test(text))
    return keepsHyphen(text, next, words) ? text : text.slice(0, -1);
  if (/[\p{N})]-$/u.test(text) && /^[\p{L}\p{N}]/u.test(next)) return text;
  if (/[—/]$/u.test(text) && !/\s[—/]$/u.test(text)) return text;
  if (unspacedEnd.test(text) && unspacedStart.test(next)) return text;
  return `${text} `;
}

/** “well-/known” keeps its hyphen, “some-/times” does not: the words of the document tell. */
function keepsHyphen(text: string, next: string, words: ReadonlySet<string>): boolean {
  if (!/^\p{Ll}/u.test(next)) return true;
  const start = (/[\p{L}\p{M}-]+$/u.exec(text.slice(-60))?.[0] ?? '').slice(0, -1).toLowerCase();
  const end = (/^[\p{L}\p{M}]+/u.exec(next)?.[0] ?? '').toLowerCase();
  if (words.has(start + end)) return false;
  if (words.has(`${start}-${end}`)) return true;
  if (start.includes('-')) return !words.has(start.slice(start.lastIndexOf('-') + 1) + end);
  return start.length > 2 && end.length > 3 && words.has(start) && words.has(end);
}
