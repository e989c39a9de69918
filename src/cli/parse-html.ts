/** A document from HTML text, without a browser: parsed as the standard says, served as a DOM by linkedom. */

import { parseHTML } from 'linkedom';
import { parse, serialize } from 'parse5';

/**
 * Parses a page. linkedom's own parser loses text on the untidy pages that a browser reads well, so
 * parse5, which follows the standard, tidies them first. Scripts do not run: `<noscript>` is read.
 *
 * @param url what the document answers as its address; relative links are resolved against it
 */
export function parseHtml(html: string, url = 'about:blank'): Document {
  // linkedom's types are those of its own classes; the DOM they implement is what is used of them.
  const document = parseHTML(tidyHtml(html)).document as unknown as Document;
  Object.defineProperty(document, 'URL', { value: url, configurable: true });
  Object.defineProperty(document, 'baseURI', {
    value: getBaseUrl(document, url),
    configurable: true,
  });
  // linkedom begins a new text node at every entity, a browser does not.
  document.documentElement?.normalize();
  // There is no window: nothing is laid out here.
  Object.defineProperty(document, 'defaultView', { value: null, configurable: true });
  return document;
}

function tidyHtml(html: string): string {
  try {
    const tidied = serialize(parse(html, { scriptingEnabled: false }));
    return /^<!doctype/i.test(tidied) ? tidied : `<!DOCTYPE html>${tidied}`;
  } catch (error) {
    // parse5 writes recursively; a page that is deeper than the stack goes on as it came.
    if (error instanceof RangeError) return html;
    throw error;
  }
}

function getBaseUrl(document: Document, url: string): string {
  const base = document.querySelector('base[href]')?.getAttribute('href');
  return base && URL.canParse(base, url) ? new URL(base, url).href : url;
}
