/**
 * The browsers' own PDF viewers. Chromium's lets a script into the document around the viewer, which
 * has the file's address but none of its text; Firefox's lets nothing in, but searches for what its
 * address says.
 */

import browser from 'webextension-polyfill';
import { fail, ok, type Result } from '../shared/result.ts';
import { stripHash } from '../shared/url.ts';

/** A PDF that is to be read. */
export interface PdfFile {
  readonly content: Blob;
  readonly name: string;
  /** Address of the article: where the browser shows the file, or a name made of its content. */
  readonly url: string;
}

/** Bytes handed over at once. A multiple of three, so that each piece ends with whole letters. */
const pieceBytes = 3_000_000;

/**
 * Takes the file that Chromium's viewer shows in a tab out of the browser's cache. Nothing is ever
 * requested.
 *
 * @param maxBytes size of the largest file that is taken
 * @returns fails with `restricted-page` if the browser has not kept the file, `unreadable-file` if it
 *   is larger, and `page-gone` if the tab shows something else meanwhile
 */
export async function takePdf(
  tabId: number,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Result<PdfFile>> {
  const held = await runInTab(tabId, holdFile, [maxBytes]);
  if (held === 'too-large') return fail('unreadable-file', 'too-large');
  if (typeof held !== 'object' || held === null) return fail('restricted-page', 'pdf');
  const { size, url } = held;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  try {
    for (let start = 0; start < size; start += pieceBytes) {
      if (signal.aborted) return fail('aborted');
      const piece = await runInTab(tabId, getPiece, [start, pieceBytes]);
      if (typeof piece !== 'string') return fail('page-gone');
      parts.push(decode(piece));
    }
  } finally {
    await runInTab(tabId, releaseFile, []);
  }
  return ok({ content: new Blob(parts), name: getFileName(url), url: stripHash(url) });
}

/** Returns the last part of an address's path, decoded if possible: `report.pdf`. */
export function getFileName(address: string): string {
  const name = URL.canParse(address) ? (new URL(address).pathname.split('/').at(-1) ?? '') : '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/**
 * Loads a PDF again in Chromium's viewer, at a text fragment, in the same tab and without another
 * click: the viewer looks for the text only when it loads.
 *
 * @param fragment such as `#:~:text=…`
 * @returns false if the tab cannot be reached any more
 */
export async function reloadAtText(tabId: number, fragment: string): Promise<boolean> {
  return (await runInTab(tabId, goToText, [fragment])) === true;
}

/**
 * Has Firefox's viewer search for a text, which it marks and scrolls to.
 *
 * @returns false if the tab is closed, or its address is not known or not of the web
 */
export async function searchInViewer(tabId: number, text: string): Promise<boolean> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  if (!tab?.url || !/^https?:/.test(tab.url)) return false;
  const url = `${stripHash(tab.url)}#search=${encodeURIComponent(text)}&phrase=true`;
  return browser.tabs.update(tabId, { url }).then(
    () => true,
    () => false,
  );
}

/** Runs a function in the tab's main document. @returns `undefined` if the tab cannot be reached */
async function runInTab<A extends unknown[], R>(
  tabId: number,
  func: (...args: A) => R,
  args: A,
): Promise<Awaited<R> | undefined> {
  try {
    const [answer] = await browser.scripting.executeScript({
      target: { tabId },
      func: func as (...args: unknown[]) => unknown,
      args,
    });
    return answer?.result as Awaited<R> | undefined;
  } catch {
    return undefined;
  }
}

function decode(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

// These run inside the tab, where only their arguments are available.

/** The isolated world of a page, in which the file waits until all of it is handed over. */
type World = typeof globalThis & { noTimeToReadPdf?: Uint8Array };

async function holdFile(maxBytes: number): Promise<{ size: number; url: string } | string> {
  if (document.contentType !== 'application/pdf') return 'not-a-pdf';
  try {
    const url = location.href;
    // `only-if-cached` answers from the browser's cache or fails, and needs `same-origin`.
    const response = await fetch(url, { cache: 'only-if-cached', mode: 'same-origin' });
    const type = response.headers.get('content-type') ?? '';
    if (!response.ok || !/^application\/(?:x-)?pdf\b/i.test(type)) return 'not-kept';
    if (Number(response.headers.get('content-length') ?? 0) > maxBytes) return 'too-large';
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > maxBytes) return 'too-large';
    // Viewers accept a file with something before its header.
    const head = String.fromCharCode(...bytes.subarray(0, 1_024));
    if (!head.includes('%PDF-')) return 'not-a-pdf';
    (globalThis as World).noTimeToReadPdf = bytes;
    return { size: bytes.length, url };
  } catch {
    return 'not-kept';
  }
}

function getPiece(start: number, length: number): string | undefined {
  const bytes = (globalThis as World).noTimeToReadPdf?.subarray(start, start + length);
  if (!bytes) return undefined;
  let text = '';
  // The arguments of a call are limited.
  for (let i = 0; i < bytes.length; i += 30_000)
    text += String.fromCharCode(...bytes.subarray(i, i + 30_000));
  return btoa(text);
}

function releaseFile(): void {
  delete (globalThis as World).noTimeToReadPdf;
}

function goToText(fragment: string): boolean {
  try {
    const url = location.href.split('#', 1)[0];
    // With another address first, the same one loads again; the tab keeps its grant.
    history.replaceState(null, '', `?${Date.now()}`);
    location.replace(`${url}${fragment}`);
    return true;
  } catch {
    return false;
  }
}
