/**
 * Document addresses: finds the fragment by which a page routes, and shortens addresses that are
 * too long to store.
 */

import { hashTexts } from './text-hash.ts';

/** Returns true if an absolute URL is an HTTP or HTTPS one. */
export function isHttpUrl(address: string): boolean {
  return /^https?:\/\//i.test(address) && URL.canParse(address);
}

/** Does the same for a parsed URL. */
export function hasHttpProtocol({ protocol }: URL): boolean {
  return protocol === 'http:' || protocol === 'https:';
}

/** Returns the host name of an HTTP or HTTPS URL, without its port; `undefined` for other URLs. */
export function getHttpHost(address: string): string | undefined {
  return isHttpUrl(address) ? new URL(address).hostname : undefined;
}

/** Removes the fragment of a URL. */
export function stripHash(address: string): string {
  return address.split('#', 1)[0] ?? '';
}

/**
 * Returns the part of a fragment by which a page's own script chooses what to show: `#/…` or `#!…`.
 * Every other fragment is a position within an article; so is everything after a second `#` or
 * after the browser's text directive (`:~:`), which is left out.
 *
 * @param hash as `URL.hash` gives it: empty, or starting with `#`
 * @returns the routing fragment; `''` if there is none, or only that of the start page (`#/`)
 */
export function getRoutingFragment(hash: string): string {
  const [fragment = ''] = hash.slice(1).split(/#|:~:/, 1);
  return /^(?:!\/?|\/)./.test(fragment) && fragment !== '!/' ? `#${fragment}` : '';
}

/**
 * Marks an address that was cut. No stored fragment of a page looks like this, because only routing
 * fragments are stored.
 */
const cutMark = '#cut-';
const cutPattern = /#cut-[0-9a-f]{16}$/;

/**
 * Shortens an address to at most `maxLength`. A shortened address ends in a hash of the whole one,
 * so that two of them never look alike; it no longer leads anywhere (see `isCutAddress`).
 *
 * @param maxLength UTF-16 code units
 */
export function cutAddress(address: string, maxLength: number): string {
  if (address.length <= maxLength) return address;
  const mark = `${cutMark}${hashTexts([address])}`;
  return address.slice(0, maxLength - mark.length) + mark;
}

/** Returns true for an address that was cut and therefore does not lead to its article. */
export function isCutAddress(address: string): boolean {
  return cutPattern.test(address);
}

/**
 * Splits an address into its text and the hash that was appended when it was cut; `''` if it was
 * not cut.
 */
export function splitCutAddress(address: string): [address: string, mark: string] {
  const [mark = ''] = cutPattern.exec(address) ?? [];
  return [address.slice(0, address.length - mark.length), mark];
}
