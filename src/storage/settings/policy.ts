/**
 * The policy: settings that an administrator has decided in managed storage.
 *
 * `public/managed-schema.json` declares the same to Chromium, and a test keeps the two consistent.
 * Firefox does not validate anything, so every value is parsed here as well.
 */

import * as v from 'valibot';
import { type EngineId, engineIds } from '../../summarizer/summary.ts';
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
  /** Sites, including subdomains, to which the banner is limited. */
  readonly bannerAllowedSites?: readonly string[];
  /** Sites, including subdomains, without a banner; overrides `bannerAllowedSites`. */
  readonly bannerBlockedSites?: readonly string[];
}

/**
 * Parses the policy in managed storage. Invalid fields are dropped one by one, and so are invalid
 * items of a list, so that a misspelt site does not allow all the others.
 *
 * @param managed anything; a value that is not an object means no policy
 */
export function parsePolicy(managed: unknown): Policy {
  const { locked, defaults, engines, bannerAllowedSites, bannerBlockedSites } = asRecord(managed);
  return {
    ...(locked !== undefined && { locked: parseFields(locked) }),
    ...(defaults !== undefined && { defaults: parseFields(defaults) }),
    ...(Array.isArray(engines) && { engines: engines.filter(isEngine) }),
    ...(Array.isArray(bannerAllowedSites) && {
      bannerAllowedSites: bannerAllowedSites.filter(isHost),
    }),
    ...(Array.isArray(bannerBlockedSites) && {
      bannerBlockedSites: bannerBlockedSites.filter(isHost),
    }),
  };
}

/** Returns the defaults for fields that the user has not chosen, for `parseSettings`. */
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

function isHost(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 253;
}
