/** A document from HTML text, without a browser: parsed as the standard says, served as a DOM by linkedom. */

import { parseHTML } from 'linkedom';
import { type DefaultTreeAdapterTypes, parse, serialize } from 'parse5';

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
    const tree = parse(html, { scriptingEnabled: false });
    cutClasses(tree);
    const tidied = serialize(tree);
    return /^<!doctype/i.test(tidied) ? tidied : `<!DOCTYPE html>${tidied}`;
  } catch (error) {
    // parse5 writes recursively; a page that is deeper than the stack goes on as it came.
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
