/** The places where a page speaks of itself, gathered once: meta elements, links and JSON-LD. */

import { cutAddress, getRoutingFragment, hasHttpProtocol, stripHash } from '../../shared/url.ts';
import { articleLimits } from '../article.ts';
import { getTextPrefix } from '../dom/block-text.ts';
import { findElements, readAttribute } from '../dom/elements.ts';

// The address of a document. A script in the page knows more of it than the document says by itself.

export interface DocumentAddress {
  /**
   * The address at which the document is found again: that of the document, or where it has none
   * (`srcdoc`, `blob:`, `data:`) that of the page around it.
   */
  readonly url: string;
  /**
   * A canonical address in the document belongs to what it shows now. It does not where a script
   * has changed the address since the document was loaded, nor in a frame without an address, whose
   * author may be anyone.
   */
  readonly isCanonicalCurrent: boolean;
}

/**
 * An address as an article has it: without user name, password, and any fragment but the one that a
 * page routes by, and no longer than `articleLimits.address`.
 *
 * @param url an absolute address; what is none is only cut
 */
export function toArticleUrl(url: string): string {
  if (!URL.canParse(url)) return cutAddress(url, articleLimits.url);
  return formatArticleUrl(new URL(url));
}

/** The same for an address that has been parsed; `url` is not changed. */
function formatArticleUrl(url: URL): string {
  const address = new URL(url);
  address.username = '';
  address.password = '';
  address.hash = getRoutingFragment(address.hash);
  return cutAddress(address.href, articleLimits.url);
}

// What a page says of its article in JSON-LD (https://schema.org/Article), however it is nested.

export type JsonObject = { readonly [key: string]: unknown };

/** Hostile pages carry megabytes of it, nested without end; what is beyond these sizes is not read. */
const maxCharacters = 1_000_000;
/** Characters of all scripts together. */
const maxAll = 3_000_000;
const maxScripts = 30;
/** Texts of one script: a parser cuts a long one into pieces of 65,536 characters. */
const maxTexts = 200;
const maxObjects = 3_000;
/** Objects and lists, those in each other counted too. */
const maxValues = 20_000;

const strongTypes = new Set(
  'Article BlogPosting LiveBlogPosting Report ScholarlyArticle MedicalScholarlyArticle TechArticle AdvertiserContentArticle SatiricalArticle SocialMediaPosting DiscussionForumPosting Recipe HowTo Review'.split(
    ' ',
  ),
);
const newsArticle = /^\w*NewsArticle$/;
const weakTypes = new Set(['WebPage', 'CreativeWork', 'QAPage']);

/** Every object of the page's JSON-LD, outermost first. */
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

/** The object that speaks of the page's own article, if one does. */
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

/** The types of an object, without the vocabulary's address. */
export function getTypes(object: JsonObject): string[] {
  return [object['@type']]
    .flat()
    .filter((type) => typeof type === 'string')
    .map((type) => type.slice(type.lastIndexOf('/') + 1));
}

/** The words of a value: a string, or the name of the thing, or of each of the things. */
export function findNames(value: unknown, depth = 0): string[] {
  if (depth > 4) return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.slice(0, 20).flatMap((each) => findNames(each, depth + 1));
  if (!isObject(value)) return [];
  return findNames(value.name ?? value['@value'] ?? value.url, depth + 1);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a script; comments and raw line breaks inside strings are forgiven. */
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
    // Broken JSON-LD is common, and says nothing.
    return undefined;
  }
}

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

interface PageLink {
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
