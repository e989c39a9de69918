/** Addresses of articles: they are stripped before they are stored, and record ids are made of them. */

import type { Article } from '../../extraction/article.ts';
import { articleLimits } from '../../extraction/limits.ts';
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
 * The address as it is stored: enough to open the article again, nothing that tells who read it. The
 * user name and password go, the parameters that only follow a user about, and the fragment unless
 * the page routes by it. Every other parameter keeps its place and its exact spelling.
 *
 * @returns the stripped address, cut (see `cutAddress`) where it is longer than an article's may be
 *   once it is written out in full; `''` for what is none. Never throws.
 */
export function stripTrackingParams(address: string): string {
  const [whole, mark] = splitCutAddress(address);
  if (!URL.canParse(whole)) return '';
  const url = new URL(whole);
  const authority = url.href.startsWith(`${url.protocol}//`) ? `//${url.host}` : '';
  const path = `${url.protocol}${authority}${url.pathname}${stripQuery(url.search)}`;
  return cutAddress(`${path}${stripRoute(url.hash)}${mark}`, articleLimits.url);
}

/** Tells an address that leads to its article from files, scripts, and addresses that had to be cut. */
export function isLinkable(address: string): boolean {
  return isHttpUrl(address) && !isCutAddress(address);
}

/** The site: the host without “www.”, with its port where it has one; `''` for what is no address. */
export function displayHost(address: string): string {
  return URL.canParse(address) ? new URL(address).host.replace(/^www\./, '') : '';
}

/**
 * The address that a record is of: the page's own canonical one, believed only where it can do no
 * harm. It is on the same site, not the front page, which careless templates give for every article,
 * and not given for an address whose fragment chooses the article.
 */
export function getRecordAddress({ url, canonical }: Pick<Article, 'url' | 'canonical'>): string {
  const own = stripTrackingParams(url);
  const claimed = stripTrackingParams(canonical);
  if (displayHost(claimed) === '' || displayHost(claimed) !== displayHost(own) || isRouted(own))
    return own;
  return isFrontPage(claimed) && !isFrontPage(own) ? own : claimed;
}

/**
 * The id of a new record: `page:<text hash>:<address>`, or `selection:<text hash>:<address>`. It is
 * made when an article is first saved, and stays when the article changes; so several articles of
 * one address have an id each, and none is ever used for another article.
 *
 * The address itself is part of the id, not a hash of it: a page that chose its own address could
 * make a short hash meet another's, and so overwrite what was saved of another site.
 */
export function createRecordId(
  article: Pick<Article, 'url' | 'canonical' | 'scope' | 'textHash'>,
): string {
  return `${article.scope}:${article.textHash}:${getRecordAddress(article)}`;
}

/** The address in the id of a record. */
export function getAddressOfId(id: string): string {
  return id.replace(/^\w+:\w*:/, '');
}

/** The same for a page's record; `undefined` for a selection's. */
export function getAddressOfPageId(id: string): string | undefined {
  return id.startsWith('page:') ? getAddressOfId(id) : undefined;
}

/** Pages' records of one address. More of them are refused, so that looking one up stays quick. */
export const maxRecordsPerAddress = 100;

/** Ids of records by the address that they are of; those of selections are left out. */
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
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !isTracking(parameterName(pair)));
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

/** A route may have parameters of its own. */
function stripRoute(hash: string): string {
  const route = getRoutingFragment(hash);
  const query = route.indexOf('?');
  return query < 0 ? route : route.slice(0, query) + stripQuery(route.slice(query));
}

function isTracking(name: string): boolean {
  return names.has(name) || prefixes.some((prefix) => name.startsWith(prefix));
}

/** The name in lower case, decoded where it can be. */
function parameterName(pair: string): string {
  const end = pair.indexOf('=');
  const name = (end < 0 ? pair : pair.slice(0, end)).toLowerCase();
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // A stray “%”: not a name of ours.
  }
}
