/** Creates documents for the tests of extraction. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Window } from 'happy-dom';
import { parseHtml } from '../../src/cli/parse-html.ts';

export const address = 'https://example.org/2026/03/a-story';

/** Returns the HTML of a fixture, `<kind>--<case>`. */
export function fixtureHtml(name: string): string {
  return readFileSync(new URL(`../fixtures/pages/${name}.html`, import.meta.url), 'utf8');
}

/** Returns a fixture as a document without layout, as `cli` reads it. */
export function fixture(name: string, url = address): Document {
  return parseHtml(fixtureHtml(name), url);
}

/** Creates a document with this body, without layout. */
export function page(body: string, head = ''): Document {
  return parseHtml(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`, address);
}

/** Creates a document that supports ranges, selections and shadow trees. */
export function livePage(body: string): Document {
  const window = new Window({ url: address });
  window.document.body.innerHTML = body;
  // happy-dom has types of its own; the tests use only what they share with the DOM.
  return window.document as unknown as Document;
}

/** Generates any UTF-16 code unit, including lone surrogates, which a text node may contain. */
export const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
