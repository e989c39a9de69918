/** Reads the article of a PDF. pdf.js is loaded when the first PDF is opened. */

import * as v from 'valibot';
import type { PdfFile } from '../../browser/pdf-viewer.ts';
import { session } from '../../browser/storage.ts';
import type { Article } from '../../extraction/article.ts';
import { openPdf, pdfLimits } from '../../extraction/pdf/open-pdf.ts';
import type { PdfPageText } from '../../extraction/pdf/page-text.ts';
import { buildPdfArticle } from '../../extraction/pdf/pdf-article.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { parseOrUndefined } from '../../shared/schema.ts';

// Keeps the text of the pages of a PDF in session storage while it is read, so that a view which is
// closed meanwhile does not start again from the first page. Session storage is never written to
// disk.

/**
 * Limits in characters of JSON. Session storage has ten megabytes, of which articles take up to
 * five. Of a file with more text, only the first pages are kept.
 */
const maxCharacters = 3_000_000;
/** A page is stored together with the next ones, because each write takes as long as some pages. */
const minPartCharacters = 100_000;

const prefix = 'pdf-pages:';

const PageText = v.object({
  number: v.number(),
  width: v.number(),
  height: v.number(),
  items: v.array(
    v.object({
      text: v.string(),
      x: v.number(),
      y: v.number(),
      width: v.number(),
      size: v.number(),
      font: v.string(),
      isMonospace: v.boolean(),
      isRightToLeft: v.boolean(),
      isTurned: v.boolean(),
      endsLine: v.boolean(),
    }),
  ),
});
/** Parts are stored as text, because browsers count several times as much for objects. */
const PartText = v.pipe(v.string(), v.parseJson(), v.array(PageText));

export interface PageCache {
  /** The first pages, if they have been read before. */
  readonly pages: readonly PdfPageText[];
  /** Adds the next page. It is stored without waiting; a failure only costs time. */
  add(page: PdfPageText): void;
  /** Removes all pages, as soon as the article has been read. */
  remove(): Promise<void>;
}

/**
 * Opens the cache of a file and removes those of other files.
 *
 * @param hash SHA-256 of the file's bytes, in hexadecimal digits
 */
export async function openPageCache(hash: string): Promise<PageCache> {
  const own = `${prefix}${hash}:`;
  const keys = await session.keys();
  const stored = keys.ok ? keys.value.filter((key) => key.startsWith(prefix)) : [];
  await session.remove(stored.filter((key) => !key.startsWith(own)));
  const found = await session.get(stored.filter((key) => key.startsWith(own)));
  const pages = found.ok ? joinParts(Object.values(found.value)) : [];
  let characters = pages.reduce((sum, page) => sum + JSON.stringify(page).length, 0);
  let part: string[] = [];
  let partStart = 0;
  let isRemoved = false;
  let written: Promise<unknown> = Promise.resolve();
  const store = (key: string, texts: readonly string[]) => {
    const set = () => session.set({ [key]: `[${texts.join()}]` });
    written = written.then(() => (isRemoved ? undefined : set()));
  };
  return {
    pages,
    add(page) {
      const text = JSON.stringify(page);
      characters += text.length;
      if (characters > maxCharacters) return;
      if (part.length === 0) partStart = page.number;
      part.push(text);
      if (part.reduce((sum, { length }) => sum + length, 0) < minPartCharacters) return;
      store(`${own}${partStart}`, part);
      part = [];
    },
    async remove() {
      isRemoved = true;
      await written;
      const last = await session.keys();
      if (last.ok) await session.remove(last.value.filter((key) => key.startsWith(own)));
    },
  };
}

/** Returns the pages from the first one to the last before one that is missing. */
function joinParts(parts: readonly unknown[]): PdfPageText[] {
  const pages = parts
    .flatMap((part) => parseOrUndefined(PartText, part) ?? [])
    .sort((a, b) => a.number - b.number);
  const missing = pages.findIndex(({ number }, at) => number !== at + 1);
  return missing === -1 ? pages : pages.slice(0, missing);
}

