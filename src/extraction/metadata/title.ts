/** The headline of the page's article. */

import { splitWords } from '../../nlp/unicode.ts';
import { articleLimits } from '../article.ts';
import { getTextPrefix, normalize } from '../dom/block-text.ts';
import { unclobberedElement } from '../dom/dom-clobbering.ts';
import { findElements, hasToken, readAttribute } from '../dom/elements.ts';
import { findFirstMeta, findNames, type PageMetadata } from './page-metadata.ts';

/** What stands between a headline and the name of the site in `<title>`. */
const separators = /\s+[|\-–—·•»:/\\_]+\s+|\s*[|｜»]\s*|(?<=[^\s\w.-])_+|_+(?=[^\s\w.-])/u;
const separatorStart = /^\s*[|\-–—·•»:/\\_｜]/u;
const separatorEnd = /[|\-–—·•»:/\\_｜]\s*$/u;
/** How many messages wait, which some sites put before their titles. */
const count = /^\(\d{1,3}\+?\)\s+/;

/**
 * The headline: the `<h1>` that the user sees, where the page has one that is no logo; of several
 * the one that the page's own titles agree with. Else the title given for sharing and for search,
 * else `<title>`, without the site's name. What a journal gives for citing needs no such care.
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

/** A part of a host name with fewer characters may be any word of a headline. */
const minHostLabel = 4;

/** Tells whether a text is the name of the site: the given one, or the host's, spaced and cased freely. */
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

/** Headings looked at; a page with more of the first level means something else by them. */
const maxHeadings = 20;
/** The same of the headings down to the third level. */
const maxPostHeadings = 60;
/** Buttons taken out of each, and nodes looked at in one of them. */
const maxButtons = 20;
const maxNodes = 200;
/** How alike heading and title must be where there are several headings. */
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
  // A heading of which no title has a word is the site's, or a motto.
  const stories = titles.map((title) => removeSiteParts(title, isSite));
  const isAlike = stories.some((title) => titleSimilarity(only.text, title) > 0);
  const isStrange = !isAlike && stories.some((title) => toWordSet(title).size > 2);
  return !isStrange && toWordSet(only.text).size > 1 ? only.text : undefined;
}

/** A heading has at least this share of the characters of a title that it agrees with. */
const minTitleShare = 0.5;
/** A heading has so many words, or it is no headline. */
const minHeadlineWords = 2;

/**
 * The heading of any level that a title given for the page names, word for word, where none of the
 * first level has so much of it: on blogs that one has the name of the blog.
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

/** The share of a title that a heading has: all of it, or its beginning or end at a separator. */
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

/** A heading's text without the buttons that stand in it. */
function getHeadingText(heading: Element): string {
  const whole = normalize(getTextPrefix(heading, articleLimits.line));
  let text = whole;
  const buttons = 'button, [role="button"], [role="tooltip"]';
  for (const button of findElements(unclobberedElement(heading), buttons, maxButtons))
    text = text.replace(normalize(getTextPrefix(button, articleLimits.line, maxNodes)), '').trim();
  const bare = text || whole;
  return '#¶§'.includes(bare.slice(-1)) ? bare.slice(0, -1).trimEnd() : bare;
}

/** How alike two titles are: the mean of the shares of their words that are in the other. */
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

/** Cuts the site's name off a title, where it stands behind or before a separator. */
function stripSiteName(title: string, isSite: SiteTest, others: readonly string[]): string {
  // Where another title goes on behind this one, the site's name is there.
  const shares = others.map((other) => getTitleShare(title, other));
  if (shares.some((share) => share > 0 && share < 1)) return title;
  const inner = others.find((other) => other.length < title.length && title.startsWith(other));
  if (inner && toWordSet(inner).size > 2) return inner;
  // A colon right behind a word parts titles too, if it parts them from the site.
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

/** A title without those of its parts that name the site, unless nothing else is in it. */
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

/** Titles for machines carry markup and entities now and then. */
function toPlainText(title: string): string {
  return title
    .slice(0, 2_000)
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replace(/&#0?39;|&apos;|&#8217;|&rsquo;/g, '’')
    .replaceAll('&nbsp;', ' ');
}
