/**
 * The policy: settings that an administrator has decided in managed storage.
 *
 * `public/managed-schema.json` declares the same to Chromium, and a test keeps the two consistent.
 * Firefox does not validate anything, so every value is parsed here as well.
 */

import * as v from 'valibot';
import { type EngineId, engineIds } from '../../summarizer/summary.ts';
import { LocalServer } from './local-server.ts';
import { parseValidFields } from './parse.ts';
import { defaultSettings, Settings } from './settings.ts';

/** All fields are optional. */
export interface Policy {
  /** Settings that users cannot change, for example `{history: false}` or `{historyDays: 30}`. */
  readonly locked?: Partial<Settings>;
  /** Settings for users who have not chosen otherwise. */
  readonly defaults?: Partial<Settings>;
  /**
   * Engines that users may choose. The extractive engine is always allowed, because it is the
   * fallback.
   */
  readonly engines?: readonly EngineId[];
  /** The local server for users who have set up no other. */
  readonly localServer?: LocalServer;
  /** Sites, including subdomains, to which the banner is limited. */
  readonly bannerAllowedSites?: readonly string[];
  /** Sites, including subdomains, without a banner; overrides `bannerAllowedSites`. */
  readonly bannerBlockedSites?: readonly string[];
  /** An entry of `bannerBlockedSites` that names no site: as long as there is one, it appears nowhere. */
  readonly unreadableBlockedSite?: string;
}

/**
 * The policy out of managed storage. What is not valid is dropped field by field, and in a list
 * item by item: a misspelt site must not open all the others. A blocked site that cannot be read is
 * kept apart, since what it was to block would be open.
 *
 * @param managed anything; a value that is not an object means no policy
 */
export function parsePolicy(managed: unknown): Policy {
  const { locked, defaults, engines, localServer, bannerAllowedSites, bannerBlockedSites } =
    asRecord(managed);
  const server = v.safeParse(LocalServer, localServer);
  return {
    ...(locked !== undefined && { locked: parseFields(locked) }),
    ...(defaults !== undefined && { defaults: parseFields(defaults) }),
    ...(Array.isArray(engines) && { engines: engines.filter(isEngine) }),
    ...(server.success && { localServer: server.output }),
    ...(Array.isArray(bannerAllowedSites) && {
      bannerAllowedSites: bannerAllowedSites.flatMap((entry) => parseSite(entry) ?? []),
    }),
    ...(bannerBlockedSites !== undefined && parseBlockedSites(bannerBlockedSites)),
  };
}

function parseBlockedSites(
  managed: unknown,
): Pick<Policy, 'bannerBlockedSites' | 'unreadableBlockedSite'> {
  const entries: readonly unknown[] = Array.isArray(managed) ? managed : [managed];
  const unreadable = entries.find((entry) => parseSite(entry) === undefined);
  return {
    bannerBlockedSites: entries.flatMap((entry) => parseSite(entry) ?? []),
    ...(unreadable !== undefined && { unreadableBlockedSite: toLabel(unreadable) }),
  };
}

/** The most characters of an unreadable entry that are shown. */
const maxLabel = 100;

function toLabel(entry: unknown): string {
  return (typeof entry === 'string' ? entry : (JSON.stringify(entry) ?? '?')).slice(0, maxLabel);
}

/** Returns the values of fields that the user has not set: the second argument of `parseSettings`. */
export function getPolicyDefaults(policy: Policy): Settings {
  return { ...defaultSettings, ...policy.defaults };
}

/**
 * Applies the policy to settings.
 *
 * @param settings the user's choices, as stored
 * @returns the resulting settings, and the fields that the user cannot change
 */
export function applyPolicy(
  settings: Settings,
  policy: Policy,
): { settings: Settings; locked: ReadonlySet<keyof Settings> } {
  const enforced = { ...settings, ...policy.locked };
  const locked = new Set(Object.keys(policy.locked ?? {}) as (keyof Settings)[]);
  const engines = getAllowedEngines(policy);
  if (engines.length === 1) locked.add('engine');
  const engine = engines.includes(enforced.engine) ? enforced.engine : 'extractive';
  return { settings: { ...enforced, engine }, locked };
}

/** Returns the engines that the user may choose, in the order in which they are listed. */
export function getAllowedEngines(policy: Policy): readonly EngineId[] {
  const { engines } = policy;
  if (engines === undefined) return engineIds;
  return engineIds.filter((id) => id === 'extractive' || engines.includes(id));
}

function parseFields(stored: unknown): Partial<Settings> {
  const fields = asRecord(stored);
  return parseValidFields(Settings.entries, (field) => fields[field]);
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function isEngine(value: unknown): value is EngineId {
  return v.is(v.picklist(engineIds), value);
}

/** Longer than any address that an administrator writes. */
const maxEntry = 2_000;

/**
 * The host of an entry, as `URL.hostname` gives it and without the full stop that may end it. People
 * write `*.bank.example`, `https://bank.example/` or ` Bücher.example ` and mean the same.
 *
 * @returns nothing for what names no site
 */
function parseSite(entry: unknown): string | undefined {
  if (typeof entry !== 'string' || entry.length > maxEntry) return undefined;
  const address = entry
    .trim()
    .replace(/^(?:\*|https?):\/\//i, '')
    .replace(/^\*\./, '');
  if (address === '' || !URL.canParse(`https://${address}`)) return undefined;
  const host = new URL(`https://${address}`).hostname.replace(/\.$/, '');
  return isHost(host) ? host : undefined;
}

/** Matches labels divided by full stops, which includes IPv4 addresses, or an IPv6 address. */
function isHost(host: string): boolean {
  return /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/.test(host) && host.length <= 253;
}
