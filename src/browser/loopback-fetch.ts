/** The one place from which anybody is called, and only on this machine. */

import { parseLoopbackAddress } from '../shared/loopback-address.ts';

/**
 * Calls a server on this machine, without cookies, and never where it redirects to.
 *
 * @param url an origin that `parseLoopbackAddress` gives, and a path; rejects for every other
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
