/** When the article was published, and last changed. */

import { isObject, namesIn } from './json-ld.ts';
import { firstMeta, type PageFacts } from './page-facts.ts';

export interface Dates {
  /** ISO 8601; see `Article.published`. */
  readonly published?: string;
  readonly modified?: string;
}

const publishedMetas = [
  'article:published_time',
  'datepublished',
  'og:published_time',
  'article:published',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.date',
  'dc.date',
  'dc.date.created',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'published_time',
  'date',
  'citation_publication_date',
  'citation_date',
  'article.published',
  'article_date_original',
  'originalpublicationdate',
  'cxenseparse:recs:publishtime',
];
const modifiedMetas = [
  'article:modified_time',
  'datemodified',
  'og:updated_time',
  'dcterms.modified',
  'dc.date.modified',
  'last-modified',
  'lastmod',
];
const timeSelectors = [
  '[itemprop~="datePublished"]',
  'time[pubdate]',
  'article time[datetime]',
  'main time[datetime]',
  'time[datetime].published, time[datetime].entry-date, .published[title], .dt-published',
  'time[datetime]',
];

/**
 * The dates that the page gives for its article, from the most to the least deliberate place.
 *
 * @param lines short texts that stand near the headline
 */
export function readDates(facts: PageFacts, lines: readonly string[]): Dates {
  const { article } = facts;
  const published =
    firstDate(namesIn(article.datePublished)) ??
    firstDate([firstMeta(facts, publishedMetas)]) ??
    firstDate(namesIn(article.dateCreated ?? article.uploadDate)) ??
    fromOtherObjects(facts) ??
    fromElements(facts.document) ??
    firstDate(lines) ??
    fromAddress(facts.url);
  const modified =
    firstDate(namesIn(article.dateModified)) ?? firstDate([firstMeta(facts, modifiedMetas)]);
  return {
    ...(published === undefined ? {} : { published }),
    ...(modified === undefined ? {} : { modified }),
  };
}

function firstDate(values: readonly (string | null | undefined)[]): string | undefined {
  for (const value of values) {
    const date = isoDate(value ?? '');
    if (date) return date;
  }
  return undefined;
}

function fromOtherObjects(facts: PageFacts): string | undefined {
  return firstDate(
    facts.objects.filter(isObject).flatMap((object) => namesIn(object.datePublished)),
  );
}

function fromElements(document: Document): string | undefined {
  for (const selector of timeSelectors) {
    for (const element of [...document.querySelectorAll(selector)].slice(0, 3)) {
      const given = ['datetime', 'content', 'title'].map((name) => element.getAttribute(name));
      const date = firstDate([...given, (element.textContent ?? '').slice(0, 60)]);
      if (date) return date;
    }
  }
  return undefined;
}

/** The day in addresses like /2019/11/20/name. */
function fromAddress(url: string): string | undefined {
  const match =
    /[/_-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)/.exec(url);
  return match ? `${match[1]}-${match[2]}-${match[3]}` : undefined;
}

const isoLike =
  /^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?/i;
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthFirst = /\b([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b/i;
const dayFirst = /\b(\d{1,2})(?:st|nd|rd|th)?\.?\s+([a-z]{3})[a-z]*\.?,?\s+((?:19|20)\d\d)\b/i;

/**
 * A date in ISO 8601.
 *
 * @returns the day alone unless the text has a time with its zone; nothing when it is no date
 */
export function isoDate(text: string): string | undefined {
  const short = text.slice(0, 100);
  const iso = isoLike.exec(short);
  if (iso) {
    const [, year, month, day, hours, minutes, seconds, zone] = iso;
    const date = validDay(Number(year), Number(month), Number(day));
    if (!date || !hours || !zone) return date;
    const offset = zone.toUpperCase() === 'Z' ? 'Z' : zone.replace(/(\d{2}):?(\d{2})$/, '$1:$2');
    return `${date}T${hours.padStart(2, '0')}:${minutes}:${seconds ?? '00'}${offset}`;
  }
  const named = monthFirst.exec(short);
  if (named) return validDay(Number(named[3]), monthOf(named[1]), Number(named[2]));
  const turned = dayFirst.exec(short);
  return turned ? validDay(Number(turned[3]), monthOf(turned[2]), Number(turned[1])) : undefined;
}

function monthOf(name = ''): number {
  return months.indexOf(name.toLowerCase()) + 1;
}

function validDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year >= 1900 && year < 2200 ? date.toISOString().slice(0, 10) : undefined;
}
