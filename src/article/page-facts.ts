/** The places where a page speaks of itself, gathered once: meta elements and JSON-LD. */

import { type DocumentAddress, toArticleUrl } from './document-address.ts';
import { articleObject, type JsonObject, jsonLdObjects } from './json-ld.ts';

export interface PageFacts {
  readonly document: Document;
  /** Contents of `<meta name|property|itemprop>`, the first of each name that is not empty; names in lower case. */
  readonly meta: ReadonlyMap<string, string>;
  readonly objects: readonly JsonObject[];
  /** The JSON-LD object of the article; empty when there is none. */
  readonly article: JsonObject;
  /** Address of the document; `about:blank` when it has none that can be read. */
  readonly url: string;
  /** The address at which the article is found again, which is often `url`. */
  readonly address: DocumentAddress;
}

const maxMetas = 1_000;
const keyAttributes = ['property', 'name', 'itemprop', 'http-equiv'];

/** @param address of the document, from whoever knows its window */
export function pageFacts(document: Document, address?: DocumentAddress): PageFacts {
  const meta = new Map<string, string>();
  const metas = document.querySelectorAll('meta[content]');
  for (let i = 0; i < Math.min(metas.length, maxMetas); i++) {
    const element = metas[i] as Element;
    const content = element.getAttribute('content')?.trim();
    if (!content) continue;
    for (let k = 0; k < keyAttributes.length; k++) {
      const key = element
        .getAttribute(keyAttributes[k] as string)
        ?.trim()
        .toLowerCase();
      if (key && !meta.has(key)) meta.set(key, content);
    }
  }
  const objects = jsonLdObjects(document);
  const article = articleObject(objects) ?? {};
  const url = URL.canParse(document.URL ?? '') ? document.URL : 'about:blank';
  const standing = address ?? { url, isCanonicalCurrent: true };
  return { document, meta, objects, article, url, address: standing };
}

/** The first of these metas that the page has. */
export function firstMeta(facts: PageFacts, names: readonly string[]): string | undefined {
  for (const name of names) {
    const content = facts.meta.get(name);
    if (content) return content;
  }
  return undefined;
}

/** An address made absolute, without fragment and sign-in; nothing unless it is one of the web's. */
export function absoluteUrl(
  facts: PageFacts,
  address: string | null | undefined,
): string | undefined {
  const base = facts.document.baseURI ?? facts.url;
  if (!address || address.length > 4_000 || !URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  url.hash = '';
  return toArticleUrl(url.href);
}
