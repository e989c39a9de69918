/**
 * Finds the title of the article, in its headings and its metadata, and compares titles. Called
 * from `metadata.ts`, `extract.ts` and `page/active-article.ts`.
 */

import { splitWords } from '../../nlp/unicode.ts';
import { articleLimits } from '../article.ts';
import { getTextPrefix, normalize } from '../dom/block-text.ts';
import { unclobberedElement } from '../dom/dom-clobbering.ts';
import { findElements, hasToken, readAttribute } from '../dom/elements.ts';
import { toIsoDate } from './dates.ts';
import { findFirstMeta, findNames, type PageMetadata } from './page-metadata.ts';

/** Matches the separator between the headline and the name of the site in `<title>`. */
const separators = /\s+[|\-–—·•»:/\\_]+\s+|\s*[|｜»]\s*|(?<=[^\s\w.-])_+|_+(?=[^\s\w.-])/u;
const separatorStart = /^\s*[|\-–—·•»:/\\_｜]/u;
const separatorEnd = /[|\-–—·•»:/\\_｜]\s*$/u;
/** Matches the count of unread messages that some sites put before the title. */
const count = /^\(\d{1,3}\+?\)\s+/;

/**
 * Returns the title of the article. The `citation_title` of a journal is taken as it is. Otherwise
 * the title is the `<h1>` that the user sees, unless it is a logo or a slogan; if there are several,
 * the one that agrees with the titles in the metadata. Otherwise it is the title for sharing and
 * search, or `<title>`, without the site's name.
 *
 * @param site name of the site
 */
export function readTitle(metadata: PageMetadata, site: string | undefined): string {
  const { document, article } = metadata;
  const isSite = createSiteTest(site, metadata.url);
  const all = [
    findFirstMeta(metadata, ['og:title', 'twitter:title', 'dc.title', 'dcterms.title', 'headline']),
    findNames(article.headline)[0],
    document.title,
  ]
    .map((title) => normalize(toPlainText(title ?? '')).replace(count, ''))
    .filter((title) => title !== '');
  const cited = metadata.meta.get('citation_title');
  if (cited) return normalize(toPlainText(cited));
  const named = all.filter((title) => !isSite(title));
  const given = named.length > 0 ? named : all;
  const stories = given.map((title) => stripSiteName(title, isSite, given));
  const heading =
    findPostHeading(document, given, isSite) ?? findMainHeading(document, given, isSite);
  const [first = ''] = stories;
  if (!heading) return first;
  const agreed = findAgreedTitle(stories);
  if (agreed && compareTitles(heading, agreed) < maxSloganLikeness) return agreed;
  return stripAdditions(heading, stories, isSite);
}

/** A heading that is less like a title given twice than this is a slogan. */
const maxSloganLikeness = 0.2;

/** Returns the title that two sources in the metadata agree on, word for word. */
function findAgreedTitle(stories: readonly string[]): string | undefined {
  const keys = stories.map(toTitleKey);
  return stories.find((_, at) => keys[at] && keys.indexOf(keys[at], at + 1) > at);
}

/** Returns the words of a title in lower case, without punctuation. */
function toTitleKey(title: string): string {
  return splitWords(title).join(' ');
}

/**
 * Removes what some sites put into the element of the headline: their name after it, and a label or
 * a date before it, which a title in the metadata does not have.
 */
function stripAdditions(heading: string, stories: readonly string[], isSite: SiteTest): string {
  const last = heading.split(separators).at(-1) ?? '';
  const bare = last !== heading && isSite(last) ? removeSiteParts(heading, isSite) : heading;
  const story = stories.find(
    (each) =>
      bare.toLowerCase().endsWith(` ${each.toLowerCase()}`) &&
      isTitleLabel(bare.slice(0, -each.length).trim()),
  );
  return story === undefined ? bare : bare.slice(-story.length);
}

/** A label before a headline has at most this many words. */
const maxLabelWords = 3;

function isTitleLabel(text: string): boolean {
  if (toWordSet(text).size > maxLabelWords) return false;
  return !/\d/.test(text) || toIsoDate(text) !== undefined;
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
/** At most this many elements are removed from a heading, and this many nodes of each are read. */
const maxInner = 20;
const maxNodes = 200;
/**
 * If there are several headings, the title must be at least this much like a title in the metadata.
 */
const minHeadingLikeness = 0.55;

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
      likeness: Math.max(0, ...titles.map((title) => compareTitles(heading.text, title))),
    }))
    .sort((a, b) => b.likeness - a.likeness)[0];
  if (best && best.likeness >= minHeadingLikeness) return best.text;
  const [only, ...others] = headings.filter((heading) => heading.isFirstLevel);
  if (!only || others.some(({ text }) => text !== only.text)) return undefined;
  const opens = titles.some((title) => title.toLowerCase().startsWith(only.text.toLowerCase()));
  if (opens) return only.text;
  // A heading that shares no word with any title is the name or the motto of the site.
  const stories = titles.map((title) => removeSiteParts(title, isSite));
  const isAlike = stories.some((title) => compareTitles(only.text, title) > 0);
  const isStrange = !isAlike && stories.some((title) => toWordSet(title).size > 2);
  return !isStrange && toWordSet(only.text).size > 1 ? only.text : undefined;
}

