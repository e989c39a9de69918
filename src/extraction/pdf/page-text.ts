/**
 * Converts the text of a PDF's page to plain values, so that the modules that analyse it do not
 * depend on the types of pdf.js.
 */

import type { PDFPageProxy } from 'pdfjs-dist';
import { groupBy } from '../../shared/collections.ts';

/** A run of text in one font that the PDF draws at once: a line, a word or even a letter. */
export interface PdfTextItem {
  /** The characters in reading order, even if they are written from right to left. */
  readonly text: string;
  /** Left end of the baseline, in points (1/72 inch) from the left edge of the displayed page. */
  readonly x: number;
  /** Distance of the baseline from the top edge of the page, in points. */
  readonly y: number;
  readonly width: number;
  /** Font size in points. */
  readonly size: number;
  /** Identifier of the font within the file, not the name of its family. */
  readonly font: string;
  readonly isMonospace: boolean;
  readonly isRightToLeft: boolean;
  /** True if the text is rotated or written from top to bottom. */
  readonly isTurned: boolean;
  /** True if pdf.js detected the end of a line after the text. */
  readonly endsLine: boolean;
}

/** The text of one page in the order of its content stream. */
export interface PdfPageText {
  /** Number of the page, counted from 1. */
  readonly number: number;
  /** Width and height of the displayed page in points. */
  readonly width: number;
  readonly height: number;
  readonly items: readonly PdfTextItem[];
}

/** Maximum number of items of a page. A page with more is a map or an attack. */
const maxItems = 30_000;

/** Maximum slope of a horizontal line, because the lines of a scanned page may be tilted. */
const maxSlope = Math.tan((5 * Math.PI) / 180);

/** Returns the text of a page, without empty items except those that end a line. */
export async function readPageText(page: PDFPageProxy): Promise<PdfPageText> {
  const viewport = page.getViewport({ scale: 1 });
  const { items, styles } = await page.getTextContent();
  const read: PdfTextItem[] = [];
  for (const item of items) {
    if (!('str' in item) || (item.str === '' && !item.hasEOL)) continue;
    if (read.length >= maxItems) break;
    const [a, b, , , x, y] = multiply(viewport.transform, item.transform);
    const style = Object.hasOwn(styles, item.fontName) ? styles[item.fontName] : undefined;
    read.push({
      text: item.str,
      x,
      y,
      width: item.width,
      size: Math.hypot(a, b) || item.height,
      font: item.fontName,
      isMonospace: style?.fontFamily === 'monospace',
      isRightToLeft: item.dir === 'rtl',
      isTurned: style?.vertical === true || a <= 0 || Math.abs(b) > maxSlope * a,
      endsLine: item.hasEOL,
    });
  }
  return { number: page.pageNumber, width: viewport.width, height: viewport.height, items: read };
}

type Matrix = [number, number, number, number, number, number];

/** Returns the product of two transformation matrices of a PDF. `inner` is applied first. */
function multiply(outer: readonly number[], inner: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = inner;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

// Monospaced text is found by the widths of its characters, because files do not always declare it.

/** Widths of characters are compared in texts of at least this many characters. */
const minSample = 4;
/** Minimum number of texts and of their characters before a font can be judged. */
const minSamples = { texts: 4, characters: 60 };
/** Maximum difference between two widths that count as the same. Averages of words may be close. */
const maxDifference = 0.002;
/** Minimum share of the characters of a monospaced font that have the same width. */
const minShare = 0.7;

/**
 * Corrects `isMonospace` in all pages. Many programs, TeX among them, do not declare their
 * typewriter fonts as monospaced, and pdf.js may assign a whole line to the font of its first word.
 * Texts of fonts with too few samples stay as declared.
 */
export function markMonospace(pages: readonly PdfPageText[]): PdfPageText[] {
  const pitches = findPitches(pages);
  return pages.map((page) => ({
    ...page,
    items: page.items.map((item) => {
      const pitch = pitches.get(item.font);
      if (pitch === undefined || item.text.trim() === '') return item;
      const isMonospace = pitch !== null && isClose(getPitch(item), pitch);
      return isMonospace === item.isMonospace ? item : { ...item, isMonospace };
    }),
  }));
}

/** Returns the width of a character in font sizes for each font; `null` for proportional fonts. */
function findPitches(pages: readonly PdfPageText[]): Map<string, number | null> {
  const samples = pages.flatMap(({ items }) => items.filter(isSample));
  const pitches = new Map<string, number | null>();
  for (const [font, items] of groupBy(samples, (item) => item.font)) {
    const characters = countCharacters(items);
    const texts = new Set(items.map(({ text }) => text)).size;
    if (texts < minSamples.texts || characters < minSamples.characters) continue;
    const sorted = items.map(getPitch).toSorted((a, b) => a - b);
    const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
    const same = items.filter((item) => isClose(getPitch(item), middle));
    pitches.set(font, countCharacters(same) >= minShare * characters ? middle : null);
  }
  return pitches;
}

/**
 * Returns true for a text in ASCII, because Chinese characters are all equally wide anyway. A bullet
 * may be before it, and then the whole line is assigned to the bullet's font.
 */
function isSample({ text, size, isTurned }: PdfTextItem): boolean {
  if (isTurned || size <= 0 || text.length < minSample) return false;
  return /^(?:[^\x20-\x7e]\s)?[!-~]+(?: [!-~]+)*$/.test(text);
}

function getPitch({ text, width, size }: PdfTextItem): number {
  return width / (text.length * size);
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= maxDifference * b;
}

function countCharacters(items: readonly PdfTextItem[]): number {
  return items.reduce((sum, { text }) => sum + text.length, 0);
}