export interface PdfReadOptions {
  readonly password?: string;
  readonly signal: AbortSignal;
  /** True in an incognito window, of which no page is kept if the view is closed. */
  readonly incognito: boolean;
  onProgress(read: number, total: number): void;
}

/**
 * Returns the article of a PDF; fails like `openPdf` and `buildPdfArticle`. If reading was
 * interrupted before, it continues after the last page that was kept.
 */
export async function readPdf(
  { content, name, url }: PdfFile,
  { incognito, ...options }: PdfReadOptions,
): Promise<Result<Article>> {
  if (content.size > pdfLimits.bytes) return fail('unreadable-file', 'too-large');
  const bytes = await content.arrayBuffer();
  const getHash = () =>
    url.startsWith(urnPrefix) ? url.slice(urnPrefix.length) : hashBytes(bytes);
  const cache = incognito ? undefined : await openPageCache(await getHash());
  // `content` still has the bytes for another attempt, as pdf.js takes these over.
  const text = await openPdf(new Uint8Array(bytes), {
    ...options,
    pagesReadBefore: cache?.pages ?? [],
    readCharacterMap,
    onProgress: (read, total, page) => {
      cache?.add(page);
      options.onProgress(read, total);
    },
  });
  if (!text.ok) return text;
  await cache?.remove();
  const { pages, info } = text.value;
  return buildPdfArticle(pages, { ...info, url, fileName: name });
}

/** The address of a file that the user has chosen is its hash after this. */
const urnPrefix = 'urn:sha256:';

/** Returns the SHA-256 of a file in hexadecimal digits. */
async function hashBytes(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
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
    const hash = await hashBytes(await file.arrayBuffer());
    return ok({ content: file, name: file.name, url: `${urnPrefix}${hash}` });
  } catch {
    // The file was moved or changed after the user chose it.
    return fail('unreadable-file', 'damaged');
  }
}

// Character maps.

/**
 * The character maps that PDFs in Chinese, Japanese and Korean may name instead of embedding their
 * own (ISO 32000-1, table 118), and those from Adobe's character collections to Unicode. Each is a
 * module, because an extension page may import its own modules but fetch nothing.
 */
const characterMaps = import.meta.glob<string>(
  [
    '/node_modules/pdfjs-dist/cmaps/{GB,GBpc,GBK,GBKp,CNS}-EUC-[HV].bcmap',
    '/node_modules/pdfjs-dist/cmaps/GBK2K-[HV].bcmap',
    '/node_modules/pdfjs-dist/cmaps/{B5pc,HKscs-B5,ETen-B5,ETenms-B5}-[HV].bcmap',
    '/node_modules/pdfjs-dist/cmaps/{83pv,90ms,90msp,90pv,Add,Ext}-RKSJ-[HV].bcmap',
    '/node_modules/pdfjs-dist/cmaps/{EUC-,}[HV].bcmap',
    '/node_modules/pdfjs-dist/cmaps/{KSC-EUC,KSCms-UHC,KSCms-UHC-HW,KSCpc-EUC}-[HV].bcmap',
    '/node_modules/pdfjs-dist/cmaps/Uni{GB,CNS,JIS,KS}-{UCS2,UTF16}-[HV].bcmap',
    '/node_modules/pdfjs-dist/cmaps/UniJIS-UCS2-HW-[HV].bcmap',
    '/node_modules/pdfjs-dist/cmaps/Adobe-{GB1,CNS1,Japan1,Korea1}-UCS2.bcmap',
  ],
  { query: '?inline', import: 'default' },
);

/**
 * Reads a character map in the packed format of pdf.js.
 *
 * @param name such as `UniGB-UCS2-H`; rejects if it is not among them
 */
async function readCharacterMap(name: string): Promise<Uint8Array> {
  const load = characterMaps[`/node_modules/pdfjs-dist/cmaps/${name}.bcmap`];
  if (!load) throw new Error(`There is no character map ${name}`);
  // The module is a `data:` URL, which the content security policy does not let a page fetch.
  const base64 = (await load()).replace(/^[^,]*,/, '');
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
