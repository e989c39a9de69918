/** What an address is kept as: enough to open the article again, nothing that tells who read it. */

import { articleLimits } from '../article/limits.ts';
import tracking from './tracking-parameters.data.json' with { type: 'json' };

const names = new Set(tracking.names);
const prefixes = tracking.prefixes;

/**
 * The address without its fragment, its user name and password, and the parameters that only
 * follow a reader about. Every other parameter keeps its place and its exact spelling.
 *
 * @returns the stripped address; `''` for what is none, or is longer than an article's may be once
 *   it is written out in full. Never throws.
 */
export function stripAddress(address: string): string {
  if (!URL.canParse(address)) return '';
  const url = new URL(address);
  const authority = url.href.startsWith(`${url.protocol}//`) ? `//${url.host}` : '';
  const stripped = `${url.protocol}${authority}${url.pathname}${stripQuery(url.search)}`;
  return stripped.length <= articleLimits.address ? stripped : '';
}

function stripQuery(search: string): string {
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !isTracking(parameterName(pair)));
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
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
