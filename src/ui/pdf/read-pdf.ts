/** Reads the article of a PDF. pdf.js is loaded when the first PDF is opened. */

import type { PdfFile } from '../../browser/pdf-viewer.ts';
import type { Article } from '../../extraction/article.ts';
import { openPdf, pdfLimits } from '../../extraction/pdf/open-pdf.ts';
import { buildPdfArticle } from '../../extraction/pdf/pdf-article.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

export interface PdfReadOptions {
  readonly password?: string;
  readonly signal: AbortSignal;
  onProgress(read: number, total: number): void;
}

/** Returns the article of a PDF; fails like `openPdf` and `buildPdfArticle`. */
export async function readPdf(
  { content, name, url }: PdfFile,
  options: PdfReadOptions,
): Promise<Result<Article>> {
  if (content.size > pdfLimits.bytes) return fail('unreadable-file', 'too-large');
  // pdf.js gets a copy, because it takes the bytes over and another attempt needs them.
  const text = await openPdf(new Uint8Array(await content.arrayBuffer()), options);
  if (!text.ok) return text;
  const { pages, info } = text.value;
  const article = buildPdfArticle(pages, { ...info, url, fileName: name });
  return article.ok ? ok(article.value) : article;
}

/** Other bytes may precede the header of a PDF, as viewers accept that. */
const maxBytesBeforeHeader = 1_024;

/**
 * Returns the `PdfFile` of a file that the user has chosen. Its address is the hash of its bytes,
 * so that it stays the same if the file is moved or renamed.
 *
 * @param file undefined if something else was dropped, such as a link
 * @returns the file; fails with `unreadable-file` if it is not a PDF, too large, or cannot be read
 */
export async function toPdfFile(file: File | undefined): Promise<Result<PdfFile>> {
  if (!file) return fail('unreadable-file', 'not-pdf');
  try {
    const head = await file.slice(0, maxBytesBeforeHeader).text();
    if (!head.includes('%PDF-')) return fail('unreadable-file', 'not-pdf');
    if (file.size > pdfLimits.bytes) return fail('unreadable-file', 'too-large');
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    const hash = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0'));
    return ok({ content: file, name: file.name, url: `urn:sha256:${hash.join('')}` });
  } catch {
    // The file was moved or changed after the user chose it.
    return fail('unreadable-file', 'damaged');
  }
}
