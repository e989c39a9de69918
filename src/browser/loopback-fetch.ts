/** The only module that makes requests, to this machine only. */

import { parseLoopbackAddress } from '../shared/loopback-address.ts';

/**
 * Requests a URL on this machine, without cookies and without following redirects.
 *
 * @param url an origin as `parseLoopbackAddress` returns it, and a path
 * @returns the response; rejects with a `TypeError` for any other URL, and as `fetch` does
 */
export async function fetchFromLoopback(url: string, init: RequestInit): Promise<Response> {
  const [, origin = '', path = ''] = /^(http:\/\/[^/]+)(\/.*)$/.exec(url) ?? [];
  if (parseLoopbackAddress(origin) !== origin) throw new TypeError('Not on this machine');
  return fetch(origin + path, {
    ...init,
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  });
}
