/** Finds the next page of an article that is split into several pages. Called from `extract.ts`. */

import { getLabel } from '../dom/block-text.ts';
import { findElements, hasToken, readAttribute } from '../dom/elements.ts';
import { type PageMetadata, toAbsoluteUrl } from '../metadata/page-metadata.ts';

const nextLabels = new Set([
  'next',
  'next page',
  'page suivante',
  'suivant',
  'nächste seite',
  'weiter',
  'siguiente',
  'página siguiente',
  'próxima',
  'próxima página',
  'pagina successiva',
  'volgende',
  'volgende pagina',
  'następna',
  'następna strona',
  'далее',
  '下一页',
  '下一頁',
  '次のページ',
  '次へ',
  '다음',
  '다음페이지',
  '다음 페이지',
]);
const arrows = /\s*[>»›→]*$/;
/** At most this many candidate links have their addresses parsed. */
const maxLinks = 100;
/** At most this many links whose address has the next page's number have their labels read. */
const maxLabels = 3_000;
const maxLabelChars = 24;

/**
 * Returns the address of the next page of the same article.
 *
 * `rel=next` alone may point to the next article of a blog, so an address counts only if it is the
 * current one with a page number that has been added or is higher by one.
 */
export function findNextPage(metadata: PageMetadata): string | undefined {
  if (metadata.url === 'about:blank') return undefined;
  const { number } = parsePageNumber(metadata.url);
  const isNext = createNextPageTest(metadata.url);
  for (const href of findNextHrefs(metadata, `${number + 1}`)) {
    const address = toAbsoluteUrl(metadata, href);
    if (address && isNext(address)) return address;
  }
  return undefined;
}

/** Returns the addresses of candidate links, those with `rel="next"` first. */
function findNextHrefs({ document, links }: PageMetadata, number: string): string[] {
  const hasNextRelation = (element: Element) =>
    hasToken(readAttribute(element, 'rel').toLowerCase(), 'next');
  let labels = 0;
  // Few addresses have the number, so checking it first spares reading most labels.
  const isPageLink = (element: Element) =>
    readAttribute(element, 'href').includes(number) &&
    labels++ < maxLabels &&
    hasPageLabel(element);
  const anchors = [
    ...findElements(document, 'a[rel][href]', maxLinks, hasNextRelation),
    ...findElements(document, 'a[href]', maxLinks, isPageLink),
  ];
  return [
    ...links.filter(({ relation }) => hasToken(relation, 'next')).map(({ href }) => href),
    ...anchors.map((anchor) => anchor.getAttribute('href') ?? ''),
  ].slice(0, maxLinks);
}

/** Returns true if the label of a link is a page number or a word for “next page”. */
function hasPageLabel(link: Element): boolean {
  const label = getLabel(link);
  if (label.length > maxLabelChars) return false;
  if (/^\d{1,2}$/.test(label)) return true;
  return nextLabels.has(label.replace(arrows, '').replace(/\s+/g, ' ').toLowerCase());
}

/**
 * Creates a test for the address of the next page: true if an address differs from `current` only
 * in its page number, and that is higher by one.
 */
export function createNextPageTest(current: string): (next: string) => boolean {
  const from = parsePageNumber(current);
  return (next) => {
    const to = parsePageNumber(next);
    return from.rest === to.rest && to.number === from.number + 1;
  };
}

const pageInPath = /[/_,-](?:page|seite|pagina|p|s)?[/_,-]?(\d{1,2})(?=(?:\.[a-z]{2,5})?\/?$)/;
const pageParameters = ['page', 'p', 'pg', 'seite', 'pagina', 'paged', 'pageno', 'page_num'];

/** Splits an address into its page number, which is 1 if it has none, and the rest. */
function parsePageNumber(address: string): { rest: string; number: number } {
  const url = new URL(address);
  url.hash = '';
  let number = 1;
  for (const name of pageParameters) {
    const value = url.searchParams.get(name);
    if (value === null || !/^\d{1,2}$/.test(value)) continue;
    number = Number(value);
    url.searchParams.delete(name);
  }
  const { pathname } = url;
  const inPath = pageInPath.exec(pathname.toLowerCase());
  if (number === 1 && inPath) {
    const [part, digits] = inPath;
    number = Number(digits);
    url.pathname = pathname.slice(0, inPath.index) + pathname.slice(inPath.index + part.length);
  }
  return { rest: `${url.host}${url.pathname.replace(/\/$/, '')}?${url.searchParams}`, number };
}
