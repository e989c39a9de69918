/** Classifies the paragraphs of a PDF as text, headings or kinds of excluded blocks. */

import { countBy, getCommonest, groupBy } from '../../shared/collections.ts';
import type { Block, ExclusionReason } from '../article.ts';
import { countWords, isItemStart, maxSizeDifference } from './line-corrections.ts';
import type { PdfLine } from './lines.ts';
import {
  indents,
  type JoinedText,
  lineEndsSentence,
  type Paragraph,
  roundSize,
} from './paragraphs.ts';

export type Role = Block['kind'] | ExclusionReason;

/** Returns true for the role of a block of the article. */
export function isTextRole(role: Role): role is Block['kind'] {
  return role === 'heading' || role === 'paragraph' || role === 'item' || role === 'code';
}

/** A paragraph and its role. */
export interface Piece extends JoinedText {
  readonly lines: Paragraph;
  readonly role: Role;
  readonly page: number;
  /** Start of the sentence that a listing completes, such as “A simple example is”. */
  readonly leadIn?: string;
}

/** The style of most of the text in a document. */
export interface BodyStyle {
  readonly size: number;
  /** Length of a full line in points. */
  readonly width: number;
  /** Fonts of the text. A file that was merged from several may have others on each page. */
  readonly fonts: ReadonlySet<string>;
  /** True if the text is monospaced, as in a typescript or a program. */
  readonly isMonospace: boolean;
}

/** A full line is as long as this quantile of the lines, as last lines are shorter. */
const fullLineQuantile = 0.6;
/** Font size of the text, in points, of a file without any lines. */
const defaultSize = 10;
/** Minimum share of the characters that are not monospaced in a file that is no typescript. */
const minProportionalShare = 0.2;

/** Returns the style that most characters have. Listings count only in a typescript. */
export function findBodyStyle(all: readonly PdfLine[]): BodyStyle {
  const isCode = countBy(all, (line) => line.isMonospace, getLength);
  const [code, prose] = [isCode.get(true) ?? 0, isCode.get(false) ?? 0];
  const isTypescript = prose < minProportionalShare * (code + prose);
  const lines = isTypescript ? all : all.filter((line) => !line.isMonospace);
  const size =
    getCommonest(countBy(lines, (line) => roundSize(line.size), getLength)) ?? defaultSize;
  const bodyLines = lines.filter((line) => roundSize(line.size) === size);
  const font = getCommonest(countBy(bodyLines, (line) => line.font, getLength)) ?? '';
  const isMonospace = bodyLines.find((line) => line.font === font)?.isMonospace ?? false;
  const widths = bodyLines.map(({ x, right }) => right - x).toSorted((a, b) => a - b);
  const width = widths[Math.floor(fullLineQuantile * widths.length)] ?? 0;
  return { size, width, fonts: new Set([font, ...findPageFonts(bodyLines)]), isMonospace };
}

/** Minimum length of a full line of text, in font sizes. Labels in a figure are shorter. */
const minLineLength = 15;
/** Maximum share of a page's characters in the size of the document's text. */
const maxBodyShare = 0.1;

/**
 * Returns the styles of pages whose text is smaller than that of the document, as in collections
 * and appendices, by page number. Otherwise, their text would look like footnotes and labels.
 */
export function findPageStyles(
  lines: readonly PdfLine[],
  body: BodyStyle,
): ReadonlyMap<number, BodyStyle> {
  const styles = new Map<number, BodyStyle>();
  for (const [page, group] of groupBy(lines, getPage)) {
    const total = group.reduce((sum, line) => sum + getLength(line), 0);
    const inBodySize = group.reduce(
      (sum, line) => sum + (roundSize(line.size) === body.size ? getLength(line) : 0),
      0,
    );
    if (total < minPageCharacters || inBodySize > maxBodyShare * total) continue;
    const style = findBodyStyle(group);
    const isText = style.width >= minLineLength * style.size;
    if (isText && style.size < body.size) styles.set(page, style);
  }
  return styles;
}

/** If one font has more than this share of a page's characters, it is a font of the text. */
const minPageShare = 0.6;
/** Minimum number of characters of the text's size on such a page. Headings have fewer. */
const minPageCharacters = 500;

