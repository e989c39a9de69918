import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  getFileName,
  reloadAtText,
  searchInViewer,
  takePdf,
} from '../../src/browser/pdf-viewer.ts';

interface Injection {
  readonly func: (...args: unknown[]) => unknown;
  readonly args: unknown[];
}

const tab: { url?: string; favIconUrl?: string } = {};
const updates: unknown[] = [];
vi.mock('webextension-polyfill', () => ({
  default: {
    scripting: {
      // The function runs in the test, with the document and the location that the test has set.
      executeScript: async ({ func, args }: Injection) => [{ result: await func(...args) }],
    },
    tabs: {
      get: async () => tab,
      update: async (_id: number, change: unknown) => void updates.push(change),
    },
  },
}));

const fetched: (readonly [string, RequestInit])[] = [];
let contentType = 'application/pdf';
const { signal } = new AbortController();

/** Makes the tab show a PDF with this content, which is in the browser's cache. */
function show(content: string, type = 'application/pdf'): void {
  vi.stubGlobal('location', { href: 'https://paper.example/a%20report.pdf#page=2' });
  vi.stubGlobal('document', { contentType });
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    fetched.push([url, init]);
    return new Response(content, { headers: { 'content-type': type } });
  });
}

beforeEach(() => {
  contentType = 'application/pdf';
  fetched.length = 0;
  updates.length = 0;
});
afterEach(() => vi.unstubAllGlobals());

describe('the PDF viewers of browsers', () => {
  it('takes a large file in pieces, and only from the cache', async () => {
    const content = `%PDF-1.4\n${'x'.repeat(7_000_000)}`;
    show(content);
    const taken = await takePdf(1, 10_000_000, signal);
    expect(fetched).toEqual([[location.href, { cache: 'only-if-cached', mode: 'same-origin' }]]);
    expect(taken).toMatchObject({
      ok: true,
      value: { name: 'a report.pdf', url: 'https://paper.example/a%20report.pdf' },
    });
    if (taken.ok) expect((await taken.value.content.text()) === content).toBe(true);
  });

  it('removes the file from the page after taking it', async () => {
    show('%PDF-1.4');
    await takePdf(1, 10_000_000, signal);
    expect(Object.keys(globalThis).filter((name) => /pdf/i.test(name))).toEqual([]);
  });

  it.each([
    ['exceeds the size limit', '%PDF-1.4 and more', 'application/pdf', 'unreadable-file'],
    ['is not a PDF', '<html>', 'application/pdf', 'restricted-page'],
    ['is served with another media type', '%PDF-1.4', 'text/html', 'restricted-page'],
  ])('rejects a file that %s', async (_what, content, type, code) => {
    show(content, type);
    expect(await takePdf(1, 10, signal)).toMatchObject({ ok: false, failure: { code } });
  });

  it('does not fetch anything in a tab that does not show a PDF', async () => {
    contentType = 'text/html';
    show('%PDF-1.4');
    expect((await takePdf(1, 1_000, signal)).ok).toBe(false);
    expect(fetched).toEqual([]);
  });

  it('rejects a file that is not in the cache of the browser', async () => {
    show('');
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await takePdf(1, 1_000, signal)).toMatchObject({
      failure: { code: 'restricted-page', detail: 'pdf' },
    });
  });

  it('reloads Chromium’s viewer at a text fragment of the same address', async () => {
    const replaced: string[] = [];
    vi.stubGlobal('location', {
      href: 'https://paper.example/r.pdf?v=2#page=2',
      replace: (url: string) => replaced.push(url),
    });
    vi.stubGlobal('history', { replaceState: () => undefined });
    vi.stubGlobal('document', { contentType });
    expect(await reloadAtText(1, '#:~:text=here')).toBe(true);
    expect(replaced).toEqual(['https://paper.example/r.pdf?v=2#:~:text=here']);
  });

  it('does not reload a page that only frames the PDF', async () => {
    const replace = vi.fn();
    vi.stubGlobal('location', { href: 'https://paper.example/', replace });
    vi.stubGlobal('history', { replaceState: () => undefined });
    vi.stubGlobal('document', { contentType: 'text/html' });
    expect(await reloadAtText(1, '#:~:text=here')).toBe(false);
    expect(replace).not.toHaveBeenCalled();
  });

  it('makes Firefox’s viewer search for a sentence if its address is an HTTP address', async () => {
    tab.url = 'https://paper.example/r.pdf#page=2';
    expect(await searchInViewer(1, 'a & b')).toBe(true);
    expect(updates).toEqual([
      { url: 'https://paper.example/r.pdf#search=a%20%26%20b&phrase=true' },
    ]);
    tab.url = 'file:///home/r.pdf';
    expect(await searchInViewer(1, 'a')).toBe(false);
    expect(updates).toHaveLength(1);
  });

  it('searches at any address that has the viewer’s icon, and leaves other pages alone', async () => {
    updates.length = 0;
    tab.url = 'https://paper.example/app#/inbox';
    expect(await searchInViewer(1, 'a')).toBe(false);
    expect(updates).toEqual([]);
    tab.favIconUrl = 'chrome://global/skin/icons/pdf.svg';
    expect(await searchInViewer(1, 'a')).toBe(true);
    expect(updates).toHaveLength(1);
  });

  it.each([
    ['https://paper.example/a/r%20b.pdf?x=1', 'r b.pdf'],
    ['https://paper.example/%.pdf', '%.pdf'],
    ['nowhere', ''],
  ])('returns the file name of %s as “%s”', (address, name) => {
    expect(getFileName(address)).toBe(name);
  });
});
