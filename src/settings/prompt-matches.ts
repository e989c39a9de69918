/** Where the prompt belongs, in the browser's own language: match patterns. */

import type { Policy } from './policy.ts';
import { promptBelongs } from './prompt-sites.ts';
import type { Settings, SiteSettings } from './settings.ts';

/** Every page of the web. */
export const everyOrigin: readonly string[] = ['https://*/*', 'http://*/*'];

/** Pages that get a script, by match patterns. */
export interface Matches {
  readonly matches: readonly string[];
  readonly excludeMatches: readonly string[];
}

/** What the browser lets us reach. */
export interface Access {
  readonly everywhere: boolean;
  /** Those of the chosen hosts that may be read. */
  readonly hosts: ReadonlySet<string>;
}

/** The pages of one host, whatever their port. */
export function originsOf(host: string): string[] {
  return [`https://${host}/*`, `http://${host}/*`];
}

/** Whether a host can stand in a match pattern: one bad pattern would spoil all the others. */
export function isMatchable(host: string): boolean {
  return /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/.test(host);
}

/**
 * The pages on which the gate is to run: chosen by the reader, reachable, and allowed by the policy.
 *
 * @returns nothing when there are none
 */
export function promptMatches(
  settings: Settings,
  sites: SiteSettings,
  policy: Policy,
  access: Access,
): Matches | undefined {
  if (settings.promptEverywhere && access.everywhere) return matchesEverywhere(sites, policy);
  const here = { ...settings, promptEverywhere: false };
  const hosts = sites.promptSites.filter(
    (host) =>
      isMatchable(host) && access.hosts.has(host) && promptBelongs(host, here, sites, policy),
  );
  return hosts.length > 0 ? { matches: hosts.flatMap(originsOf), excludeMatches: [] } : undefined;
}

function matchesEverywhere(sites: SiteSettings, policy: Policy): Matches | undefined {
  const { promptAllowed, promptBlocked = [] } = policy;
  const matches = promptAllowed ? promptAllowed.flatMap(originsBelow) : everyOrigin;
  const hidden = sites.promptHidden.filter(isMatchable).flatMap(originsOf);
  const excludeMatches = [...hidden, ...promptBlocked.flatMap(originsBelow)];
  return matches.length > 0 ? { matches, excludeMatches } : undefined;
}

/** The pages of a host and of all below it. */
function originsBelow(site: string): string[] {
  const host = site.toLowerCase();
  return isMatchable(host) ? originsOf(`*.${host}`) : [];
}