function findPageFonts(lines: readonly PdfLine[]): string[] {
  return [...groupBy(lines, getPage).values()].flatMap((page) => {
    const counts = countBy(page, (line) => line.font, getLength);
    const font = getCommonest(counts);
    const total = page.reduce((sum, { text }) => sum + text.length, 0);
    if (total < minPageCharacters) return [];
    return font !== undefined && (counts.get(font) ?? 0) > minPageShare * total ? [font] : [];
  });
}

function getPage({ page }: PdfLine): number {
  return page;
}

function getLength({ text }: PdfLine): number {
  return text.length;
}

// Headers and footers are recognized by their repetition, since nothing else tells them from text.

/** Height of the areas that may contain a header or footer, as a share of the page's height. */
const marginShare = 0.13;
/** Maximum number of lines of a header or footer. */
const marginLines = 3;
/** A header or footer is on this share of the pages, and on at least `min`; `max` are enough. */
const repeats = { share: 0.3, min: 2, max: 4 };

/**
 * Returns the lines of headers and footers, which repeat on several pages, and the page numbers.
 * Lines that differ only in their numbers are the same, and left and right pages may differ.
 *
 * @param pageLabels page numbers that the file lists
 */
export function findMargins(
  lines: readonly PdfLine[],
  pageLabels: ReadonlySet<string>,
): Set<PdfLine> {
  const pages = groupBy(lines, getPage);
  const edge = [...pages.values()].flatMap(getEdgeLines);
  const pagesByText = new Map<string, Set<number>>();
  for (const line of edge) {
    const seen = pagesByText.get(getMarginKey(line)) ?? new Set();
    pagesByText.set(getMarginKey(line), seen.add(line.page));
  }
  const { share, min, max } = repeats;
  const enough = Math.max(min, Math.min(max, Math.ceil(share * pages.size)));
  return new Set(
    edge.filter((line) => {
      if (isPageNumber(line.text, pageLabels)) return true;
      return (pagesByText.get(getMarginKey(line))?.size ?? 0) >= enough;
    }),
  );
}

function getEdgeLines(lines: readonly PdfLine[]): PdfLine[] {
  const sorted = lines.toSorted((a, b) => a.y - b.y);
  const top = sorted.slice(0, marginLines).filter(({ height }) => height < marginShare);
  const bottom = sorted.slice(-marginLines).filter(({ height }) => height > 1 - marginShare);
  return [...new Set([...top, ...bottom])];
}

function getMarginKey({ text, height, size }: PdfLine): string {
  const words = text.toLowerCase().replace(/[\p{Nd}ivxlc]+/gu, '#');
  return `${words} ${height < 0.5} ${Math.round(size)}`;
}

function isPageNumber(text: string, labels: ReadonlySet<string>): boolean {
  if (labels.has(text)) return true;
  return /^[\s–—|·-]*(?:\p{L}{1,6}\.?\s)?\p{Nd}{1,4}(?:\s*(?:\/|\p{L}{2,4})\s*\p{Nd}{1,4})?[\s–—|·-]*$|^[ivxlc]{1,6}$/u.test(
    text,
  );
}

// A PDF does not give the role of a paragraph, so its words, font and place have to tell it.

/**
 * Font sizes, in sizes of the text: below `caption` that of a caption, below `small` that of labels
 * and footnotes, below `footnote` that of a footnote without a sign, and at least `heading` that of
 * a heading.
 */
const sizes = { caption: 0.95, small: 0.93, footnote: 0.88, heading: 0.85 };
/** Positions on the page, from 0 at the top to 1, that footnotes with and without a sign are below. */
const footnoteHeights = { marked: 0.5, unmarked: 0.72 };
/** Words of at least three letters have less than this share of a formula's characters. */
const maxFormulaWordShare = 0.45;
/** At least this share of the lines of a listing have the syntax of a programming language. */
const minCodeShare = 0.4;
/** Minimum number of words of a list item that is no line of a program. */
const minItemWords = 5;
/** At least this share of the characters of a text are letters; tables have fewer. */
const minLetterShare = 0.5;
/** The lines of a box in a diagram are shorter than this share of a full line. */
const maxBoxShare = 0.5;
/** A column of text is wider than this share of a full line. */
const minColumnShare = 0.7;

const captionStart =
  /^(?:fig(?:ure|\.)?|tab(?:le|\.|elle|leau|la|ela|el|ella|elle)?|abb(?:\.|ildung)|figura|figuur|scheme|chart|exhibit|plate|listing|algorithm|box|graph|map|photo|источник|рис(?:\.|унок)|табл(?:\.|ица)|gambar|şekil|tablo|rys\.|tabela|चित्र|तालिका|الشكل|شكل|جدول)\s*(?:\p{Nd}{1,3}|[ivx]{1,4}|[a-z]\.?\p{Nd}{1,2})(?:[.-]\p{Nd}{1,2})*\p{L}?(?<rest>.*)$/iu;
