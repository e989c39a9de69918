/**
 * Consent to the banner, which requires both the user's choice, a setting, and the browser's site
 * access. Each can be withdrawn separately, and then nothing is injected.
 */

import * as v from 'valibot';
import { readLocalServer } from '../../browser/local-server.ts';
import { hasAccess, requestAccess, revokeAccess } from '../../browser/permissions.ts';
import { createStorageItem } from '../../browser/storage.ts';
import { toHostPattern } from '../../shared/loopback-address.ts';
import type { Result } from '../../shared/result.ts';
import {
  allOrigins,
  disableBannerOn,
  enableBannerOn,
  getBannerMatches,
  isBannerEnabledOn,
  isValidMatchHost,
  type MatchPatterns,
  toOrigins,
} from '../banner-sites.ts';
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
  /** True if the user has been told that nothing came of it so far. */
  told: v.exactOptional(v.boolean()),
});
/** Holds the latest request until it is granted or denied. */
const pendingRequest = createStorageItem(
  'session',
  'banner:pending-request',
  PendingRequest,
  undefined,
);
/** Time for which the browser's permission dialog may stay open. */
const pendingRequestTimeoutMs = 5 * 60_000;

const bannerOutcomes = ['shown', 'denied', 'failed'] as const;
/** `failed` means that access was granted, but storage refuses the choice. */
export type BannerOutcome = (typeof bannerOutcomes)[number];

/** Holds the outcome of the latest request for a site until a summary view has shown it. */
export const bannerOutcome = createStorageItem(
  'session',
  'banner:outcome',
  v.object({ host: v.string(), outcome: v.picklist(bannerOutcomes) }),
  undefined,
);

/** Holds the hosts that were hidden in an incognito window, which must leave nothing on disk. */
const sessionHidden = createStorageItem(
  'session',
  'banner:session-hidden',
  v.array(v.string()),
  [] as string[],
);

/**
 * Turns the banner on and requests access. Call it in a click handler, before any await. The
 * browser's dialog may close the popup, so the request is stored first, and the background
 * completes it (`completePendingRequest`).
 *
 * @returns what became of it
 */
export async function enableBanner(scope: BannerScope): Promise<BannerOutcome> {
  const stored = pendingRequest.write({ scope, at: Date.now() });
  const granted = await requestAccess(getOrigins(scope));
  await stored;
  if (granted) return (await completePendingRequest()) ?? 'shown';
  return endRequest(scope, 'denied');
}

/**
 * Returns the outcome of the latest request for a host, which the permission dialog may have kept
 * the summary view from showing.
 *
 * @returns each outcome once; `undefined` if there is nothing new
 */
export async function takeBannerOutcome(host: string): Promise<BannerOutcome | undefined> {
  const [latest, pending] = await Promise.all([bannerOutcome.read(), pendingRequest.read()]);
  if (latest?.host === host) {
    await bannerOutcome.remove();
    return latest.outcome;
  }
  if (!pending || pending.told) return undefined;
  const { scope, at } = pending;
  if (scope.kind !== 'site' || scope.host !== host || Date.now() - at > pendingRequestTimeoutMs)
    return undefined;
  // The dialog was closed together with the view, or is still open; access may yet be granted.
  await pendingRequest.write({ ...pending, told: true });
  return (await hasAccess(toOrigins(host))) ? undefined : 'denied';
}

async function endRequest(scope: BannerScope, outcome: BannerOutcome): Promise<BannerOutcome> {
  if (scope.kind === 'site') await bannerOutcome.write({ host: scope.host, outcome });
  await pendingRequest.remove();
  return outcome;
}

/**
 * Turns the banner on if the requested access has been granted by now. Can be called repeatedly.
 *
 * @returns what became of it; `undefined` if there is no request with access
 */
export async function completePendingRequest(): Promise<BannerOutcome | undefined> {
  const pending = await pendingRequest.read();
  if (!pending || Date.now() - pending.at > pendingRequestTimeoutMs) return undefined;
  const { scope } = pending;
  if (!(await hasAccess(getOrigins(scope)))) return undefined;
  const stored =
    scope.kind === 'all-sites'
      ? await updateSettings({ bannerOnAllSites: true })
      : await updateSiteSettings((sites) => enableBannerOn(sites, scope.host));
  return endRequest(scope, stored.ok ? 'shown' : 'failed');
}