/** A heading agrees with a title if it has at least this share of its characters. */
const minTitleShare = 0.5;
/** The punctuation of a heading may be so many characters longer or shorter than that of a title. */
const maxPunctuation = 10;
/** A heading with fewer words than this is not a headline. */
const minHeadlineWords = 2;

/**
 * Finds a heading below the first level that is part of a title in the metadata, word for word. It
 * is used only if no `<h1>` has as much of the title, because on a blog that is the blog's name. If
 * one heading is the start of the title and another its end, the end is the name of the blog or book.
 */
function findPostHeading(
  document: Document,
  titles: readonly string[],
  isSite: SiteTest,
): string | undefined {
  let best: string | undefined;
  let bestShare = minTitleShare;
  let start: string | undefined;
  let hasEnd = false;
  for (const heading of findElements(document, 'h1, h2, h3', maxPostHeadings)) {
    const text = getHeadingText(heading);
    if (text.length > 300 || toWordSet(text).size < minHeadlineWords) continue;
    const isFirstLevel = heading.localName === 'h1';
    const starts = Math.max(0, ...titles.map((title) => getStartShare(text, title)));
    const share = Math.max(starts, ...titles.map((title) => getEndShare(text, title)));
    if (starts > 0 && !isSite(text)) start ??= text;
    if (share > starts) hasEnd = true;
    if (share < bestShare || (share === bestShare && !isFirstLevel)) continue;
    best = isFirstLevel ? undefined : text;
    bestShare = share;
  }
  return hasEnd && bestShare < 1 ? (start ?? best) : best;
}

/** Returns the share of a title that a heading makes up: all words of it, or a part up to a separator. */
function getTitleShare(heading: string, title: string): number {
  return Math.max(getStartShare(heading, title), getEndShare(heading, title));
}

function getStartShare(heading: string, title: string): number {
  const isAsLong = Math.abs(heading.length - title.length) <= maxPunctuation;
  if (isAsLong && toTitleKey(heading) === toTitleKey(title)) return 1;
  const isStart = title.toLowerCase().startsWith(heading.toLowerCase());
  const rest = title.slice(heading.length);
  return isStart && separatorStart.test(rest) ? heading.length / title.length : 0;
}

function getEndShare(heading: string, title: string): number {
  const isEnd = title.toLowerCase().endsWith(heading.toLowerCase());
  const rest = title.slice(0, -heading.length);
  return isEnd && separatorEnd.test(rest) ? heading.length / title.length : 0;
}

/** Matches the class or id of a heading that holds the logo of the site. */
const logoName = /(?:^|[\s_-])logo(?:$|[\s_-])/i;

function isHeadline(element: Element): boolean {
  if (element.localName !== 'h1') return hasToken(readAttribute(element, 'itemprop'), 'headline');
  return !logoName.test(`${readAttribute(element, 'class')} ${readAttribute(element, 'id')}`);
}

/** Elements inside a heading whose text is not part of it, or is there a second time. */
const notInHeading = 'button, style, svg, [role="button"], [role="tooltip"], [aria-hidden="true"]';

/** Returns the text of a heading without buttons, icons and copies, and without a permalink sign. */
function getHeadingText(heading: Element): string {
  const whole = normalize(getTextPrefix(heading, articleLimits.line));
  let text = whole;
  for (const inner of findElements(unclobberedElement(heading), notInHeading, maxInner))
    text = text.replace(normalize(getTextPrefix(inner, articleLimits.line, maxNodes)), '').trim();
  const bare = text || whole;
  return '#¶§'.includes(bare.slice(-1)) ? bare.slice(0, -1).trimEnd() : bare;
}

/** From this likeness on, two titles name the same article. */
const minSameTitleLikeness = 0.7;

/** Returns true if two titles, or a heading and a title, name the same article. */
export function isSameTitle(heading: string, title: string): boolean {
  return compareTitles(heading, title) >= minSameTitleLikeness;
}

/**
 * Returns the likeness of two titles, from 0 to 1: the mean of the two shares of words that also
 * occur in the other title.
 */
export function compareTitles(heading: string, title: string): number {
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

const entities: Record<string, string> = {
  amp: '&',
  quot: '"',
  apos: '’',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  nbsp: ' ',
};
const straightApostrophe = 39;

/** Removes markup and decodes entities, which some titles in metadata have. */
function toPlainText(title: string): string {
  return title
    .slice(0, 2_000)
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, '')
    .replace(/&(?:([a-z]{2,8})|#(x[\da-f]{1,6}|\d{1,7}));/gi, decodeEntity);
}

function decodeEntity(entity: string, name: string | undefined, digits = ''): string {
  if (name) return Object.hasOwn(entities, name) ? (entities[name] ?? entity) : entity;
  const code = Number(digits.startsWith('x') || digits.startsWith('X') ? `0${digits}` : digits);
  if (code === straightApostrophe) return '’';
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}