const cjkCaptionStart = /^[图圖表図](?:\s*\p{Nd}{1,3})(?:[.-]\p{Nd}+)*\s*(?!所|显|可|中|は|に|の)/u;

/**
 * Returns true for a caption such as “Figure 7: …”. “Figure 7 shows that …” is a caption only in
 * smaller type.
 */
function isCaption(text: string, line: PdfLine, body: BodyStyle): boolean {
  if (cjkCaptionStart.test(text)) return true;
  const rest = captionStart.exec(text.slice(0, 200))?.groups?.rest;
  if (rest === undefined) return false;
  if (/^\s*[.:|–—)]|^\s*$/u.test(rest)) return true;
  return line.size < sizes.caption * body.size || (/^\s+\p{Lu}/u.test(rest) && text.length < 400);
}

// The page number may be too far from the dots to be on their line.
const tocLine =
  /(?:\.\s?){4,}\s*(?:\p{Nd}{1,4}|[ivxlc]{1,6})$|…{2,}\s*\p{Nd}{1,4}$|(?:\.\s?){8,}$/u;

function isContentsEntry(paragraph: Paragraph): boolean {
  const entries = paragraph.filter(({ text }) => tocLine.test(text)).length;
  return entries > 0 && entries * 2 >= paragraph.length;
}

const mathSigns = /[=≤≥<>≈≡∑∏∫√∂∇∈∉⊂⊆∪∩∀∃→⇒↔±×÷·∞∝∼≠⟨⟩∥⊕⊗λμσπθαβγδεφψω^|−⊤∗‖]/gu;

/** Returns true if a text is mostly signs, numbers and single letters. */
export function isFormula(text: string): boolean {
  if (text.length > 300) return false;
  const words = (text.match(/\p{L}{3,}/gu) ?? []).join('').length;
  const signs = text.match(mathSigns)?.length ?? 0;
  const letters = text.replace(/\s/gu, '').length;
  return signs >= 1 && words < maxFormulaWordShare * letters;
}

/** Returns true for adjacent cells and for rows of numbers. */
function isTable(paragraph: Paragraph, text: string): boolean {
  const cells = paragraph.filter(({ isCell }) => isCell).length;
  if (cells * 2 > paragraph.length) return text.length < 80 || !lineEndsSentence(text);
  const cited = text.replace(/\[\p{Nd}+\]/gu, '');
  const numbers = cited.match(/(?<![\p{L}.])[-–−+]?\p{Nd}[\p{Nd}.,:%]*/gu)?.length ?? 0;
  return numbers >= 4 && numbers > countWords(text);
}

