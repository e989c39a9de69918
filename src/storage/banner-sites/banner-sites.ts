/** Where the line “No time to read?” may stand. */

import type { Policy } from '../settings/policy.ts';
import type { Settings, SiteSettings } from '../settings/settings.ts';

/**
 * Whether the prompt belongs on a host: the reader asked for it there or everywhere, did not hide
 * it there, and the policy allows it.
 *
 * @param host as `URL.hostname` gives it
 * @param settings as `applyPolicy` leaves them
 */
export function isBannerEnabledOn(
  host: string,
  settings: Settings,
  sites: SiteSettings,
  policy: Policy,
): boolean {
  const chosen = settings.bannerOnAllSites
    ? !sites.bannerHiddenSites.includes(host)
    : sites.bannerSites.includes(host);
  return chosen && policyAllowsBanner(policy, host);
}

/** Whether the policy lets the prompt appear on a host, whatever the reader chooses. */
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

/** The choices after the prompt was asked for on a host. */
export function enableBannerOn(sites: SiteSettings, host: string): SiteSettings {
  return {
    bannerSites: [...removeHost(sites.bannerSites, host), host],
    bannerHiddenSites: removeHost(sites.bannerHiddenSites, host),
  };
}

/**
 * The choices after the prompt was hidden on a host.
 *
 * @param everywhere whether it appears wherever it is not hidden
 */
export function disableBannerOn(
  sites: SiteSettings,
  host: string,
  everywhere: boolean,
): SiteSettings {
  const hidden = removeHost(sites.bannerHiddenSites, host);
  return {
    bannerSites: removeHost(sites.bannerSites, host),
    bannerHiddenSites: everywhere ? [...hidden, host] : hidden,
  };
}

/**
 * The choices with hosts from elsewhere added, as the oldest, so that of too many the user's own
 * stay. About a host that the user has decided about, nothing is changed.
 */
export function withSitesAdded(sites: SiteSettings, added: SiteSettings): SiteSettings {
  const decided = new Set([...sites.bannerSites, ...sites.bannerHiddenSites]);
  const isNew = (host: string) => !decided.has(host);
  return {
    bannerSites: [...added.bannerSites.filter(isNew), ...sites.bannerSites],
    bannerHiddenSites: [...added.bannerHiddenSites.filter(isNew), ...sites.bannerHiddenSites],
  };
}

function removeHost(hosts: readonly string[], host: string): string[] {
  return hosts.filter((other) => other !== host);
}
