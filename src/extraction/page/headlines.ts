/**
 * Finds the headlines of a page that lists articles, so that the summary view can offer them when
 * the page itself is no article. Called from `content/page-script.ts` and `page-kind.ts`.
 */

import { stripHash } from '../../shared/url.ts';
import { getTextPrefix, walkNodes } from '../dom/block-text.ts';
import { unclobbered } from '../dom/dom-clobbering.ts';
import { readPageMetadata, toAbsoluteUrl } from '../metadata/page-metadata.ts';
import { type Headline, headlineLimits } from './refused-page.ts';

// These limits keep the cost linear on a hostile page: links, and nodes inside and around each link.
const maxLinks = 3_000;
const maxNodesInside = 40;
const maxAncestors = 12;

/** A link with fewer characters than this is the name of a section or a button. */
const minLength = 22;
/** Headings may be shorter, and so may scripts that write no spaces between words. */
const minDenseLength = 8;
const dense = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]/;

/** A page with at least this many links that look like headlines is a list of articles. */
const minHeadlines = 5;

const headingTags = new Set(['h1', 'h2', 'h3', 'h4']);
/** Links inside these elements are navigation, not headlines. */
const navigationTags = new Set(['nav', 'footer', 'aside', 'form', 'dialog']);

/**
 * Returns the headlines of a page that lists articles, in document order, at most
 * `headlineLimits.count`; an empty list if the page lists none. The cost is linear in the links.
 */
export function findHeadlines(document: Document): Headline[] {
  const metadata = readPageMetadata(document);
  const seen = new Set([stripHash(metadata.url)]);
  const found: Headline[] = [];
  const links = document.getElementsByTagName('a');
  for (let i = 0; i < Math.min(links.length, maxLinks); i++) {
    const link = links[i] as HTMLAnchorElement;
    const url = toAbsoluteUrl(metadata, link.getAttribute('href'));
    if (url === undefined || url.length > headlineLimits.address || seen.has(url)) continue;
    const text = isSameSite(url, metadata.url) ? readHeadline(link, url) : undefined;
    if (text === undefined || !isShown(link)) continue;
    seen.add(url);
    found.push({ text, url });
    if (found.length === headlineLimits.count) break;
  }
  return found.length < minHeadlines ? [] : found;
}

/**
 * Returns the text of a link if it reads as a headline. A link inside a heading, or with a heading
 * inside, may be short; any other link needs a longer text and an address like an article's.
 */
function readHeadline(link: Element, url: string): string | undefined {
  const ancestors = getAncestors(link);
  if (ancestors.some(({ localName }) => navigationTags.has(localName))) return undefined;
  const heading = findHeading(link);
  const text = getTextPrefix(heading ?? link, headlineLimits.text + 1)
    .replace(/\s+/g, ' ')
    .trim();
  const isHeadline = heading !== undefined || ancestors.some(isHeading);
  const min = isHeadline || dense.test(text) ? minDenseLength : minLength;
  // A link longer than any headline is a paragraph.
  if (text.length < min || text.length > headlineLimits.text) return undefined;
  return isHeadline || leadsToArticle(url) ? text : undefined;
}

function findHeading(link: Element): Element | undefined {
  for (const node of walkNodes(link, maxNodesInside))
    if (unclobbered(node, 'nodeType') === 1 && isHeading(node as Element)) return node as Element;
  return undefined;
}

function isHeading(element: Element): boolean {
  return headingTags.has(unclobbered(element, 'localName'));
}

/** Returns the nearest ancestors of a link, innermost first. */
function getAncestors(link: Element): Element[] {
  const found: Element[] = [];
  let element = unclobbered(link, 'parentElement');
  for (let left = maxAncestors; element && left > 0; left--) {
    found.push(element);
    element = unclobbered(element, 'parentElement');
  }
  return found;
}

/** Returns true if both addresses have the same host, or one host is a subdomain of the other. */
function isSameSite(url: string, pageUrl: string): boolean {
  const [host, own] = [url, pageUrl].map((each) => new URL(each).hostname.replace(/^www\./, ''));
  if (host === undefined || own === undefined) return false;
  return host === own || host.endsWith(`.${own}`) || own.endsWith(`.${host}`);
}

/**
 * Returns true if a path is as deep, or has as many words, as those of articles; section paths are
 * shorter.
 */
function leadsToArticle(url: string): boolean {
  const { pathname, search } = new URL(url);
  const parts = pathname.split('/').filter(Boolean);
  const last = parts.at(-1) ?? '';
  return /\d{3}/.test(pathname + search) || last.split(/[-_]/).length > 2 || parts.length > 2;
}

function isShown(link: HTMLElement): boolean {
  // A parsed page is not rendered, so there is no layout to query.
  return typeof link.checkVisibility !== 'function' || link.checkVisibility();
}
