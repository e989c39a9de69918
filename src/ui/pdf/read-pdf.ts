/** Reads the article of a PDF. Loaded when the first PDF is opened, and pdf.js with it. */

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

/** Reads the article of a PDF; fails as `openPdf` and `buildPdfArticle` do. */
export async function readPdf(
  { content, name, url }: PdfFile,
  options: PdfReadOptions,
): Promise<Result<Article>> {
  if (content.size > pdfLimits.bytes) return fail('unreadable-file', 'too-large');
  // pdf.js may keep the bytes, and another password needs them again.
  const text = await openPdf(new Uint8Array(await content.arrayBuffer()), options);
  if (!text.ok) return text;
  const { pages, info } = text.value;
  const article = buildPdfArticle(pages, { ...info, url, fileName: name });
  return article.ok ? ok(article.value) : article;
}

/**
 * Makes a `PdfFile` of a file that the user has chosen. It is known by the hash of its bytes,
 * wherever it is and whatever it is called.
 *
 * @returns fails with `unreadable-file` if it is too large, or if its bytes cannot be read
 */
export async function toPdfFile(file: File): Promise<Result<PdfFile>> {
  if (file.size > pdfLimits.bytes) return fail('unreadable-file', 'too-large');
  try {
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    const hash = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0'));
    return ok({ content: file, name: file.name, url: `urn:sha256:${hash.join('')}` });
  } catch {
    // The file has been moved or changed since it was chosen.
    return fail('unreadable-file', 'damaged');
  }
}
