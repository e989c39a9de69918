/**
 * The text of a PDF's page as plain values: all that the rest of this folder knows of pdf.js, whose
 * types stop here.
 */

import type { PDFPageProxy } from 'pdfjs-dist';

/** A run of text in one font, as the PDF draws it: a line, a word, sometimes a letter. */
export interface PdfTextItem {
  /** In reading order also where it is written from right to left; ligatures are taken apart. */
  readonly text: string;
  /** Left end of the base line, in points (1/72 inch) from the page's left edge as it is shown. */
  readonly x: number;
  /** The base line, in points from the page's upper edge. */
  readonly y: number;
  readonly width: number;
  /** Size of the font in points. */
  readonly size: number;
  /** Name of the font within the file; not the name of its family. */
  readonly font: string;
  /** All letters of the font are as wide as each other, as in programs. */
  readonly isMonospace: boolean;
  readonly isRightToLeft: boolean;
  /** Not written from left to right along a level line: turned, or from top to bottom. */
  readonly isTurned: boolean;
  /** pdf.js saw the line end after it. */
  readonly endsLine: boolean;
}

/** The text of one page in the order of its content stream. */
export interface PdfPageText {
  /** Counted from 1. */
  readonly number: number;
  /** In points, as the page is shown. */
  readonly width: number;
  readonly height: number;
  readonly items: readonly PdfTextItem[];
}

/** A page of text has some thousands; more are a map's labels, or an attack. */
const maxItems = 30_000;

/** Degrees that a line may lean, as on a page that was scanned. */
const maxSlope = Math.tan((5 * Math.PI) / 180);

/** Reads the text of a page. Empty items that end no line are left out. */
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

/** The product of two transformations as PDF writes them: `inner` is applied first. */
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
