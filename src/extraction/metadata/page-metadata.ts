/**
 * Collects the machine-readable metadata of a page once: meta elements, links, JSON-LD and
 * addresses. `extract.ts` creates it; the modules in `metadata/` and `page/` read it.
 */

import { cutAddress, getRoutingFragment, hasHttpProtocol, stripHash } from '../../shared/url.ts';
import { articleLimits } from '../article.ts';
import { getTextPrefix } from '../dom/block-text.ts';
import { findElements, readAttribute } from '../dom/elements.ts';

/**
 * The address of a document. A content script passes it, because it depends on the window and its
 * history, which the document alone does not tell.
 */
export interface DocumentAddress {
  /**
   * The address that leads back to the document: its own, or that of the page around it if it has
   * none (`srcdoc`, `blob:`, `data:`).
   */
  readonly url: string;
  /**
   * True if a canonical address in the document belongs to its current content. It is false if a
   * script has changed the address since the document was loaded, and in a frame without an
   * address, which anyone may have written.
   */
  readonly isCanonicalCurrent: boolean;
}

/**
 * Normalizes an address for `Article.url`: without user name and password, without a fragment
 * unless the page routes by it, and no longer than `articleLimits.url`.
 *
 * @param url an absolute address; anything else is only cut to the limit
 */
export function toArticleUrl(url: string): string {
  if (!URL.canParse(url)) return cutAddress(url, articleLimits.url);
  return formatArticleUrl(new URL(url));
}

/** Does the same for a parsed address, and leaves `url` unchanged. */
function formatArticleUrl(url: URL): string {
  const address = new URL(url);
  address.username = '';
  address.password = '';
  address.hash = getRoutingFragment(address.hash);
  return cutAddress(address.href, articleLimits.url);
}

/** An object of unchecked JSON-LD, mostly in the vocabulary of https://schema.org/Article. */
export type JsonObject = { readonly [key: string]: unknown };

// A hostile page may have megabytes of JSON-LD in any depth, so nothing beyond these limits is read.

/** Characters of one script. */
const maxCharacters = 1_000_000;
/** Characters of all scripts together. */
const maxAll = 3_000_000;
const maxScripts = 30;
/** Text nodes of one script. A parser splits a long text into nodes of 65,536 characters. */
const maxTexts = 200;
const maxObjects = 3_000;
/** Objects and arrays, including nested ones. */
const maxValues = 20_000;

const strongTypes = new Set(
  'Article BlogPosting LiveBlogPosting Report ScholarlyArticle MedicalScholarlyArticle TechArticle AdvertiserContentArticle SatiricalArticle SocialMediaPosting DiscussionForumPosting Recipe HowTo Review'.split(
    ' ',
  ),
);
const newsArticle = /^\w*NewsArticle$/;
const weakTypes = new Set(['WebPage', 'CreativeWork', 'QAPage']);

/** Returns every object of the page's JSON-LD, the outer ones of each script first. */
function readJsonLdObjects(document: Document): JsonObject[] {
  const selector = 'script[type="application/ld+json" i]';
  const found: JsonObject[] = [];
  let charactersLeft = maxAll;
  for (const script of findElements(document, selector, maxScripts)) {
    const text = getTextPrefix(script, Math.min(maxCharacters, charactersLeft) + 1, maxTexts);
    charactersLeft -= text.length;
    if (charactersLeft < 0) break;
    const queue: unknown[] = [parseScript(text)];
    for (let at = 0; at < Math.min(queue.length, maxValues) && found.length < maxObjects; at++) {
      const value = queue[at];
      if (Array.isArray(value)) queue.push(...value.slice(0, maxObjects));
      else if (isObject(value)) {
        found.push(value);
        queue.push(...getInnerValues(value).slice(0, maxObjects));
      }
    }
  }
  return found;
}

function getInnerValues(object: JsonObject): unknown[] {
  return Object.values(object).filter((inner) => typeof inner === 'object');
}

/** Finds the object that describes the page's own article. */
function findArticleObject(objects: readonly JsonObject[]): JsonObject | undefined {
  const strong = objects.filter((object) => getTypes(object).some(isStrongType));
  return (
    strong.find((object) => 'headline' in object) ??
    strong[0] ??
    objects.find((object) => getTypes(object).some((type) => weakTypes.has(type)))
  );
}

function isStrongType(type: string): boolean {
  return strongTypes.has(type) || newsArticle.test(type);
}

/** Returns the types of an object without the address of the vocabulary, such as `NewsArticle`. */
export function getTypes(object: JsonObject): string[] {
  return [object['@type']]
    .flat()
    .filter((type) => typeof type === 'string')
    .map((type) => type.slice(type.lastIndexOf('/') + 1));
}

/** Returns the names in a value: the string itself, the name of an object, or those of each item. */
export function findNames(value: unknown, depth = 0): string[] {
  if (depth > 4) return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.slice(0, 20).flatMap((each) => findNames(each, depth + 1));
  if (!isObject(value)) return [];
  return findNames(value.name ?? value['@value'] ?? value.url, depth + 1);
}

/** Returns true if a value is an object and neither null nor an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parses the text of a script; tolerates comments around it and raw line breaks inside strings. */
function parseScript(text: string): unknown {
  if (text.length > maxCharacters) return undefined;
  const value = parseUnchanged(text);
  if (value !== undefined) return value;
  const bare = text
    .trim()
    .replace(/^(?:\/\*\s*)?<!(?:--|\[CDATA\[)(?:\s*\*\/)?/, '')
    .replace(/(?:\/\*\s*)?(?:-->|\]\]>)(?:\s*\*\/)?;?$/, '')
    .replace(/;\s*$/, '');
  return parseUnchanged(bare) ?? parseUnchanged(bare.replace(/[\n\r\t]+/g, ' '));
}

function parseUnchanged(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Broken JSON-LD is common, and the page is read without it.
    return undefined;
  }
}

/** The metadata of a page, before anything is interpreted. */
export interface PageMetadata {
  readonly document: Document;
  /** The first non-empty content of each `<meta name|property|itemprop>`; names are in lower case. */
  readonly meta: ReadonlyMap<string, string>;
  readonly objects: readonly JsonObject[];
  /** The JSON-LD object of the article; empty if there is none. */
  readonly article: JsonObject;
  /** Each `<link rel href>` in document order; relations are in lower case. */
  readonly links: readonly PageLink[];
  /** Address of the document; `about:blank` if it has no valid one. */
  readonly url: string;
  /** The address that leads back to the article, which is usually `url`. */
  readonly address: DocumentAddress;
  /** The base for relative addresses; undefined if it is longer than `articleLimits.url`. */
  readonly base: string | undefined;
}

interface PageLink {
  readonly relation: string;
  readonly href: string;
}

const maxMetas = 1_000;
const maxLinks = 1_000;
const keyAttributes = ['property', 'name', 'itemprop', 'http-equiv'];

/**
 * Collects the metadata of a page.
 *
 * @param address from `content/document-identity.ts` in a browser; by default that of the document
 */
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

/** Returns the base without its fragment and, if it is still too long, without its query. */
function shortenBase(base: string): string | undefined {
  const whole = stripHash(base);
  if (whole.length <= articleLimits.url) return whole;
  const [path = ''] = whole.split('?', 1);
  return path.length <= articleLimits.url ? path : undefined;
}

/** Returns the content of the first of these meta elements that the page has. */
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

/** Resolves an address, and strips fragment and credentials; undefined unless it is HTTP or HTTPS. */
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
