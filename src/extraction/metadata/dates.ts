/** Finds the date of publication, and parses dates in many languages. Called from `metadata.ts` and `posts.ts`. */

import { letter } from '../../nlp/unicode.ts';
import { splitMarkupNames } from '../blocks/block-measures.ts';
import { getTextPrefix } from '../dom/block-text.ts';
import { hasToken, rankElements, readAttribute } from '../dom/elements.ts';
import { isBesideArticle } from './beside-article.ts';
import months from './months.data.json' with { type: 'json' };
import { findFirstMeta, findNames, isObject, type PageMetadata } from './page-metadata.ts';

const publishedMetas = [
  'article:published_time',
  'datepublished',
  'og:published_time',
  'og:article:published_time',
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
  'published',
  'date',
  'citation_publication_date',
  'citation_date',
  'article.published',
  'article_date_original',
  'originalpublicationdate',
  'cxenseparse:recs:publishtime',
];
const maxEach = 3;

/**
 * Returns the date that the page gives for its article. The sources are tried in the order of how
 * reliable they are: metadata, then elements, then lines near the headline, then the address.
 *
 * @param lines short texts near the headline
 * @returns ISO 8601; see `Article.published`
 */
export function readPublished(
  metadata: PageMetadata,
  lines: readonly string[],
): string | undefined {
  const { article } = metadata;
  const inUrl = findInUrl(metadata.url);
  const found =
    findFirstDate(findNames(article.datePublished)) ??
    findFirstDate([findFirstMeta(metadata, publishedMetas)]) ??
    findFirstDate(findNames(article.dateCreated ?? article.uploadDate)) ??
    findInOtherObjects(metadata) ??
    findInElements(metadata.document, lines);
  return found && inUrl && isDayBeside(found, inUrl) ? inUrl : (found ?? inUrl);
}

const dayMs = 86_400_000;

/**
 * Returns true if a time is of the day after or before a day in the address. Where the site is, it
 * was that day; such a time is usually given in UTC.
 */
function isDayBeside(time: string, day: string): boolean {
  const distance = Math.abs(Date.parse(time.slice(0, 10)) - Date.parse(day));
  return time.includes('T') && distance === dayMs;
}

function findFirstDate(values: readonly (string | null | undefined)[]): string | undefined {
  for (const value of values) {
    const date = toIsoDate(value ?? '');
    if (date) return date;
  }
  return undefined;
}

function findInOtherObjects(metadata: PageMetadata): string | undefined {
  return findFirstDate(
    metadata.objects.filter(isObject).flatMap((object) => findNames(object.datePublished)),
  );
}

/** A visible date near the headline takes precedence over a time elsewhere on the page. */
function findInElements(document: Document, lines: readonly string[]): string | undefined {
  const places = 'time, [itemprop], [class]';
  const { near = [], far = [] } = rankElements(document, places, maxEach, getTimeRanks);
  return (
    findInRanks(near) ??
    findFirstDate(lines.filter((line) => !isJoinLine(line))) ??
    findInRanks(far)
  );
}

/** Matches a line that says since when somebody is a member. */
const joinLine =
  /^(?:joined|registered|member since|registriert|mitglied seit|inscri|registrad|miembro desde|membro d|iscri|lid sinds|регистрация)/i;

/** Returns true for a line such as “Joined: 14 March 2026” beside the name of an author. */
function isJoinLine(line: string): boolean {
  return joinLine.test(line);
}

function findInRanks(ranks: readonly Element[][]): string | undefined {
  for (const element of ranks.flat()) {
    const given = ['datetime', 'content', 'title'].map((name) => readAttribute(element, name));
    const date = findFirstDate([...given, getTextPrefix(element, 60)]);
    if (date) return date;
  }
  return undefined;
}

/**
 * Words in the class or id of an element that may hold the date. The pattern is a cheap test that
 * spares most elements the splitting of their names.
 */
const dateName = /date|posted|publish/i;
const dateNames = new Set('date dateline pubdate posted publish published'.split(' '));

/** For each kind of date markup whether an element has it. Near kinds are certainly the article's. */
type TimeRanks = Record<'near' | 'far', boolean[]>;

/**
 * Returns for each kind of date markup, the most reliable first, whether an element has it;
 * undefined if it has none or is beside the article.
 */
function getTimeRanks(element: Element): TimeRanks | undefined {
  const names = readAttribute(element, 'class');
  const property = readAttribute(element, 'itemprop');
  const isTime = element.localName === 'time';
  const isDated = isTime && element.hasAttribute('datetime');
  const isPublished = hasToken(names, 'published');
  const near = [
    hasToken(property, 'datePublished') || hasToken(property, 'dateCreated'),
    isTime && element.hasAttribute('pubdate'),
    isDated && element.closest('article') !== null,
    isDated && element.closest('main') !== null,
    (isDated && (isPublished || hasToken(names, 'entry-date'))) ||
      (isPublished && element.hasAttribute('title')) ||
      hasToken(names, 'dt-published'),
  ];
  const far = [
    isDated,
    dateName.test(names) && splitMarkupNames(names).some((word) => dateNames.has(word)),
  ];
  const isRanked = near.includes(true) || far.includes(true);
  return isRanked && !isBesideArticle(element) ? { near, far } : undefined;
}

