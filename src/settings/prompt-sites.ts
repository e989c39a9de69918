/** Where the line “No time to read?” may stand. */

import type { Policy } from './policy.ts';
import type { Settings, SiteSettings } from './settings.ts';

/**
 * Whether the prompt belongs on a host: the reader asked for it there or everywhere, did not hide
 * it there, and the policy allows it.
 *
 * @param host as `URL.hostname` gives it
 * @param settings as `applyPolicy` leaves them
 */
export function promptBelongs(
  host: string,
  settings: Settings,
  sites: SiteSettings,
  policy: Policy,
): boolean {
  const chosen = settings.promptEverywhere
    ? !sites.promptHidden.includes(host)
    : sites.promptSites.includes(host);
  return chosen && promptAllowedBy(policy, host);
}

/** Whether the policy lets the prompt appear on a host, whatever the reader chooses. */
export function promptAllowedBy(policy: Policy, host: string): boolean {
  const { promptAllowed, promptBlocked = [] } = policy;
  if (promptBlocked.some((site) => covers(site, host))) return false;
  return promptAllowed === undefined || promptAllowed.some((site) => covers(site, host));
}

/** A site covers itself and every host below it. */
function covers(site: string, host: string): boolean {
  const own = site.toLowerCase();
  return host === own || host.endsWith(`.${own}`);
}

/** The choices after the prompt was asked for on a host. */
export function withPromptOn(sites: SiteSettings, host: string): SiteSettings {
  return {
    promptSites: [...without(sites.promptSites, host), host],
    promptHidden: without(sites.promptHidden, host),
  };
}

/**
 * The choices after the prompt was hidden on a host.
 *
 * @param everywhere whether it appears wherever it is not hidden
 */
export function withoutPromptOn(
  sites: SiteSettings,
  host: string,
  everywhere: boolean,
): SiteSettings {
  const hidden = without(sites.promptHidden, host);
  return {
    promptSites: without(sites.promptSites, host),
    promptHidden: everywhere ? [...hidden, host] : hidden,
  };
}

/**
 * The choices with hosts from elsewhere added, as the oldest, so that of too many the user's own
 * stay. About a host that the user has decided about, nothing is changed.
 */
export function withSitesAdded(sites: SiteSettings, added: SiteSettings): SiteSettings {
  const decided = new Set([...sites.promptSites, ...sites.promptHidden]);
  const isNew = (host: string) => !decided.has(host);
  return {
    promptSites: [...added.promptSites.filter(isNew), ...sites.promptSites],
    promptHidden: [...added.promptHidden.filter(isNew), ...sites.promptHidden],
  };
}

function without(hosts: readonly string[], host: string): string[] {
  return hosts.filter((other) => other !== host);
}
