/** Decides on which sites the banner may appear. */

import type { Policy } from '../settings/policy.ts';
import type { Settings, SiteSettings } from '../settings/settings.ts';

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
