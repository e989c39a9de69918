/** Where the prompt belongs, in the browser's own language: match patterns. */

import type { Policy } from '../settings/policy.ts';
import type { Settings, SiteSettings } from '../settings/settings.ts';
import { isBannerEnabledOn } from './banner-sites.ts';

/** Every page of the web. */
export const allOrigins: readonly string[] = ['https://*/*', 'http://*/*'];

/** Pages that get a script, by match patterns. */
export interface MatchPatterns {
  readonly matches: readonly string[];
  readonly excludeMatches: readonly string[];
}

/** What the browser lets us reach. */
export interface SiteAccess {
  readonly onAllSites: boolean;
  /** Those of the chosen hosts that may be read. */
  readonly hosts: ReadonlySet<string>;
}

/** The pages of one host, whatever their port. */
export function toOrigins(host: string): string[] {
  return [`https://${host}/*`, `http://${host}/*`];
}

/** Whether a host can stand in a match pattern: one bad pattern would spoil all the others. */
export function isValidMatchHost(host: string): boolean {
  return /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/.test(host);
}

/**
 * The pages on which the gate is to run: chosen by the reader, reachable, and allowed by the policy.
 *
 * @returns nothing when there are none
 */
export function getBannerMatches(
  settings: Settings,
  sites: SiteSettings,
  policy: Policy,
  access: SiteAccess,
): MatchPatterns | undefined {
  if (settings.bannerOnAllSites && access.onAllSites) return getMatchesOnAllSites(sites, policy);
  const here = { ...settings, bannerOnAllSites: false };
  const hosts = sites.bannerSites.filter(
    (host) =>
      isValidMatchHost(host) &&
      access.hosts.has(host) &&
      isBannerEnabledOn(host, here, sites, policy),
  );
  return hosts.length > 0 ? { matches: hosts.flatMap(toOrigins), excludeMatches: [] } : undefined;
}

function getMatchesOnAllSites(sites: SiteSettings, policy: Policy): MatchPatterns | undefined {
  const { bannerAllowedSites, bannerBlockedSites = [], unreadableBlockedSite } = policy;
  if (unreadableBlockedSite !== undefined) return undefined;
  const matches = bannerAllowedSites ? bannerAllowedSites.flatMap(toSubdomainOrigins) : allOrigins;
  const hidden = sites.bannerHiddenSites.filter(isValidMatchHost).flatMap(toOrigins);
  const excludeMatches = [...hidden, ...bannerBlockedSites.flatMap(toSubdomainOrigins)];
  return matches.length > 0 ? { matches, excludeMatches } : undefined;
}

/** The pages of a host and of all below it. */
function toSubdomainOrigins(site: string): string[] {
  const host = site.toLowerCase();
  return isValidMatchHost(host) ? toOrigins(`*.${host}`) : [];
}
