import { computeHash } from '../run/hash.ts';

/**
 * Which of `count` folds a page belongs to, from 0. Pages of one site share their design and their
 * phrases, so they are always in the same fold, on every machine and whatever else is there.
 */
export function getFold(url: string, count = 4): number {
  return Number.parseInt(computeHash(getSite(url)).slice(0, 8), 16) % count;
}

/**
 * The site of an address: about what somebody can register, without the public suffix list. It may
 * take two sites under one roof for one (`a.blogspot.com`, `b.blogspot.com`), which does no harm.
 * What is no address is a site of its own.
 */
export function getSite(url: string): string {
  if (!URL.canParse(url)) return url;
  const { hostname } = new URL(url);
  const labels = hostname.split('.');
  const isNumeric = labels.every((label) => /^\d+$/.test(label));
  if (isNumeric || labels.length < 2) return hostname;
  return labels.slice(isSecondLevel(labels) ? -3 : -2).join('.');
}

/** Registries of countries that hand out names one level further down: `co.uk`, `com.au`. */
function isSecondLevel(labels: readonly string[]): boolean {
  const [second = '', country = ''] = labels.slice(-2);
  return country.length === 2 && /^(?:ac|co|com|edu|gob|gov|gouv|ne|net|or|org)$/.test(second);
}