const codeLine =
  /^R?[>+]\s|\s<-\s|^[\w.]{2,}\(.*\)$|[{};]\s*$|^(?:if|for|while|return|else|def|func|var|let|const|import|#include|public|void|int)\b.*[({:;]|:=|==|\)\s*\{|=>|^(?:\$|>>>|[>+]) |^(?:\/\/|#) /u;

/**
 * Returns true for monospaced paragraphs, unless the whole text is monospaced, and for lines with
 * the syntax of a programming language.
 */
function isCode(paragraph: Paragraph, text: string, body: BodyStyle): boolean {
  const isOwnFont = !body.isMonospace && paragraph.every((line) => line.isMonospace);
  if (isOwnFont && text.length > 12) return true;
  if (isFormula(text) && /[^\0-\x7f]/.test(text)) return false;
  // Items of a list may end with a semicolon.
  if (isItemStart(text) && countWords(text) >= minItemWords) return false;
  const lines = paragraph.filter((line) => codeLine.test(line.text)).length;
  return lines >= 1 && lines >= minCodeShare * paragraph.length;
}

/**
 * Returns true for small type in the lower half of the page if it starts with a reference sign,
 * follows another footnote or is near the bottom.
 */
function isFootnote(
  paragraph: Paragraph,
  text: string,
  body: BodyStyle,
  followsFootnote: boolean,
): boolean {
  const [first] = paragraph;
  if (!first || first.size > sizes.small * body.size) return false;
  if (first.height < footnoteHeights.marked) return false;
  if (first.startsRaised || /^(?:[*†‡§¶∗]|\p{Nd}{1,3}\s?[\p{Lu}“"(]|\[\p{Nd}+\])/u.test(text))
    return true;
  if (followsFootnote) return true;
  return first.height > footnoteHeights.unmarked && first.size < sizes.footnote * body.size;
}

const sectionNumber =
  /^(?:(?:\p{Nd}{1,2}|[IVX]{1,5}|[A-H])(?:\.\p{Nd}{1,2})*[.)]?|§\s?\p{Nd}+|第[一二三四五六七八九十\p{Nd}]+[章节節])\s+(?=[\p{Lu}\p{Lo}“])/u;
const maxHeading = { characters: 160, words: 20, lines: 3 };
/** Maximum number of characters of a heading with a full stop. A longer one is a list item. */
const maxEndedHeading = 40;

/**
 * Returns true for short paragraphs that do not end like a sentence and have a larger size, another
 * font, capitals or a section number.
 */
function isHeading(paragraph: Paragraph, text: string, body: BodyStyle): boolean {
  const [first] = paragraph;
  if (!first || paragraph.length > maxHeading.lines || text.length > maxHeading.characters)
    return false;
  if (paragraph.length === 1 && getSectionName(text) !== undefined) return true;
  if (
    !/\p{L}{3}|\p{Lu}{2}|\p{Lo}{2}/u.test(text) ||
    isFormula(text) ||
    /[,;]$/u.test(text) ||
    text.split(' ').length > maxHeading.words
  )
    return false;
  if (/[.。]$/u.test(text) && (!/^\p{Nd}/u.test(text) || text.length > maxEndedHeading))
    return false;
  if (first.size > (1 + maxSizeDifference) * body.size) return true;
  if (first.size < sizes.heading * body.size) return false;
  // A word of a heading may be in another font, such as the name of a program.
  const mayBeMixed = paragraph.length <= 2 && !/\p{Nd}|[.,]\s/u.test(text);
  const isOwnFont = paragraph.every(
    (line) => !body.fonts.has(line.font) && (line.isUniform || (mayBeMixed && !line.isMonospace)),
  );
  const isCapitals = /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text);
  const isNumbered = sectionNumber.test(text) && text.length < 100;
  if (isNumbered && (isOwnFont || isCapitals || isShort(paragraph))) return true;
  return (isOwnFont || isCapitals) && /^[\p{Lu}\p{Lo}\p{Nd}“"¿(]/u.test(text) && text.length < 120;
}

function isShort(paragraph: Paragraph): boolean {
  const [line] = paragraph;
  return (
    paragraph.length === 1 && line !== undefined && line.right < line.rightEdge - 2 * line.size
  );
}

/** Returns the number of levels in a heading's number: 2 for “2.1”, 0 if it has no number. */
export function getNumberDepth(heading: string): number {
  const number = sectionNumber.exec(heading)?.[0];
  return number === undefined ? 0 : number.split('.').filter((part) => part.trim() !== '').length;
}

/** Returns a heading in lower case, without its number and the punctuation at its end. */
export function toHeadingName(heading: string): string {
  return heading
    .replace(sectionNumber, '')
    .replace(/[\s:.：。—–-]+$/u, '')
    .toLowerCase();
}

/** The kinds of sections that are recognized by the names of their headings. */
export type SectionName = 'abstract' | 'references' | 'contents' | 'back-matter' | 'article-info';

const sectionNames: readonly (readonly [SectionName, RegExp])[] = [
  [
    'abstract',
    /^(?:(?:structured )?abstract|summary|executive summary|zusammenfassung|kurzfassung|résumé|resumen|resumo|riassunto|sommario|аннотация|реферат|摘要|内容提要|要旨|概要|抄録|초록|요약|الملخص|ملخص|abstrak|ringkasan|सारांश|özet|samenvatting|streszczenie)$/u,
  ],
  [
    'references',
    /^(?:references?(?: (?:and notes|cited))?|bibliography|literature(?: cited)?|works cited|(?:literatur|quellen)(?:verzeichnis)?|références(?: bibliographiques)?|bibliographie|referencias(?: bibliográficas)?|bibliografía|referências(?: bibliográficas)?|bibliografia|riferimenti(?: bibliografici)?|список (?:использованной )?литературы|литература|библиография|参考文献|參考文獻|引用文献|참고문헌|المراجع|المصادر|daftar pustaka|संदर्भ(?: सूची)?|kaynak(?:lar|ça)|literatuur|literatura|endnotes|notes)$/u,
  ],
  [
    'contents',
    /^(?:(?:table of )?contents|inhalt(?:sverzeichnis)?|table des matières|sommaire|índice|sumário|indice|оглавление|содержание|目录|目次|目錄|차례|المحتويات|daftar isi|विषय[- ]सूची|list of (?:figures|tables))$/u,
  ],
  [
    'back-matter',
    /^(?:acknowledge?ments?|funding(?: .*)?|(?:declaration of )?(?:competing|conflicts? of) interests?(?: statement)?|author(?:s['’]?|['’]s)? contributions?|contributors|(?:author(?:s['’]?|['’]s)? )?affiliations?|data availability(?: statement)?|about the authors?|index|danksagung|remerciements|agradecimientos|agradecimentos|ringraziamenti|благодарности|致谢|致謝|謝辞|शुक्रिया|شكر وتقدير|ucapan terima kasih)$/u,
  ],
  [
    'article-info',
    /^(?:article info(?:rmation)?|key ?words(?: and phrases)?|index terms|categories and subject descriptors|general terms|ccs concepts|history|schlüsselwörter|mots[- ]clés|palabras clave|palavras-chave|parole chiave|ключевые слова|关键词|關鍵詞|キーワード|الكلمات المفتاحية|kata kunci)$/u,
  ],
];

/** Returns the kind of section that a heading starts, or undefined for a section of the text. */
export function getSectionName(heading: string): SectionName | undefined {
  const name = toHeadingName(heading);
  return sectionNames.find(([, pattern]) => pattern.test(name))?.[0];
}

/**
 * Returns the role of a paragraph, regardless of its section.
 *
 * @param followsFootnote true if the previous paragraph of the page is a footnote
 */
export function getOwnRole(
  paragraph: Paragraph,
  text: string,
  body: BodyStyle,
  followsFootnote: boolean,
): Role {
  const [first] = paragraph;
  if (!first) return 'low-confidence';
  if (isContentsEntry(paragraph)) return 'navigation';
  if (isCaption(text, first, body)) return 'caption';
  if (isCode(paragraph, text, body)) return 'code';
  if (isTable(paragraph, text) || isFormula(text)) return 'table';
  if (isFootnote(paragraph, text, body, followsFootnote)) return 'footnote';
  if (isHeading(paragraph, text, body)) return 'heading';
  if (!/[\p{L}\p{N}]/u.test(text)) return 'low-confidence';
  if (isItemStart(text)) return 'item';
  if (countLetters(text) < minLetterShare * text.replace(/\s/gu, '').length) return 'table';
  return isLabel(paragraph, text, body) ? 'low-confidence' : 'paragraph';
}

function countLetters(text: string): number {
  return text.match(/[\p{L}\p{M}]/gu)?.length ?? 0;
}

/**
 * Returns true for a few words that do not end a sentence, such as labels, stamps and addresses.
 */
function isLabel(paragraph: Paragraph, text: string, body: BodyStyle): boolean {
  if (lineEndsSentence(text)) return false;
  if (isNarrow(paragraph, body)) return true;
  if (paragraph.length > 2) return false;
  const [first] = paragraph;
  const isSmall = (first?.size ?? body.size) < sizes.small * body.size;
  const isFullLine = first !== undefined && first.right - first.x > minColumnShare * body.width;
  if (isSmall) return text.length < 100 && !isFullLine;
  return text.length < 40 && !(first && isLeadIn(first, text, body));
}

/** Returns true if no line is long enough for a column, as in the boxes of a diagram. */
function isNarrow(paragraph: Paragraph, { width }: BodyStyle): boolean {
  return paragraph.length > 1 && paragraph.every(({ x, right }) => right - x < maxBoxShare * width);
}

/** Minimum number of words of “Storing data this way may be efficient”, which leads to a list. */
const minLeadInWords = 5;

function isLeadIn(line: PdfLine, text: string, body: BodyStyle): boolean {
  const isAtEdge = Math.abs(line.x - line.left) < indents.none * line.size;
  const isBody =
    body.fonts.has(line.font) && line.rightEdge - line.left > minColumnShare * body.width;
  return isAtEdge && isBody && /^\p{Lu}.*\p{Ll}$/u.test(text) && countWords(text) >= minLeadInWords;
}
