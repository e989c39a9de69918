/**
 * Accesses the PDF viewers of browsers. In Chromium, a script can run in the document that embeds
 * the viewer, which has the file's address but not its text. In Firefox, no script can run in the
 * viewer, but a parameter of the address starts a search.
 */

import browser from 'webextension-polyfill';
import { fail, ok, type Result } from '../shared/result.ts';
import { stripHash } from '../shared/url.ts';
import { classifyRestrictedPage } from './restricted-pages.ts';

/** A PDF before its text is read. */
export interface PdfFile {
  readonly content: Blob;
  readonly name: string;
  /** Address of the article: that of the file, or a URN with the hash of a local file. */
  readonly url: string;
}

/** Size of a piece in bytes. It is a multiple of three, so that its base64 needs no padding. */
const pieceBytes = 3_000_000;

/**
 * Reads the file that Chromium's viewer shows in a tab from the browser's cache, without any
 * request to the network.
 *
 * @param maxBytes maximum size of the file
 * @returns the file; fails with `restricted-page` if it is not in the cache, `unreadable-file` if
 *   it is too large, `page-gone` if the tab navigates, and `aborted` if the signal is aborted
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

/** Returns the last part of an address's path, such as `report.pdf`, decoded if possible. */
export function getFileName(address: string): string {
  const name = URL.canParse(address) ? (new URL(address).pathname.split('/').at(-1) ?? '') : '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/**
 * Reloads a PDF in Chromium's viewer with a text fragment, because the viewer searches for the text
 * only while it loads.
 *
 * @param fragment text fragment, such as `#:~:text=…`
 * @returns false if the tab cannot be reached
 */
export async function reloadAtText(tabId: number, fragment: string): Promise<boolean> {
  return (await runInTab(tabId, goToText, [fragment])) === true;
}

/**
 * Makes Firefox's viewer search for a text, which it highlights and scrolls to.
 *
 * @returns false if the tab is closed, if its address is unknown or not an HTTP address, or if it shows
 *   another page by now, which may take a fragment for a route
 */
export async function searchInViewer(tabId: number, text: string): Promise<boolean> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  if (!tab?.url || !/^https?:/.test(tab.url)) return false;
  if (classifyRestrictedPage(tab.url, '', tab.favIconUrl) !== 'pdf') return false;
  const url = `${stripHash(tab.url)}#search=${encodeURIComponent(text)}&phrase=true`;
  return browser.tabs.update(tabId, { url }).then(
    () => true,
    () => false,
  );
}

/** Runs a function in the tab's main document; returns `undefined` if the tab cannot be reached. */
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

// The following functions run inside the tab, where only their arguments are available.

/** The isolated world of a page, which holds the file until all pieces are transferred. */
type World = typeof globalThis & { noTimeToReadPdf?: Uint8Array };

async function holdFile(maxBytes: number): Promise<{ size: number; url: string } | string> {
  if (document.contentType !== 'application/pdf') return 'not-a-pdf';
  try {
    const url = location.href;
    // `only-if-cached` prevents a request to the network; it requires `same-origin`.
    const response = await fetch(url, { cache: 'only-if-cached', mode: 'same-origin' });
    const type = response.headers.get('content-type') ?? '';
    if (!response.ok || !/^application\/(?:x-)?pdf\b/i.test(type)) return 'not-kept';
    if (Number(response.headers.get('content-length') ?? 0) > maxBytes) return 'too-large';
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > maxBytes) return 'too-large';
    // Other bytes may precede the header, as viewers accept that.
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
  // The number of arguments of a call is limited.
  for (let i = 0; i < bytes.length; i += 30_000)
    text += String.fromCharCode(...bytes.subarray(i, i + 30_000));
  return btoa(text);
}

function releaseFile(): void {
  delete (globalThis as World).noTimeToReadPdf;
}

function goToText(fragment: string): boolean {
  // A page that frames the PDF would be reloaded in vain.
  if (document.contentType !== 'application/pdf') return false;
  try {
    const url = location.href.split('#', 1)[0];
    // A change of only the fragment would not reload the file, so the query is changed first. A
    // navigation within the origin does not revoke the tab's grant.
    history.replaceState(null, '', `?${Date.now()}`);
    location.replace(`${url}${fragment}`);
    return true;
  } catch {
    return false;
  }
}
