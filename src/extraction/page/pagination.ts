/** Where an article in several pages goes on. */

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
/** Links whose addresses are taken apart, of those that say they lead on. */
const maxLinks = 100;
/** Links that are asked what they say, of those whose address has the number of the next page. */
const maxLabels = 3_000;
const maxLabelChars = 24;

/**
 * The address of the next page of the same article.
 *
 * `rel=next` alone may lead to the next article of a blog, so an address counts only when it is
 * this one with a page number added or raised by one.
 */
export function findNextPage(metadata: PageMetadata): string | undefined {
  if (metadata.url === 'about:blank') return undefined;
  const { number } = parsePageNumber(metadata.url);
  const isNext = createNextTest(metadata.url);
  for (const href of findNextHrefs(metadata, `${number + 1}`)) {
    const address = toAbsoluteUrl(metadata, href);
    if (address && isNext(address)) return address;
  }
  return undefined;
}

/** Addresses of links that say they lead on, those by their relation first. */
function findNextHrefs({ document, links }: PageMetadata, number: string): string[] {
  const isNext = (element: Element) =>
    hasToken(readAttribute(element, 'rel').toLowerCase(), 'next');
  let labels = 0;
  // Its address has the number, whatever the link says; few links have, so few are looked into.
  const isNumber = (element: Element) =>
    readAttribute(element, 'href').includes(number) && labels++ < maxLabels && isNumbered(element);
  const anchors = [
    ...findElements(document, 'a[rel][href]', maxLinks, isNext),
    ...findElements(document, 'a[href]', maxLinks, isNumber),
  ];
  return [
    ...links.filter(({ relation }) => hasToken(relation, 'next')).map(({ href }) => href),
    ...anchors.map((anchor) => anchor.getAttribute('href') ?? ''),
  ].slice(0, maxLinks);
}

function isNumbered(link: Element): boolean {
  const label = getLabel(link);
  if (label.length > maxLabelChars) return false;
  if (/^\d{1,2}$/.test(label)) return true;
  return nextLabels.has(label.replace(arrows, '').replace(/\s+/g, ' ').toLowerCase());
}

/** A test of whether an address differs by nothing but a page number, which is one higher. */
export function createNextTest(current: string): (next: string) => boolean {
  const from = parsePageNumber(current);
  return (next) => {
    const to = parsePageNumber(next);
    return from.rest === to.rest && to.number === from.number + 1;
  };
}

const pageInPath = /[/_,-](?:page|seite|pagina|p|s)?[/_,-]?(\d{1,2})(?=(?:\.[a-z]{2,5})?\/?$)/;
const pageParameters = ['page', 'p', 'pg', 'seite', 'pagina', 'paged', 'pageno', 'page_num'];

/** An address without its page number, and that number; 1 where there is none. */
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
