/** Where an article in several pages goes on. */

import { absoluteUrl, type PageFacts } from './page-facts.ts';
import { labelOf } from './text-start.ts';

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
const maxLinks = 3_000;
const longestLabel = 24;

/**
 * The address of the next page of the same article.
 *
 * `rel=next` alone may lead to the next article of a blog, so an address counts only when it is
 * this one with a page number added or raised by one.
 */
export function nextPage(facts: PageFacts): string | undefined {
  if (facts.url === 'about:blank') return undefined;
  const { document } = facts;
  // Its address has the number, whatever the link says; few links have, so few are looked into.
  const numbered = document.querySelectorAll(`a[href*="${pageNumber(facts.url).number + 1}"]`);
  const links = [
    ...document.querySelectorAll('link[rel~="next" i][href], a[rel~="next" i][href]'),
    ...[...numbered].slice(0, maxLinks).filter(isNumbered),
  ];
  for (const link of links) {
    const address = absoluteUrl(facts, link.getAttribute('href'));
    if (address && isNextOf(facts.url, address)) return address;
  }
  return undefined;
}

function isNumbered(link: Element): boolean {
  const label = labelOf(link);
  if (label.length > longestLabel) return false;
  if (/^\d{1,2}$/.test(label)) return true;
  return nextLabels.has(label.replace(arrows, '').replace(/\s+/g, ' ').toLowerCase());
}

/** Whether two addresses differ by nothing but a page number, and the second's is one higher. */
export function isNextOf(current: string, next: string): boolean {
  const [from, to] = [pageNumber(current), pageNumber(next)];
  return from.rest === to.rest && to.number === from.number + 1;
}

const pageInPath = /[/_,-](?:page|seite|pagina|p|s)?[/_,-]?(\d{1,2})(?=(?:\.[a-z]{2,5})?\/?$)/;
const pageParameters = ['page', 'p', 'pg', 'seite', 'pagina', 'paged', 'pageno', 'page_num'];

/** An address without its page number, and that number; 1 where there is none. */
function pageNumber(address: string): { rest: string; number: number } {
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
