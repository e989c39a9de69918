/** Strips the addresses of articles before they are stored, and makes record ids of them. */

import { type Article, articleLimits } from '../../extraction/article.ts';
import {
  cutAddress,
  getRoutingFragment,
  isCutAddress,
  isHttpUrl,
  splitCutAddress,
} from '../../shared/url.ts';
import tracking from './tracking-parameters.data.json' with { type: 'json' };

const names = new Set(tracking.names);
const prefixes = tracking.prefixes;

/**
 * Strips an address for storage, so that it opens the article but does not reveal who read it.
 * Removes user name, password, tracking parameters, and the fragment unless the page routes by it.
 * Every other parameter keeps its position and its exact spelling.
 *
 * @returns the stripped address, cut by `cutAddress` if it is longer than `articleLimits.url` when
 *   serialized; `''` for an invalid one. Never throws.
 */
export function stripTrackingParams(address: string): string {
  const [fullAddress, mark] = splitCutAddress(address);
  if (!URL.canParse(fullAddress)) return '';
  const url = new URL(fullAddress);
  const authority = url.href.startsWith(`${url.protocol}//`) ? `//${url.host}` : '';
  const path = `${url.protocol}${authority}${url.pathname}${stripQuery(url.search)}`;
  return cutAddress(`${path}${stripRoute(url.hash)}${mark}`, articleLimits.url);
}

/**
 * Returns true for a web address that leads to its article; false for files, scripts and cut
 * addresses.
 */
export function isLinkable(address: string): boolean {
  return isHttpUrl(address) && !isCutAddress(address);
}

/** Returns the host without “www.”, with its port if it has one; `''` for an invalid address. */
export function getDisplayHost(address: string): string {
  return URL.canParse(address) ? new URL(address).host.replace(/^www\./, '') : '';
}

/**
 * Returns the address that a record belongs to: the page's canonical one if it can be trusted. It
 * has to be on the same site, must not be the front page, which careless templates declare for
 * every article, and is ignored if the page routes by its fragment.
 */
export function getRecordAddress({ url, canonical }: Pick<Article, 'url' | 'canonical'>): string {
  const own = stripTrackingParams(url);
  const canonicalUrl = stripTrackingParams(canonical);
  if (
    getDisplayHost(canonicalUrl) === '' ||
    getDisplayHost(canonicalUrl) !== getDisplayHost(own) ||
    isRouted(own)
  )
    return own;
  return isFrontPage(canonicalUrl) && !isFrontPage(own) ? own : canonicalUrl;
}

/**
 * Creates the id of a new record: `page:<text hash>:<address>` or `selection:<text
 * hash>:<address>`. The id stays when the article changes, so several articles of one address have
 * distinct ids, which are never reused.
 *
 * The id contains the address itself instead of a hash, because a page chooses its canonical
 * address: with a short hash it could match the record of another site and overwrite it.
 */
export function createRecordId(
  article: Pick<Article, 'url' | 'canonical' | 'scope' | 'textHash'>,
): string {
  return `${article.scope}:${article.textHash}:${getRecordAddress(article)}`;
}

/** Returns the address that a record's id contains. */
export function getAddressOfId(id: string): string {
  return id.replace(/^\w+:\w*:/, '');
}

/** Returns the address in the id of a page's record; `undefined` for a selection. */
export function getAddressOfPageId(id: string): string | undefined {
  return id.startsWith('page:') ? getAddressOfId(id) : undefined;
}

/** Maximum number of page records per address, which keeps lookups fast. */
export const maxRecordsPerAddress = 100;

/** Groups the ids of page records by address. Ids of selections are left out. */
export function groupByAddress(ids: Iterable<string>): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const address = getAddressOfPageId(id);
    if (address === undefined) continue;
    const group = groups.get(address);
    if (group) group.push(id);
    else groups.set(address, [id]);
  }
  return groups;
}

function isFrontPage(address: string): boolean {
  const { pathname, search } = new URL(address);
  return pathname === '/' && search === '' && !isRouted(address);
}

function isRouted(address: string): boolean {
  return URL.canParse(address) && getRoutingFragment(new URL(address).hash) !== '';
}

function stripQuery(search: string): string {
  const pairs = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !isTracking(getParameterName(pair)));
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** Strips the query within a route, which may have one of its own. */
function stripRoute(hash: string): string {
  const route = getRoutingFragment(hash);
  const query = route.indexOf('?');
  return query < 0 ? route : route.slice(0, query) + stripQuery(route.slice(query));
}

function isTracking(name: string): boolean {
  return names.has(name) || prefixes.some((prefix) => name.startsWith(prefix));
}

/** Returns the parameter's name in lower case, decoded if possible. */
function getParameterName(pair: string): string {
  const end = pair.indexOf('=');
  const name = (end < 0 ? pair : pair.slice(0, end)).toLowerCase();
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // A stray “%” means that it is not a known tracking parameter.
  }
}
