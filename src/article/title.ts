/** The headline of the page's article. */

import { normalize } from './block-text.ts';
import { namesIn } from './json-ld.ts';
import { firstMeta, type PageFacts } from './page-facts.ts';

/** What stands between a headline and the name of the site in `<title>`. */
const separators = /\s+[|\-–—·•»:/\\]+\s+|\s*[|｜»]\s*/u;

/**
 * The headline: the `<h1>` that the page's own titles agree with, else the title given for sharing
 * and for search, else `<title>` without the site's name.
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
  const heading = headingLike(document, given);
  if (heading) return heading;
  const [first = ''] = given;
  return withoutSite(first, site, given);
}

/** The first-level heading that holds, or is held by, a title that the page gives itself. */
function headingLike(document: Document, titles: readonly string[]): string | undefined {
  const headings = [...document.querySelectorAll('h1, [itemprop~="headline"]')]
    .slice(0, 20)
    .map((heading) => normalize((heading.textContent ?? '').slice(0, 1_000)))
    .filter((text) => text.length > 3 && text.length < 400);
  const best = headings
    .map((text) => ({ text, likeness: Math.max(0, ...titles.map((t) => likeness(text, t))) }))
    .sort((a, b) => b.likeness - a.likeness)[0];
  return best && best.likeness > 0.6 ? best.text : undefined;
}

/** How much two titles share: words in both, of the words of the shorter; a single word proves nothing. */
function likeness(heading: string, title: string): number {
  const a = wordsOf(heading);
  const b = wordsOf(title);
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  const covered = shared / Math.max(1, b.size);
  const own = shared / Math.max(1, a.size);
  return covered < 0.4 ? 0 : (covered + own) / 2;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
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
