import { computeHash } from '../run/hash.ts';

/**
 * Returns the fold of a page. Pages of one site share their design and their phrases, so they must
 * be in the same fold. The fold is a hash of the site, so that it is the same on every machine and
 * does not depend on the other pages.
 *
 * @param url address of the page; its id if it has none
 * @param count number of folds
 * @returns 0 to `count` − 1
 */
export function getFold(url: string, count = 4): number {
  return Number.parseInt(computeHash(getSite(url)).slice(0, 8), 16) % count;
}

/**
 * Returns the site of an address: roughly its registrable domain, without the public suffix list.
 * Two sites of one host (`a.blogspot.com`, `b.blogspot.com`) may count as one, which only makes
 * folds coarser. A text that is not an address is returned as it is.
 */
export function getSite(url: string): string {
  if (!URL.canParse(url)) return url;
  const { hostname } = new URL(url);
  const labels = hostname.split('.');
  const isNumeric = labels.every((label) => /^\d+$/.test(label));
  if (isNumeric || labels.length < 2) return hostname;
  return labels.slice(isSecondLevel(labels) ? -3 : -2).join('.');
}

/** Returns true for country domains with registrations at the third level: `co.uk`, `com.au`. */
function isSecondLevel(labels: readonly string[]): boolean {
  const [second = '', country = ''] = labels.slice(-2);
  return country.length === 2 && /^(?:ac|co|com|edu|gob|gov|gouv|ne|net|or|org)$/.test(second);
}
