/** The headline of the page's article. */

import { normalize } from './block-text.ts';
import { asBuiltIn } from './built-in.ts';
import { hasToken, readAttribute } from './element-attributes.ts';
import { findElements } from './find-elements.ts';
import { namesIn } from './json-ld.ts';
import { wordsOf as splitWords } from './letters.ts';
import { articleLimits } from './limits.ts';
import { firstMeta, type PageFacts } from './page-facts.ts';
import { textStart } from './text-start.ts';

/** What stands between a headline and the name of the site in `<title>`. */
const separators = /\s+[|\-–—·•»:/\\]+\s+|\s*[|｜»]\s*/u;

/**
 * The headline: the `<h1>` that the reader sees, where the page has one that is no logo; of several
 * the one that the page's own titles agree with. Else the title given for sharing and for search,
 * else `<title>`, without the site's name. What a journal gives for citing needs no such care.
 */
export function readTitle(facts: PageFacts, site: string | undefined): string {
  const { document, article } = facts;
  const given = [
    firstMeta(facts, ['og:title', 'twitter:title', 'dc.title', 'dcterms.title', 'headline']),
    namesIn(article.headline)[0],
    document.title,
  ]
    .map((title) => normalize(plain(title ?? '')))
    .filter((title) => title !== '');
  const cited = facts.meta.get('citation_title');
  if (cited) return normalize(plain(cited));
  const heading = mainHeading(document, given, site);
  if (heading) return heading;
  const [first = ''] = given;
  return withoutSite(first, site, given);
}

/** Headings looked at; a page with more of the first level means something else by them. */
const maxHeadings = 20;
/** Buttons taken out of each, and nodes looked at in one of them. */
const maxButtons = 20;
const mostNodes = 200;
/** How alike heading and title must be where there are several headings. */
const alikeEnough = 0.55;

function mainHeading(
  document: Document,
  titles: readonly string[],
  site: string | undefined,
): string | undefined {
  const headings = findElements(document, 'h1, [itemprop]', maxHeadings, isHeadline)
    .map((heading) => ({ text: headingText(heading), isFirstLevel: heading.localName === 'h1' }))
    .filter(({ text }) => text.length > 2 && text.length < 300 && !isName(text, site));
  const best = headings
    .map((heading) => ({
      ...heading,
      likeness: Math.max(0, ...titles.map((title) => likeness(heading.text, title))),
    }))
    .sort((a, b) => b.likeness - a.likeness)[0];
  if (best && best.likeness >= alikeEnough) return best.text;
  const [only, ...others] = headings.filter((heading) => heading.isFirstLevel);
  if (!only || others.some(({ text }) => text !== only.text)) return undefined;
  const opens = titles.some((title) => title.toLowerCase().startsWith(only.text.toLowerCase()));
  if (opens) return only.text;
  // A heading of which no title has a word is the site's, or a motto.
  const isStrange = best?.likeness === 0 && titles.some((title) => wordsOf(title).size > 2);
  return !isStrange && wordsOf(only.text).size > 1 ? only.text : undefined;
}

function isHeadline(element: Element): boolean {
  return element.localName === 'h1' || hasToken(readAttribute(element, 'itemprop'), 'headline');
}

/** A heading's text without the buttons that stand in it. */
function headingText(heading: Element): string {
  const whole = normalize(textStart(heading, articleLimits.line));
  let text = whole;
  const buttons = 'button, [role="button"], [role="tooltip"]';
  for (const button of findElements(asBuiltIn(heading), buttons, maxButtons))
    text = text.replace(normalize(textStart(button, articleLimits.line, mostNodes)), '').trim();
  const bare = text || whole;
  return '#¶§'.includes(bare.slice(-1)) ? bare.slice(0, -1).trimEnd() : bare;
}

function isName(text: string, site: string | undefined): boolean {
  return site !== undefined && text.toLowerCase() === site.toLowerCase();
}

/** How alike two titles are: the mean of the shares of their words that are in the other. */
export function likeness(heading: string, title: string): number {
  const a = wordsOf(heading);
  const b = wordsOf(title);
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return (shared / Math.max(1, a.size) + shared / Math.max(1, b.size)) / 2;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(splitWords(text));
}

/** Cuts the site's name off a title, where it stands behind or before a separator. */
function withoutSite(title: string, site: string | undefined, others: readonly string[]): string {
  const inner = others.find((other) => other.length < title.length && title.startsWith(other));
  if (inner && wordsOf(inner).size > 2) return inner;
  const parts = title.split(separators);
  if (parts.length < 2) return title;
  const name = site?.toLowerCase();
  const kept = parts.filter((part) => part.toLowerCase() !== name);
  if (kept.length < parts.length && kept.length > 0) return joinedAsIn(title, kept);
  const [first = '', ...rest] = parts;
  const last = rest.at(-1) ?? '';
  return wordsOf(first).size >= 3 && wordsOf(last).size <= 4
    ? title.slice(0, title.lastIndexOf(last)).replace(/[\s|｜\-–—·•»:/\\]+$/u, '')
    : title;
}

function joinedAsIn(title: string, parts: readonly string[]): string {
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  return title.slice(title.indexOf(first), title.lastIndexOf(last) + last.length);
}

/** Titles for machines carry markup and entities now and then. */
function plain(title: string): string {
  return title
    .slice(0, 2_000)
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replace(/&#0?39;|&apos;|&#8217;|&rsquo;/g, '’')
    .replaceAll('&nbsp;', ' ');
}
