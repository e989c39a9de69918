/**
 * Finds the title of the article, in its headings and its metadata, and compares titles. Called
 * from `metadata.ts`, `extract.ts` and `page/active-article.ts`.
 */

import { splitWords } from '../../nlp/unicode.ts';
import { articleLimits } from '../article.ts';
import { getTextPrefix, normalize } from '../dom/block-text.ts';
import { unclobberedElement } from '../dom/dom-clobbering.ts';
import { findElements, hasToken, readAttribute } from '../dom/elements.ts';
import { findFirstMeta, findNames, type PageMetadata } from './page-metadata.ts';

/** Matches the separator between the headline and the name of the site in `<title>`. */
const separators = /\s+[|\-–—·•»:/\\_]+\s+|\s*[|｜»]\s*|(?<=[^\s\w.-])_+|_+(?=[^\s\w.-])/u;
const separatorStart = /^\s*[|\-–—·•»:/\\_｜]/u;
const separatorEnd = /[|\-–—·•»:/\\_｜]\s*$/u;
/** Matches the count of unread messages that some sites put before the title. */
const count = /^\(\d{1,3}\+?\)\s+/;

/**
 * Returns the title of the article. The `citation_title` of a journal is taken as it is. Otherwise
 * the title is the `<h1>` that the user sees, unless it is a logo; if there are several, the one
 * that agrees with the titles in the metadata. Otherwise it is the title for sharing and search, or
 * `<title>`, without the site's name.
 *
 * @param site name of the site
 */
export function readTitle(metadata: PageMetadata, site: string | undefined): string {
  const { document, article } = metadata;
  const given = [
    findFirstMeta(metadata, ['og:title', 'twitter:title', 'dc.title', 'dcterms.title', 'headline']),
    findNames(article.headline)[0],
    document.title,
  ]
    .map((title) => normalize(toPlainText(title ?? '')).replace(count, ''))
    .filter((title) => title !== '');
  const cited = metadata.meta.get('citation_title');
  if (cited) return normalize(toPlainText(cited));
  const isSite = createSiteTest(site, metadata.url);
  const heading = findPostHeading(document, given) ?? findMainHeading(document, given, isSite);
  if (heading) return heading;
  const [first = ''] = given;
  return stripSiteName(first, isSite, given);
}

type SiteTest = (text: string) => boolean;

/** Minimum length of a host name's part. A shorter one may be any word of a headline. */
const minHostLabel = 4;

/**
 * Creates a test for the name of the site: the given one, or one from its host name, regardless of
 * case and spaces.
 */
function createSiteTest(site: string | undefined, url: string): SiteTest {
  const name = site?.toLowerCase();
  const labels = URL.canParse(url) ? new URL(url).hostname.split('.') : [];
  const hosts = labels
    .slice(0, -1)
    .map((label) => label.replaceAll('-', ''))
    .filter((label) => label.length >= minHostLabel);
  const known = new Set([...hosts, ...hosts.map((label) => `${label}${labels.at(-1)}`)]);
  return (text) => text.toLowerCase() === name || known.has(splitWords(text).join(''));
}

/** At most this many headings of the first level are checked; more of them are not titles. */
const maxHeadings = 20;
/** At most this many headings of the first three levels are checked. */
const maxPostHeadings = 60;
/** At most this many buttons are removed from a heading, and this many nodes of each are read. */
const maxButtons = 20;
const maxNodes = 200;
/**
 * If there are several headings, the title must be at least this similar to a title in the
 * metadata.
 */
const minTitleSimilarity = 0.55;

function findMainHeading(
  document: Document,
  titles: readonly string[],
  isSite: SiteTest,
): string | undefined {
  const headings = findElements(document, 'h1, [itemprop]', maxHeadings, isHeadline)
    .map((heading) => ({ text: getHeadingText(heading), isFirstLevel: heading.localName === 'h1' }))
    .filter(({ text }) => text.length > 2 && text.length < 300 && !isSite(text));
  const best = headings
    .map((heading) => ({
      ...heading,
      likeness: Math.max(0, ...titles.map((title) => titleSimilarity(heading.text, title))),
    }))
    .sort((a, b) => b.likeness - a.likeness)[0];
  if (best && best.likeness >= minTitleSimilarity) return best.text;
  const [only, ...others] = headings.filter((heading) => heading.isFirstLevel);
  if (!only || others.some(({ text }) => text !== only.text)) return undefined;
  const opens = titles.some((title) => title.toLowerCase().startsWith(only.text.toLowerCase()));
  if (opens) return only.text;
  // A heading that shares no word with any title is the name or the motto of the site.
  const stories = titles.map((title) => removeSiteParts(title, isSite));
  const isAlike = stories.some((title) => titleSimilarity(only.text, title) > 0);
  const isStrange = !isAlike && stories.some((title) => toWordSet(title).size > 2);
  return !isStrange && toWordSet(only.text).size > 1 ? only.text : undefined;
}

