/** Documents for the tests of the article's room. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Window } from 'happy-dom';
import { parseHtml } from '../../src/cli/parse-html.ts';

export const address = 'https://example.org/2026/03/a-story';

/** The HTML of a fixture, `<kind>--<case>`. */
export function fixtureHtml(name: string): string {
  return readFileSync(new URL(`../fixtures/pages/${name}.html`, import.meta.url), 'utf8');
}

/** A fixture as a document without layout, as the command line reads it. */
export function fixture(name: string, url = address): Document {
  return parseHtml(fixtureHtml(name), url);
}

/** A document of this body without layout. */
export function page(body: string, head = ''): Document {
  return parseHtml(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`, address);
}

/** A document that has ranges, selections and shadow trees. */
export function livePage(body: string): Document {
  const window = new Window({ url: address });
  window.document.body.innerHTML = body;
  // happy-dom types its own classes; what is used of them is the DOM's.
  return window.document as unknown as Document;
}

/** Any UTF-16 code unit at all, halves of pairs among them: what a text node may hold. */
export const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
