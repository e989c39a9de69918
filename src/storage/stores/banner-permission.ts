/**
 * Consent to the line in the page. It takes two: the reader's choice, which is a setting, and the
 * browser's grant of access. Each can be taken back by itself, and then nothing is injected.
 */

import * as v from 'valibot';
import { hasAccess, requestAccess, revokeAccess } from '../../browser/permissions.ts';
import { createStorageItem } from '../../browser/storage.ts';
import {
  disableBannerOn,
  enableBannerOn,
  isBannerEnabledOn,
} from '../banner-sites/banner-sites.ts';
import {
  allOrigins,
  getBannerMatches,
  isValidMatchHost,
  type MatchPatterns,
  toOrigins,
} from '../banner-sites/match-patterns.ts';
import type { Policy } from '../settings/policy.ts';
import type { Settings, SiteSettings } from '../settings/settings.ts';
import {
  readPolicy,
  readSettings,
  readSiteSettings,
  updateSettings,
  updateSiteSettings,
} from './settings-store.ts';

const BannerScope = v.variant('kind', [
  v.object({ kind: v.literal('site'), host: v.string() }),
  v.object({ kind: v.literal('all-sites') }),
]);
export type BannerScope = v.InferOutput<typeof BannerScope>;

const PendingRequest = v.object({
  scope: BannerScope,
  at: v.number(),
  /** The user has been told that nothing came of it so far. */
  told: v.exactOptional(v.boolean()),
});
/** What was asked for last, until it is granted or refused. */
const pendingRequest = createStorageItem(
  'session',
  'banner:pending-request',
  PendingRequest,
  undefined,
);
/** How long (ms) the browser's question may stand unanswered. */
const pendingRequestTimeoutMs = 5 * 60_000;

/** What became of the last question about a site, until a summary view has told it. */
export const bannerOutcome = createStorageItem(
  'session',
  'banner:outcome',
  v.object({ host: v.string(), granted: v.boolean() }),
  undefined,
);

/** Hosts on which it was hidden in a private window, which leaves nothing on disk. */
const sessionHidden = createStorageItem(
  'session',
  'banner:session-hidden',
  v.array(v.string()),
  [] as string[],
);

/**
 * Turns the prompt on, asking for access. To be called in a click, with no await before it. The
 * browser's question may close the popup, so what is wanted is stored first, and the background
 * takes it up from there (`completePendingRequest`).
 *
 * @returns whether it was granted
 */
export async function enableBanner(scope: BannerScope): Promise<boolean> {
  const stored = pendingRequest.write({ scope, at: Date.now() });
  const granted = await requestAccess(getOrigins(scope));
  await stored;
  if (granted) await completePendingRequest();
  else {
    await noteOutcome(scope, false);
    await pendingRequest.remove();
  }
  return granted;
}

/**
 * What became of the banner that was asked for on a host. The browser's question may have closed the
 * summary view that asked, so the next one tells it.
 * @returns `shown` or `denied`, each once; nothing where there is nothing new.
 */
export async function takeBannerOutcome(host: string): Promise<'shown' | 'denied' | undefined> {
  const [outcome, asked] = await Promise.all([bannerOutcome.read(), pendingRequest.read()]);
  if (outcome?.host === host) {
    await bannerOutcome.remove();
    return outcome.granted ? 'shown' : 'denied';
  }
  if (!asked || asked.told) return undefined;
  const { scope, at } = asked;
  if (scope.kind !== 'site' || scope.host !== host || Date.now() - at > pendingRequestTimeoutMs)
    return undefined;
  // The question was closed with the view that asked, or still stands; it may be granted all the same.
  await pendingRequest.write({ ...asked, told: true });
  return (await hasAccess(toOrigins(host))) ? undefined : 'denied';
}

async function noteOutcome(scope: BannerScope, granted: boolean): Promise<void> {
  if (scope.kind === 'site') await bannerOutcome.write({ host: scope.host, granted });
}

