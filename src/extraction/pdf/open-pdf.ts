/**
 * Opens a PDF and reads the text of its pages with pdf.js, which is loaded when the first file is
 * opened. The file is not rendered, its scripts are not run, and nothing is fetched.
 */

import type { PDFDocumentProxy } from 'pdfjs-dist';
import { yieldToTasks } from '../../shared/async.ts';
import {
  type FileProblem,
  fail,
  ok,
  type Result,
  toUnexpectedFailure,
} from '../../shared/result.ts';
import { articleLimits } from '../article.ts';
import { toIsoDate } from '../metadata/dates.ts';
import { type PdfPageText, readPageText } from './page-text.ts';

export const pdfLimits = {
  /** Maximum size of a file. It is twice in memory, and a larger one may crash the tab. */
  bytes: 100_000_000,
  /** Maximum number of pages to read. They hold more text than the longest article may have. */
  pages: 1_000,
  /** Maximum number of characters to read, since an article may not have more. */
  characters: articleLimits.text,
} as const;

/** Time in ms after which reading yields to other tasks: one frame of 60 a second. */
const maxSliceMs = 16;

export interface PdfOpenOptions {
  readonly password?: string;
  /** Aborts before the next page. */
  readonly signal?: AbortSignal;
  /** Called after each page, with its text. `total` is the number of pages that will be read. */
  readonly onProgress?: (read: number, total: number, page: PdfPageText) => void;
  /** The first pages, if they have been read before. Reading continues after them. */
  readonly pagesReadBefore?: readonly PdfPageText[];
  /**
   * Returns one of Adobe's packed character maps by its name, such as `UniGB-UCS2-H`. Only files in
   * Chinese, Japanese and Korean that embed neither their own map nor Unicode need them.
   */
  readonly readCharacterMap?: (name: string) => Promise<Uint8Array>;
}

/** The text and the metadata of a file. */
export interface PdfText {
  readonly pages: readonly PdfPageText[];
  readonly info: PdfInfo;
}

/** The metadata of a file. It is often wrong; the title may be “Microsoft Word - x.doc”. */
export interface PdfInfo {
  readonly title?: string;
  readonly author?: string;
  /** Local date on which the file was created, in ISO 8601. */
  readonly created?: string;
  /** Language that the file declares, as a BCP 47 tag. */
  readonly lang?: string;
  /** Page numbers as they are printed on the pages, such as “iv”, if the file lists them. */
  readonly pageLabels?: readonly string[];
  /** Number of pages in the file, including those that were not read. */
  readonly totalPages: number;
}

/**
 * Reads the text of a PDF page by page. It yields to other tasks every `maxSliceMs`.
 *
 * @param bytes the whole file; pdf.js takes the bytes over, so that the caller's array is empty
 *   afterwards
 * @returns the pages up to `pdfLimits`; fails with `aborted` if the signal is aborted, otherwise
 *   with `unreadable-file` and one of `fileProblems` (`buildPdfArticle` recognizes scans)
 */
export async function openPdf(
  bytes: Uint8Array,
  options: PdfOpenOptions = {},
): Promise<Result<PdfText>> {
  if (bytes.length > pdfLimits.bytes) return failFile('too-large');
  if (options.signal?.aborted) return fail('aborted');
  const [pdfjs] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    // @ts-expect-error: pdf.js has no types for its worker module. Once it is imported, the calling
    // thread does the work.
    import('pdfjs-dist/legacy/build/pdf.worker.mjs'),
  ]);
  const { password, readCharacterMap } = options;
  const task = pdfjs.getDocument({
    data: bytes,
    ...(password !== undefined && { password }),
    BinaryDataFactory: createDataFactory(readCharacterMap),
    cMapPacked: true,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    verbosity: 0,
  });
  const abort = () => void task.destroy();
  options.signal?.addEventListener('abort', abort);
  try {
    const document = await task.promise;
    return ok({ info: await readInfo(document), pages: await readPages(document, options) });
  } catch (error) {
    if (options.signal?.aborted) return fail('aborted');
    return toFailure(error, password !== undefined);
  } finally {
    options.signal?.removeEventListener('abort', abort);
    await task.destroy();
  }
}

function failFile(problem: FileProblem) {
  return fail('unreadable-file', problem);
}

/** Recognizes pdf.js's errors by name, because an error from a worker loses its class. */
function toFailure(error: unknown, hadPassword: boolean) {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException')
    return failFile(hadPassword ? 'password-wrong' : 'password-needed');
  if (/^(?:InvalidPDF|Format|UnknownError|Response)/.test(name)) return failFile('damaged');
  return toUnexpectedFailure(error);
}

async function readPages(
  document: PDFDocumentProxy,
  { signal, onProgress, pagesReadBefore = [] }: PdfOpenOptions,
): Promise<PdfPageText[]> {
  const pages = [...pagesReadBefore];
  const total = Math.min(document.numPages, pdfLimits.pages);
  let characters = pages.reduce((sum, page) => sum + countCharacters(page), 0);
  let resumed = performance.now();
  while (pages.length < total && characters < pdfLimits.characters) {
    const page = await readPage(document, pages.length + 1);
    pages.push(page);
    characters += countCharacters(page);
    onProgress?.(pages.length, total, page);
    if (performance.now() - resumed > maxSliceMs) {
      await yieldToTasks();
      resumed = performance.now();
    }
    signal?.throwIfAborted();
  }
  return pages;
}

/** Returns an empty page if the page is damaged, so that the others can still be read. */
async function readPage(document: PDFDocumentProxy, number: number): Promise<PdfPageText> {
  try {
    const page = await document.getPage(number);
    const text = await readPageText(page);
    page.cleanup();
    return text;
  } catch {
    return { number, width: 0, height: 0, items: [] };
  }
}

function countCharacters({ items }: PdfPageText): number {
  return items.reduce((sum, { text }) => sum + text.length, 0);
}

async function readInfo(document: PDFDocumentProxy): Promise<PdfInfo> {
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));
  const pageLabels = await document.getPageLabels().catch(() => null);
  const title = readLine(info, 'Title');
  const author = readLine(info, 'Author');
  const created = parsePdfDate(readLine(info, 'CreationDate'));
  const lang = readLine(info, 'Language')?.slice(0, 35);
  return {
    ...(title && { title }),
    ...(author && { author }),
    ...(created && { created }),
    ...(lang && { lang }),
    ...(pageLabels && { pageLabels: pageLabels.map((label) => label.slice(0, 20)) }),
    totalPages: document.numPages,
  };
}

function readLine(info: object, name: string): string | undefined {
  const value: unknown = Object.hasOwn(info, name) ? Reflect.get(info, name) : undefined;
  return typeof value === 'string' ? value.trim().slice(0, articleLimits.line) : undefined;
}

/** Parses a date such as `D:20240131…` (ISO 32000-1, 7.9.4) and returns it in ISO 8601. */
function parsePdfDate(text: string | undefined): string | undefined {
  const [, year, month, day] = /^(?:D:)?(\d{4})(\d\d)(\d\d)/.exec(text ?? '') ?? [];
  return year === undefined ? undefined : toIsoDate(`${year}-${month}-${day}`);
}

/** Creates the class that pdf.js uses to load its data files, so that it does not fetch them. */
function createDataFactory(readCharacterMap: PdfOpenOptions['readCharacterMap']) {
  return class {
    async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
      const name = /^([\w-]{1,60})\.bcmap$/.exec(filename)?.[1];
      if (kind === 'cMapUrl' && name !== undefined && readCharacterMap)
        return await readCharacterMap(name);
      throw new Error(`${filename} is not there`);
    }
  };
}
