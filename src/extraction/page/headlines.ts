/** The headlines of a front page or a list: its links to articles, for one of them to be chosen. */

import { stripHash } from '../../shared/url.ts';
import { getTextPrefix, walkNodes } from '../dom/block-text.ts';
import { unclobbered } from '../dom/dom-clobbering.ts';
import { readPageMetadata, toAbsoluteUrl } from '../metadata/page-metadata.ts';
import { type Headline, headlineLimits } from './refused-page.ts';

/** How much of a page is looked at: links, and for each the nodes inside it and around it. */
const maxLinks = 3_000;
const maxNodesInside = 40;
const maxAncestors = 12;

/** Shorter than this, in characters, a link is a section or a button, not a headline. */
const minLength = 22;
/** The same for a heading, and for scripts that write no spaces between words. */
const minDenseLength = 8;
const dense = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]/;

/** From so many links that look like headlines on, a page is a list of articles. */
const minHeadlines = 5;

const headingTags = new Set(['h1', 'h2', 'h3', 'h4']);
/** What a page has around its list; its links lead elsewhere. */
const outsideTags = new Set(['nav', 'footer', 'aside', 'form', 'dialog']);

/**
 * The headlines of a page that is a list of articles, in its own order, at most
 * `headlineLimits.count`; none where it is not one. Linear in the links that are looked at.
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
    const text = isOwn(url, metadata.url) ? headlineIn(link, url) : undefined;
    if (text === undefined || !isShown(link)) continue;
    seen.add(url);
    found.push({ text, url });
    if (found.length === headlineLimits.count) break;
  }
  return found.length < minHeadlines ? [] : found;
}

/**
 * What the link says, if that reads as a headline. Inside a heading, or with one inside, even few
 * words do; elsewhere it takes as many as a sentence has, and an address like an article's.
 */
function headlineIn(link: Element, url: string): string | undefined {
  const ancestors = getAncestors(link);
  if (ancestors.some(({ localName }) => outsideTags.has(localName))) return undefined;
  const heading = headingIn(link);
  const text = getTextPrefix(heading ?? link, headlineLimits.text + 1)
    .replace(/\s+/g, ' ')
    .trim();
  const isHeadline = heading !== undefined || ancestors.some(isHeading);
  const min = isHeadline || dense.test(text) ? minDenseLength : minLength;
  // A link longer than any headline is a paragraph.
  if (text.length < min || text.length > headlineLimits.text) return undefined;
  return isHeadline || leadsToArticle(url) ? text : undefined;
}

function headingIn(link: Element): Element | undefined {
  for (const node of walkNodes(link, maxNodesInside))
    if (unclobbered(node, 'nodeType') === 1 && isHeading(node as Element)) return node as Element;
  return undefined;
}

function isHeading(element: Element): boolean {
  return headingTags.has(unclobbered(element, 'localName'));
}

/** The nearest of the elements that a link stands in. */
function getAncestors(link: Element): Element[] {
  const found: Element[] = [];
  let element = unclobbered(link, 'parentElement');
  for (let left = maxAncestors; element && left > 0; left--) {
    found.push(element);
    element = unclobbered(element, 'parentElement');
  }
  return found;
}

/** Whether an address is on the same site: on its host, or on one above or below it. */
function isOwn(url: string, pageUrl: string): boolean {
  const [host, own] = [url, pageUrl].map((each) => new URL(each).hostname.replace(/^www\./, ''));
  if (host === undefined || own === undefined) return false;
  return host === own || host.endsWith(`.${own}`) || own.endsWith(`.${host}`);
}

/** Whether a path is as deep, or as wordy, as those of articles: not that of a section. */
function leadsToArticle(url: string): boolean {
  const { pathname, search } = new URL(url);
  const parts = pathname.split('/').filter(Boolean);
  const last = parts.at(-1) ?? '';
  return /\d{3}/.test(pathname + search) || last.split(/[-_]/).length > 2 || parts.length > 2;
}

function isShown(link: HTMLElement): boolean {
  // A page that is not rendered has no layout to ask.
  return typeof link.checkVisibility !== 'function' || link.checkVisibility();
}
