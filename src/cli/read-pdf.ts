/** Reads the article of a PDF on Node.js. */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Article } from '../extraction/article.ts';
import { openPdf } from '../extraction/pdf/open-pdf.ts';
import { buildPdfArticle } from '../extraction/pdf/pdf-article.ts';
import type { Result } from '../shared/result.ts';

/**
 * Returns true if a file has a PDF header, which other bytes may precede (ISO 32000-1, annex H).
 */
export function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-');
}

/**
 * Returns the article of a PDF; fails like `openPdf` and `buildPdfArticle`.
 *
 * @param fileName name of the file, which becomes the title if no other is found
 */
export async function readPdf(bytes: Uint8Array, fileName: string): Promise<Result<Article>> {
  polyfillWithResolvers();
  // pdf.js rejects a Buffer.
  const opened = await openPdf(new Uint8Array(bytes), { readCharacterMap });
  if (!opened.ok) return opened;
  const { pages, info } = opened.value;
  return buildPdfArticle(pages, { ...info, url: 'about:blank', fileName });
}

async function readCharacterMap(name: string): Promise<Uint8Array> {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return new Uint8Array(await readFile(join(folder, 'cmaps', `${name}.bcmap`)));
}

/** Defines `Promise.withResolvers`, which pdf.js needs and Node.js has since version 22. */
export function polyfillWithResolvers(): void {
  if ('withResolvers' in Promise) return;
  Object.defineProperty(Promise, 'withResolvers', {
    configurable: true,
    writable: true,
    value: function withResolvers<T>(this: PromiseConstructor) {
      let resolve: (value: T | PromiseLike<T>) => void = () => undefined;
      let reject: (reason?: unknown) => void = () => undefined;
      const promise = new this<T>((onResolve, onReject) => {
        resolve = onResolve;
        reject = onReject;
      });
      return { promise, resolve, reject };
    },
  });
}