/** Does what was asked for, if it has been granted meanwhile. Harmless when called twice. */
export async function completePendingRequest(): Promise<void> {
  const asked = await pendingRequest.read();
  if (!asked || Date.now() - asked.at > pendingRequestTimeoutMs) return;
  const { scope } = asked;
  if (!(await hasAccess(getOrigins(scope)))) return;
  if (scope.kind === 'all-sites') await updateSettings({ bannerOnAllSites: true });
  else await updateSiteSettings((sites) => enableBannerOn(sites, scope.host));
  await noteOutcome(scope, true);
  await pendingRequest.remove();
}

/** Turns the prompt off, and gives back the access that it alone had needed. */
export async function disableBanner(scope: BannerScope): Promise<void> {
  if (scope.kind === 'all-sites') return disableAllSitesSetting();
  const { host } = scope;
  const { onAllSites } = await readBannerState();
  await updateSiteSettings((sites) => disableBannerOn(sites, host, onAllSites));
  if (!onAllSites) await revokeAccess(toOrigins(host));
}

/** Hides it on a host until the browser is closed, with nothing written to disk. */
export async function hideForSession(host: string): Promise<void> {
  await sessionHidden.write([...(await sessionHidden.read()), host]);
}

/** The switch for all sites, off. Sites that were chosen one by one stay, if they can be reached. */
export async function disableOnAllSites(): Promise<void> {
  await updateSettings({ bannerOnAllSites: false });
  await revokeAccess(allOrigins);
  await removeRevokedSites();
}

/** Forgets the chosen sites whose access was taken back. */
export async function removeRevokedSites(): Promise<void> {
  const { bannerSites } = await readSiteSettings();
  const hosts = await withAccess(bannerSites);
  if (hosts.size === bannerSites.length) return;
  await updateSiteSettings((sites) => ({
    ...sites,
    bannerSites: sites.bannerSites.filter((host) => hosts.has(host)),
  }));
}

export interface BannerState {
  /** It appears on every site but the hidden ones. */
  onAllSites: boolean;
  sites: SiteSettings;
  /** As the policy leaves them, and with the choice for all sites only where access is granted. */
  settings: Settings;
  policy: Policy;
}

/** What is in force: a choice for all sites counts only where the browser grants it too. */
export async function readBannerState(): Promise<BannerState> {
  const [settings, sites, policy, all] = await Promise.all([
    readSettings(),
    readSiteSettings(),
    readPolicy(),
    hasAccess(allOrigins),
  ]);
  const onAllSites = settings.bannerOnAllSites && all;
  return { onAllSites, sites, settings: { ...settings, bannerOnAllSites: onAllSites }, policy };
}

/** Whether the line may stand on a host. */
export async function isBannerAllowed(host: string, isIncognito = false): Promise<boolean> {
  const [{ settings, sites, policy }, access] = await Promise.all([
    readBannerState(),
    hasAccess(toOrigins(host)),
  ]);
  if (!access || !isBannerEnabledOn(host, settings, sites, policy)) return false;
  return !isIncognito || !(await sessionHidden.read()).includes(host);
}

/** The pages on which the gate is to run; nothing when there are none. */
export async function bannerMatchPatterns(): Promise<MatchPatterns | undefined> {
  const { onAllSites, settings, sites, policy } = await readBannerState();
  const hosts = onAllSites ? new Set<string>() : await withAccess(sites.bannerSites);
  return getBannerMatches(settings, sites, policy, { onAllSites, hosts });
}

async function disableAllSitesSetting(): Promise<void> {
  const { bannerSites, bannerHiddenSites } = await readSiteSettings();
  await updateSettings({ bannerOnAllSites: false });
  await updateSiteSettings((sites) => ({ ...sites, bannerSites: [] }));
  const once = [...bannerSites, ...bannerHiddenSites].filter(isValidMatchHost);
  await revokeAccess([...allOrigins, ...once.flatMap(toOrigins)]);
}

function getOrigins(scope: BannerScope): readonly string[] {
  return scope.kind === 'all-sites' ? allOrigins : toOrigins(scope.host);
}

async function withAccess(hosts: readonly string[]): Promise<Set<string>> {
  const granted = await Promise.all(hosts.map((host) => hasAccess(toOrigins(host))));
  return new Set(hosts.filter((_host, i) => granted[i]));
}
