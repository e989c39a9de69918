/** Reads a PDF in a page of an extension, as the product does and with pdf.js alone. */

import { openPdf } from '../../../src/extraction/pdf/open-pdf.ts';
import { buildPdfArticle } from '../../../src/extraction/pdf/pdf-article.ts';
import { summarize } from '../../../src/summarizer/summarize.ts';

async function readFile(): Promise<Uint8Array> {
  const response = await fetch('file.pdf');
  return new Uint8Array(await response.arrayBuffer());
}

/** Runs a function on the bytes and returns how long it took, in ms. */
async function time(run: (bytes: Uint8Array) => Promise<unknown>): Promise<number> {
  const bytes = await readFile();
  const start = performance.now();
  await run(bytes);
  return performance.now() - start;
}

/** From bytes to points. */
async function summarizePdf(bytes: Uint8Array): Promise<void> {
  const opened = await openPdf(bytes);
  if (!opened.ok) throw new Error(opened.failure.code);
  const { pages, info } = opened.value;
  const article = buildPdfArticle(pages, { ...info, url: 'about:blank' });
  if (!article.ok) throw new Error(article.failure.code);
  const summary = summarize(article.value, { type: 'key-points', length: 'medium' });
  if (!summary.ok) throw new Error(summary.failure.code);
}

/** From bytes to the text of all pages, on the same thread and with the same options. */
async function readText(bytes: Uint8Array): Promise<void> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // @ts-expect-error: pdf.js has no types for its worker module.
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  const task = pdfjs.getDocument({
    data: bytes,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    verbosity: 0,
  });
  const document = await task.promise;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    await page.getTextContent();
    page.cleanup();
  }
  await task.destroy();
}

Object.assign(globalThis, {
  subject: { ours: () => time(summarizePdf), pdfjs: () => time(readText) },
});
