/**
 * Keeps the text of the pages of a PDF in session storage while it is read, so that a view which is
 * closed meanwhile does not start again from the first page. Session storage is never written to
 * disk.
 */

import * as v from 'valibot';
import { session } from '../../browser/storage.ts';
import type { PdfPageText } from '../../extraction/pdf/page-text.ts';
import { parseOrUndefined } from '../../shared/schema.ts';

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
