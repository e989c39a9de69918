/** Reads PDFs that the tests make, and formats what was read. */

import { polyfillWithResolvers } from '../../../src/cli/read-pdf.ts';
import type { Article } from '../../../src/extraction/article.ts';
import { openPdf } from '../../../src/extraction/pdf/open-pdf.ts';
import { buildPdfArticle } from '../../../src/extraction/pdf/pdf-article.ts';
import { layOut, makePdf, type PdfContent, type TextLine } from './make-pdf.ts';

polyfillWithResolvers();

/** Returns the article of a made PDF, or the failure. */
export async function readFile(content: PdfContent, fileName = 'file.pdf') {
  const opened = await openPdf(makePdf(content));
  if (!opened.ok) return opened;
  const { pages, info } = opened.value;
  return buildPdfArticle(pages, { ...info, url: 'https://paper.example/a.pdf', fileName });
}

/** Returns the article of a made PDF. */
export async function read(content: PdfContent, fileName?: string): Promise<Article> {
  const result = await readFile(content, fileName);
  if (!result.ok) throw new Error(`${result.failure.code} ${result.failure.detail}`);
  return result.value;
}

/** Returns kind and text of each block. */
export const texts = ({ blocks }: Article) => blocks.map(({ kind, text }) => `${kind}: ${text}`);
/** Returns reason and text of each excluded block. */
export const reasons = ({ excluded }: Article) =>
  excluded.map(({ reason, text }) => `${reason}: ${text}`);

export const prose = [
  'The council voted on Tuesday to close the old swing bridge to cars from next spring, after engineers had found cracks in two of its four bearings.',
  'A repair would cost eleven million, and a new footbridge could be opened within one year for less than half of that sum, the engi\u00adneers wrote.',
  'Shopkeepers on the north bank had asked for a delay until the insurers refused to cover it, and they now expect fewer customers from the islands.',
  'About six thousand cars cross the bridge on a working day, and all of them will take the ring road, which is to be widened at both of its ends.',
];
/** The same without soft hyphens. */
export const clean = prose.map((text) => text.replaceAll('\u00ad', ''));
export const wide = { x: 60, columns: 78 };
export const title: TextLine = {
  text: 'Swing bridge to close',
  x: 60,
  y: 90,
  size: 20,
  font: 'bold',
};

/** Lays out paragraphs below each other, each with an indented first line. */
export function column(
  paragraphs: readonly string[],
  at: { x: number; columns: number },
  top: number,
) {
  const lines: TextLine[] = [];
  for (const text of paragraphs) {
    const y = (lines.at(-1)?.y ?? top - 12) + 12;
    lines.push(...layOut(text, { ...at, y, indent: 2 }));
  }
  return lines;
}
