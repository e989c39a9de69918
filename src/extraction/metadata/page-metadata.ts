/** The places where a page speaks of itself, gathered once: meta elements, links and JSON-LD. */

import { hasHttpProtocol, stripHash } from '../../shared/url.ts';
import { readAttribute } from '../dom/element-attributes.ts';
import { findElements } from '../dom/find-elements.ts';
import { articleLimits } from '../limits.ts';
import { type DocumentAddress, formatArticleUrl } from '../page/document-url.ts';
import { findArticleObject, type JsonObject, readJsonLdObjects } from './json-ld.ts';

export interface PageMetadata {
  readonly document: Document;
  /** Contents of `<meta name|property|itemprop>`, the first of each name that is not empty; names in lower case. */
  readonly meta: ReadonlyMap<string, string>;
  readonly objects: readonly JsonObject[];
  /** The JSON-LD object of the article; empty when there is none. */
  readonly article: JsonObject;
  /** Contents of `<link rel href>`, in order; relations in lower case. */
  readonly links: readonly PageLink[];
  /** Address of the document; `about:blank` when it has none that can be read. */
  readonly url: string;
  /** The address at which the article is found again, which is often `url`. */
  readonly address: DocumentAddress;
  /** What relative addresses are resolved against; nothing where that is too long to do so. */
  readonly base: string | undefined;
}

export interface PageLink {
  readonly relation: string;
  readonly href: string;
}

const maxMetas = 1_000;
const maxLinks = 1_000;
const keyAttributes = ['property', 'name', 'itemprop', 'http-equiv'];

/** @param address of the document, from whoever knows its window */
export function readPageMetadata(document: Document, address?: DocumentAddress): PageMetadata {
  const objects = readJsonLdObjects(document);
  const article = findArticleObject(objects) ?? {};
  const url = URL.canParse(document.URL ?? '') ? document.URL : 'about:blank';
  const base = shortenBase(document.baseURI ?? url);
  return {
    document,
    meta: readMetas(document),
    links: readLinks(document),
    objects,
    article,
    url,
    address: address ?? { url, isCanonicalCurrent: true },
    base,
  };
}

function readMetas(document: Document): Map<string, string> {
  const meta = new Map<string, string>();
  for (const element of findElements(document, 'meta[content]', maxMetas)) {
    const content = readAttribute(element, 'content').trim();
    if (!content) continue;
    for (let k = 0; k < keyAttributes.length; k++) {
      const key = readAttribute(element, keyAttributes[k] as string)
        .trim()
        .toLowerCase();
      if (key && !meta.has(key)) meta.set(key, content);
    }
  }
  return meta;
}

function readLinks(document: Document): PageLink[] {
  return findElements(document, 'link[rel][href]', maxLinks).map((link) => ({
    relation: readAttribute(link, 'rel').toLowerCase(),
    href: link.getAttribute('href') ?? '',
  }));
}

/** The base without its fragment and, where it is still too long, without its query. */
function shortenBase(base: string): string | undefined {
  const whole = stripHash(base);
  if (whole.length <= articleLimits.url) return whole;
  const [path = ''] = whole.split('?', 1);
  return path.length <= articleLimits.url ? path : undefined;
}

/** The first of these metas that the page has. */
export function findFirstMeta(
  metadata: PageMetadata,
  names: readonly string[],
): string | undefined {
  for (const name of names) {
    const content = metadata.meta.get(name);
    if (content) return content;
  }
  return undefined;
}

/** An address made absolute, without fragment and sign-in; nothing unless it is one of the web's. */
export function toAbsoluteUrl(
  metadata: PageMetadata,
  address: string | null | undefined,
): string | undefined {
  const { base } = metadata;
  if (!address || address.length > articleLimits.url || !URL.canParse(address, base))
    return undefined;
  const url = new URL(address, base);
  if (!hasHttpProtocol(url)) return undefined;
  url.hash = '';
  return formatArticleUrl(url);
}
