/** Converts the sites of the banner into match patterns. */

import type { Policy } from '../settings/policy.ts';
import type { Settings, SiteSettings } from '../settings/settings.ts';
import { isBannerEnabledOn } from './banner-sites.ts';

/** Match patterns of all web pages. */
export const allOrigins: readonly string[] = ['https://*/*', 'http://*/*'];

/** Match patterns of a content script. */
export interface MatchPatterns {
  readonly matches: readonly string[];
  readonly excludeMatches: readonly string[];
}

/** The site access that the browser has granted. */
export interface SiteAccess {
  readonly onAllSites: boolean;
  /** The chosen hosts with access. */
  readonly hosts: ReadonlySet<string>;
}

/** Returns the match patterns of one host, which cover all its ports. */
export function toOrigins(host: string): string[] {
  return [`https://${host}/*`, `http://${host}/*`];
}

/**
 * Returns true if a host is valid in a match pattern; a single invalid pattern would make the
 * browser reject all of them.
 */
export function isValidMatchHost(host: string): boolean {
  return /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/.test(host);
}

/**
 * Returns the pages on which the article detector is to run: chosen by the user, accessible, and
 * allowed by the policy.
 *
 * @returns `undefined` if there are none
 */
export function getBannerMatches(
  settings: Settings,
  sites: SiteSettings,
  policy: Policy,
  access: SiteAccess,
): MatchPatterns | undefined {
  if (settings.bannerOnAllSites && access.onAllSites) return getMatchesOnAllSites(sites, policy);
  const perSiteSettings = { ...settings, bannerOnAllSites: false };
  const hosts = sites.bannerSites.filter(
    (host) =>
      isValidMatchHost(host) &&
      access.hosts.has(host) &&
      isBannerEnabledOn(host, perSiteSettings, sites, policy),
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

/** Returns the match patterns of a host and all its subdomains. */
function toSubdomainOrigins(site: string): string[] {
  const host = site.toLowerCase();
  return isValidMatchHost(host) ? toOrigins(`*.${host}`) : [];
}
