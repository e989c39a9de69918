/** Addresses of documents: a part of a fragment may name an article, and some are too long to store. */

import { hashTexts } from './text-hash.ts';

/** Whether an absolute address is one of the web's. */
export function isHttpUrl(address: string): boolean {
  return /^https?:\/\//i.test(address) && URL.canParse(address);
}

/** The same of an address that is parsed already. */
export function hasHttpProtocol({ protocol }: URL): boolean {
  return protocol === 'http:' || protocol === 'https:';
}

/** The host name of a web address, without its port; `undefined` for every other address. */
export function getHttpHost(address: string): string | undefined {
  return isHttpUrl(address) ? new URL(address).hostname : undefined;
}

/** An address without its fragment. */
export function stripHash(address: string): string {
  return address.split('#', 1)[0] ?? '';
}

/**
 * The part of a fragment by which a page's own script chooses what it shows: `#/…` or `#!…`. All
 * other fragments are places within an article. A second `#` in it, and the browser's text directive
 * (`:~:`), name such a place too and are left out.
 *
 * @param hash as `URL.hash` gives it: empty, or beginning with `#`
 * @returns the routing fragment; `''` where there is none, or only that of the start page (`#/`)
 */
export function getRoutingFragment(hash: string): string {
  const [fragment = ''] = hash.slice(1).split(/#|:~:/, 1);
  return /^(?:!\/?|\/)./.test(fragment) && fragment !== '!/' ? `#${fragment}` : '';
}

/** Fragments of pages are never kept in this form; see `getRoutingFragment`. */
const cutMark = '#cut-';
const cutPattern = /#cut-[0-9a-f]{16}$/;

/**
 * An address that is no longer than `maxLength`. What had to be cut ends in a hash of the whole, so
 * that two of them are never taken for one another; it opens nothing any more (`isCutAddress`).
 *
 * @param maxLength UTF-16 units
 */
export function cutAddress(address: string, maxLength: number): string {
  if (address.length <= maxLength) return address;
  const mark = `${cutMark}${hashTexts([address])}`;
  return address.slice(0, maxLength - mark.length) + mark;
}

/** Tells an address that was cut, and so does not lead to its article. */
export function isCutAddress(address: string): boolean {
  return cutPattern.test(address);
}

/** An address in two parts: what it was cut to, and the hash of the whole; `''` where it was not cut. */
export function splitCutAddress(address: string): [address: string, mark: string] {
  const [mark = ''] = cutPattern.exec(address) ?? [];
  return [address.slice(0, address.length - mark.length), mark];
}
