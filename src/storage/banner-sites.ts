/** Converts the sites of the banner into match patterns. */

import type { Policy } from './settings/policy.ts';
import type { Settings, SiteSettings } from './settings/settings.ts';

// Decides on which sites the banner may appear.

/**
 * Returns true if the banner is enabled on a host: the user turned it on there or on all sites and
 * did not hide it there, and the policy allows it.
 *
 * @param host as `URL.hostname` gives it
 * @param settings as `applyPolicy` returns them
 */
export function isBannerEnabledOn(
  host: string,
  settings: Settings,
  sites: SiteSettings,
  policy: Policy,
): boolean {
  const isChosen = settings.bannerOnAllSites
    ? !sites.bannerHiddenSites.includes(host)
    : sites.bannerSites.includes(host);
  return isChosen && policyAllowsBanner(policy, host);
}

/** Returns true if the policy allows the banner on a host, whatever the user chooses. */
export function policyAllowsBanner(policy: Policy, host: string): boolean {
  const { bannerAllowedSites, bannerBlockedSites = [], unreadableBlockedSite } = policy;
  // Nobody knows which site it was to be.
  if (unreadableBlockedSite !== undefined) return false;
  if (bannerBlockedSites.some((site) => coversHost(site, host))) return false;
  return (
    bannerAllowedSites === undefined || bannerAllowedSites.some((site) => coversHost(site, host))
  );
}

/** A site covers itself and every host below it; `bank.example.` is the same host as without the full stop. */
function coversHost(site: string, host: string): boolean {
  const own = site.toLowerCase();
  const visited = host.replace(/\.$/, '');
  return visited === own || visited.endsWith(`.${own}`);
}

/** Returns the site settings after the banner was turned on for a host. */
export function enableBannerOn(sites: SiteSettings, host: string): SiteSettings {
  return {
    bannerSites: [...removeHost(sites.bannerSites, host), host],
    bannerHiddenSites: removeHost(sites.bannerHiddenSites, host),
  };
}

/**
 * Returns the site settings after the banner was turned off for a host.
 *
 * @param isOnAllSites true if the banner is on for all sites, so that the host has to be listed as
 *   hidden
 */
export function disableBannerOn(
  sites: SiteSettings,
  host: string,
  isOnAllSites: boolean,
): SiteSettings {
  const hidden = removeHost(sites.bannerHiddenSites, host);
  return {
    bannerSites: removeHost(sites.bannerSites, host),
    bannerHiddenSites: isOnAllSites ? [...hidden, host] : hidden,
  };
}

/**
 * Adds hosts of a backup as the oldest ones, so that the user's own stay if there are too many.
 * Hosts that the user has decided about are not changed.
 */
export function addSites(sites: SiteSettings, added: SiteSettings): SiteSettings {
  const decidedHosts = new Set([...sites.bannerSites, ...sites.bannerHiddenSites]);
  const isNew = (host: string) => !decidedHosts.has(host);
  return {
    bannerSites: [...added.bannerSites.filter(isNew), ...sites.bannerSites],
    bannerHiddenSites: [...added.bannerHiddenSites.filter(isNew), ...sites.bannerHiddenSites],
  };
}

function removeHost(hosts: readonly string[], host: string): string[] {
  return hosts.filter((other) => other !== host);
}

/** Match patterns of all web pages. */
export const allOrigins: readonly string[] = ['https://*/*', 'http://*/*'];

/** Match patterns of a content script. */
export interface MatchPatterns {
  readonly matches: readonly string[];
  readonly excludeMatches: readonly string[];
}

/** The site access that the browser has granted. */
interface SiteAccess {
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
