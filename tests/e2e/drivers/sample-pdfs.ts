/** The PDFs of the test site. */

import { layOut, makePdf, type TextLine } from '../../extraction/pdf/make-pdf.ts';
import { english, englishTitle } from './prose.ts';
import { storyParagraphs } from './story.ts';

/** The password of the sample that has one. */
export const samplePassword = 'open sesame';

/**
 * Returns a sample: `report` has an article on three pages, `locked` the same behind a password,
 * `long` 300 pages, `scan` pages without text, `blank` a single one, and `damaged` only the header
 * of a PDF.
 */
export function samplePdf(kind: string): Buffer {
  const third = Math.ceil(english.length / 3);
  const pages = [0, 1, 2].map((at) => layOutPage(english.slice(at * third, (at + 1) * third)));
  const info = { Title: englishTitle };
  switch (kind) {
    case 'damaged':
      return Buffer.from('%PDF-1.4\nThis is not what follows in a PDF.', 'latin1');
    case 'scan':
      return Buffer.from(makePdf({ pages: [[], [], []] }));
    case 'blank':
      return Buffer.from(makePdf({ pages: [[]] }));
    case 'locked':
      return Buffer.from(makePdf({ pages, info, password: samplePassword }));
    case 'long': {
      const stories = Array.from({ length: 300 }, (_, at) => layOutPage(storyParagraphs(at, 4)));
      return Buffer.from(makePdf({ pages: stories, info: { Title: 'Three hundred pages' } }));
    }
    default:
      return Buffer.from(makePdf({ pages, info }));
  }
}

/** Lays out paragraphs with a blank line after each, as a word processor prints them. */
export function layOutPage(paragraphs: readonly string[]): TextLine[] {
  const lines: TextLine[] = [];
  const leading = 13.2;
  for (const paragraph of paragraphs) {
    const y = (lines.at(-1)?.y ?? 72 - 2 * leading) + 2 * leading;
    lines.push(...layOut(paragraph, { x: 72, y, columns: 82, size: 11, font: 'sans' }));
  }
  return lines;
}
