/**
 * Parses HTML into a DOM without a browser: parse5 parses as the standard says, linkedom provides
 * the DOM.
 */

import { parseHTML } from 'linkedom';
import { type DefaultTreeAdapterTypes, parse, serialize } from 'parse5';

/**
 * Parses a page. linkedom's own parser loses text on untidy pages that browsers read well, so
 * parse5, which follows the standard, tidies them first. Scripts do not run, so `<noscript>` counts
 * as content.
 *
 * @param url address of the document, against which relative links are resolved
 */
export function parseHtml(html: string, url = 'about:blank'): Document {
  // linkedom's types describe its own classes; only the standard DOM that they implement is used.
  const document = parseHTML(tidyHtml(html)).document as unknown as Document;
  Object.defineProperty(document, 'URL', { value: url, configurable: true });
  Object.defineProperty(document, 'baseURI', {
    value: getBaseUrl(document, url),
    configurable: true,
  });
  // linkedom starts a new text node at every entity, which browsers do not.
  document.documentElement?.normalize();
  // Without a window nothing is laid out.
  Object.defineProperty(document, 'defaultView', { value: null, configurable: true });
  return document;
}

function tidyHtml(html: string): string {
  try {
    const tree = parse(html, { scriptingEnabled: false });
    cutClasses(tree);
    const tidied = serialize(tree);
    return /^<!doctype/i.test(tidied) ? tidied : `<!DOCTYPE html>${tidied}`;
  } catch (error) {
    // parse5 serializes recursively, so a page nested deeper than the stack is left untidied.
    if (error instanceof RangeError) return html;
    throw error;
  }
}

/** Characters of a class attribute that are kept; extraction reads the first thousand. */
const maxClass = 10_000;

/** linkedom hands all words of a class to one call, which the stack does not hold beyond some 120,000. */
function cutClasses(tree: DefaultTreeAdapterTypes.Document): void {
  const waiting: DefaultTreeAdapterTypes.Node[] = [tree];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('content' in node) waiting.push(node.content);
    if ('childNodes' in node) for (const child of node.childNodes) waiting.push(child);
    if (!('attrs' in node)) continue;
    for (const attribute of node.attrs)
      if (attribute.name === 'class') attribute.value = attribute.value.slice(0, maxClass);
  }
}

function getBaseUrl(document: Document, url: string): string {
  const base = document.querySelector('base[href]')?.getAttribute('href');
  return base && URL.canParse(base, url) ? new URL(base, url).href : url;
}