/**
 * Turns the banner off, and revokes access that only the banner needed, also if the choice cannot be
 * stored.
 *
 * @returns fails as `updateSettings` and `updateSiteSettings` do
 */
export async function disableBanner(scope: BannerScope): Promise<Result<void>> {
  if (scope.kind === 'all-sites') return disableAllSitesSetting();
  const { host } = scope;
  const { onAllSites } = await readBannerState();
  const stored = await updateSiteSettings((sites) => disableBannerOn(sites, host, onAllSites));
  if (!onAllSites) await revokeBannerAccess(toOrigins(host));
  return stored;
}

/** Hides the banner on a host until the browser is closed, without writing anything to disk. */
export async function hideForSession(host: string): Promise<void> {
  await sessionHidden.write([...(await sessionHidden.read()), host]);
}

/**
 * Turns the banner off for all sites. Sites that were chosen one by one stay if they are
 * accessible. Fails as `updateSettings` does.
 */
export async function disableOnAllSites(): Promise<Result<void>> {
  const stored = await updateSettings({ bannerOnAllSites: false });
  await revokeAccess(allOrigins);
  await removeRevokedSites();
  return stored;
}

/** Removes the chosen sites to which access was revoked. */
export async function removeRevokedSites(): Promise<void> {
  const { bannerSites } = await readSiteSettings();
  const hosts = await filterByAccess(bannerSites);
  if (hosts.size === bannerSites.length) return;
  await updateSiteSettings((sites) => ({
    ...sites,
    bannerSites: sites.bannerSites.filter((host) => hosts.has(host)),
  }));
}

/** The effective state of the banner. */
export interface BannerState {
  /** True if the banner appears on all sites except the hidden ones. */
  onAllSites: boolean;
  sites: SiteSettings;
  /**
   * The settings with the policy applied; the banner is on for all sites only if access is granted.
   */
  settings: Settings;
  policy: Policy;
}

/** Reads the effective state: the choice for all sites counts only if the browser grants access. */
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

/** Returns true if the banner may appear on a host. */
export async function isBannerAllowed(host: string, isIncognito = false): Promise<boolean> {
  const [{ settings, sites, policy }, access] = await Promise.all([
    readBannerState(),
    hasAccess(toOrigins(host)),
  ]);
  if (!access || !isBannerEnabledOn(host, settings, sites, policy)) return false;
  return !isIncognito || !(await sessionHidden.read()).includes(host);
}

/** Returns the pages on which the article detector is to run; `undefined` if there are none. */
export async function readBannerMatches(): Promise<MatchPatterns | undefined> {
  const { onAllSites, settings, sites, policy } = await readBannerState();
  const hosts = onAllSites ? new Set<string>() : await filterByAccess(sites.bannerSites);
  return getBannerMatches(settings, sites, policy, { onAllSites, hosts });
}

async function disableAllSitesSetting(): Promise<Result<void>> {
  const { bannerSites, bannerHiddenSites } = await readSiteSettings();
  const settings = await updateSettings({ bannerOnAllSites: false });
  const stored = await updateSiteSettings((sites) => ({ ...sites, bannerSites: [] }));
  const revocableHosts = [...bannerSites, ...bannerHiddenSites].filter(isValidMatchHost);
  await revokeBannerAccess([...allOrigins, ...revocableHosts.flatMap(toOrigins)]);
  return settings.ok ? stored : settings;
}

/** Revokes access, but not that to this machine which the local server needs as well. */
async function revokeBannerAccess(origins: readonly string[]): Promise<void> {
  const server = await readLocalServer();
  const needed = server && toHostPattern(server.address);
  await revokeAccess(origins.filter((origin) => origin !== needed));
}

function getOrigins(scope: BannerScope): readonly string[] {
  return scope.kind === 'all-sites' ? allOrigins : toOrigins(scope.host);
}

async function filterByAccess(hosts: readonly string[]): Promise<Set<string>> {
  const granted = await Promise.all(hosts.map((host) => hasAccess(toOrigins(host))));
  return new Set(hosts.filter((_host, i) => granted[i]));
}