/** Reads the day from an address such as `/2019/11/20/name`. */
function findInUrl(url: string): string | undefined {
  const match =
    /[/_-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)/.exec(url);
  return match ? `${match[1]}-${match[2]}-${match[3]}` : undefined;
}

/** Matches dates in ISO 8601, with or without a time. */
const iso =
  /^\s*(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*([Zz]|[+-]\d\d:?\d\d)?)?/;
/** Matches dates for people that also start with the year. */
const yearFirst = /^\s*(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})/;
/** Matches a date in ISO 8601 after a name or a word. */
const isoInside = /(?<![\d-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\d-])/;
const anyYear = /(?:19|20)\d\d/;
const monthFirst = new RegExp(
  `(?<month>${letter}{3,})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?:\\d{1,2}:\\d{2}:\\d{2}\\s+[A-Z]{3,4}\\s+)?(?<year>(?:19|20)\\d\\d)(?!\\d)`,
);
const dayFirst = new RegExp(
  `\\b(?<day>\\d{1,2})(?:st|nd|rd|th|er|º)?\\.?\\s+(?:de\\s+)?(?<month>${letter}{2,})\\.?,?\\s+(?:de\\s+)?(?<year>(?:19|20)\\d\\d)(?!\\d)`,
);
/** Matches the year, the month and the day of a citation, as in “2026 Mar 14”. */
const citationDate = new RegExp(
  `^(?<year>(?:19|20)\\d\\d)\\s+(?<month>${letter}{3,})\\.?\\s+(?<day>\\d{1,2})(?!\\d)`,
);
/** With dots the day comes first; with slashes and hyphens it may be the month. */
const dotted = /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)/;
const slashed = /(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)/;
const weekday = /\b(sun|mon|tue|wed|thu|fri|sat)/i;
const weekdays = 'sun mon tue wed thu fri sat'.split(' ');
const eastern = /((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})/;

/**
 * Parses a date as machines or people write it.
 *
 * @returns the date in ISO 8601, with the time only if the text has one with its time zone;
 *   undefined if the text is not a date
 */
export function toIsoDate(text: string): string | undefined {
  const short = text.slice(0, 100);
  const found = iso.exec(short) ?? yearFirst.exec(short);
  if (!found) return parseWrittenDay(short);
  const [, year, month, day, hours, minutes, seconds, zone] = found;
  const date = toValidDay(Number(year), Number(month), Number(day));
  if (!date || !hours || !zone) return date;
  const offset = zone.toUpperCase() === 'Z' ? 'Z' : zone.replace(/(\d{2}):?(\d{2})$/, '$1:$2');
  return `${date}T${hours.padStart(2, '0')}:${minutes}:${seconds ?? '00'}${offset}`;
}

function parseWrittenDay(text: string): string | undefined {
  // This cheap test spares most lines the patterns below, which are slow to compile.
  if (!anyYear.test(text)) return undefined;
  for (const pattern of [monthFirst, dayFirst, citationDate]) {
    const { year, month, day } = pattern.exec(text)?.groups ?? {};
    const number = parseMonth(month);
    if (number > 0) return toValidDay(Number(year), number, Number(day));
  }
  const [, day, month, year] = dotted.exec(text) ?? [];
  if (year) return toValidDay(Number(year), Number(month), Number(day));
  const [, y, m, d] = isoInside.exec(text) ?? eastern.exec(text) ?? [];
  return y ? toValidDay(Number(y), Number(m), Number(d)) : parseSlashedDay(text);
}

/** Parses a day such as “03/14/2026”, if its numbers or its weekday tell which is the month. */
function parseSlashedDay(text: string): string | undefined {
  const [, a, , b, year] = slashed.exec(text) ?? [];
  const withDayFirst = toValidDay(Number(year), Number(b), Number(a));
  const withMonthFirst = toValidDay(Number(year), Number(a), Number(b));
  if (!withDayFirst || !withMonthFirst) return withDayFirst ?? withMonthFirst;
  if (withDayFirst === withMonthFirst) return withDayFirst;
  const name = weekday.exec(text)?.[1]?.toLowerCase();
  const isThatDay = (date: string): boolean => weekdays[new Date(date).getUTCDay()] === name;
  return [withDayFirst, withMonthFirst].find(isThatDay);
}

/** Returns the number of a month by the start of its name, see `months.data.json`; 0 if unknown. */
function parseMonth(name = ''): number {
  const lower = name.toLowerCase();
  return months.findIndex((starts) => starts.split(' ').some((s) => lower.startsWith(s))) + 1;
}

function toValidDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year >= 1900 && year < 2200 ? date.toISOString().slice(0, 10) : undefined;
}