/** A heading agrees with a title if it has at least this share of its characters. */
const minTitleShare = 0.5;
/** A heading with fewer words than this is not a headline. */
const minHeadlineWords = 2;

/**
 * Finds a heading below the first level that is part of a title in the metadata, word for word. It
 * is used only if no `<h1>` has as much of the title, because on a blog that is the blog's name.
 */
function findPostHeading(document: Document, titles: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestShare = minTitleShare;
  for (const heading of findElements(document, 'h1, h2, h3', maxPostHeadings)) {
    const text = getHeadingText(heading);
    if (text.length > 300 || toWordSet(text).size < minHeadlineWords) continue;
    const isFirstLevel = heading.localName === 'h1';
    const share = Math.max(0, ...titles.map((title) => getTitleShare(text, title)));
    if (share < bestShare || (share === bestShare && !isFirstLevel)) continue;
    best = isFirstLevel ? undefined : text;
    bestShare = share;
  }
  return best;
}

/** Returns the share of a title that a heading makes up: the whole, or a part up to a separator. */
function getTitleShare(heading: string, title: string): number {
  const [part, whole] = [heading.toLowerCase(), title.toLowerCase()];
  if (part === whole) return 1;
  const isStart = whole.startsWith(part) && separatorStart.test(title.slice(heading.length));
  const isEnd = whole.endsWith(part) && separatorEnd.test(title.slice(0, -heading.length));
  return isStart || isEnd ? part.length / whole.length : 0;
}

function isHeadline(element: Element): boolean {
  return element.localName === 'h1' || hasToken(readAttribute(element, 'itemprop'), 'headline');
}

/** Returns the text of a heading without the buttons inside it and without a permalink sign. */
function getHeadingText(heading: Element): string {
  const whole = normalize(getTextPrefix(heading, articleLimits.line));
  let text = whole;
  const buttons = 'button, [role="button"], [role="tooltip"]';
  for (const button of findElements(unclobberedElement(heading), buttons, maxButtons))
    text = text.replace(normalize(getTextPrefix(button, articleLimits.line, maxNodes)), '').trim();
  const bare = text || whole;
  return '#¶§'.includes(bare.slice(-1)) ? bare.slice(0, -1).trimEnd() : bare;
}

/**
 * Returns the similarity of two titles, from 0 to 1: the mean of the two shares of words that also
 * occur in the other title.
 */
export function titleSimilarity(heading: string, title: string): number {
  const a = toWordSet(heading);
  const b = toWordSet(title);
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return (shared / Math.max(1, a.size) + shared / Math.max(1, b.size)) / 2;
}

function toWordSet(text: string): ReadonlySet<string> {
  return new Set(splitWords(text));
}

const colon = ': ';

/** Strips the site's name from a title if it is before or after a separator. */
function stripSiteName(title: string, isSite: SiteTest, others: readonly string[]): string {
  // If another title continues this one, the site's name is in the continuation.
  const shares = others.map((other) => getTitleShare(title, other));
  if (shares.some((share) => share > 0 && share < 1)) return title;
  const inner = others.find((other) => other.length < title.length && title.startsWith(other));
  if (inner && toWordSet(inner).size > 2) return inner;
  // A colon without a space before it counts as a separator only beside the name of the site.
  const [start, end] = [title.indexOf(colon), title.lastIndexOf(colon)];
  if (end > 0 && isSite(title.slice(end + colon.length))) return title.slice(0, end);
  if (start > 0 && isSite(title.slice(0, start))) return title.slice(start + colon.length);
  const parts = title.split(separators);
  if (parts.length < 2) return title;
  const bare = removeSiteParts(title, isSite);
  if (bare !== title) return bare;
  const [first = '', ...rest] = parts;
  const last = rest.at(-1) ?? '';
  return toWordSet(first).size >= 3 && toWordSet(last).size <= 4
    ? title.slice(0, title.lastIndexOf(last)).replace(/[\s|｜\-–—·•»:/\\]+$/u, '')
    : title;
}

/** Returns a title without the parts that name the site, or all of it if nothing else is left. */
function removeSiteParts(title: string, isSite: SiteTest): string {
  const parts = title.split(separators);
  const kept = parts.filter((part) => !isSite(part));
  return kept.length < parts.length && kept.length > 0 ? joinTitleParts(title, kept) : title;
}

function joinTitleParts(title: string, parts: readonly string[]): string {
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  return title.slice(title.indexOf(first), title.lastIndexOf(last) + last.length);
}

/** Removes markup and decodes entities, which some titles in metadata have. */
function toPlainText(title: string): string {
  return title
    .slice(0, 2_000)
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replace(/&#0?39;|&apos;|&#8217;|&rsquo;/g, '’')
    .replaceAll('&nbsp;', ' ');
}
