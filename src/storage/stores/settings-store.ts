/**
 * Stores the user's settings, and applies the policy to them. Settings that name a site are in
 * local storage and never leave the device.
 */

import { readLocalServer } from '../../browser/local-server.ts';
import { withLock } from '../../browser/lock.ts';
import { local, onStorageChanged, readManaged, sync } from '../../browser/storage.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { EngineId } from '../../summarizer/summary.ts';
import {
  settingKeys,
  siteSettingKeys,
  toStoredSettings,
  toStoredSiteSettings,
  versionKey,
} from '../settings/keys.ts';
import { migrate, type StoredValues } from '../settings/migrations.ts';
import { parseSettings, parseSiteSettings } from '../settings/parse.ts';
import {
  applyPolicy,
  getAllowedEngines,
  getPolicyDefaults,
  type Policy,
  parsePolicy,
} from '../settings/policy.ts';
import type { AiChoice, Settings, SiteSettings } from '../settings/settings.ts';

/** Reads the effective settings. Fields that cannot be read have their default. */
export async function readSettings(): Promise<Settings> {
  return (await readSettingsWithPolicy()).settings;
}

/**
 * The effective settings, the fields that only an administrator can change, and the engines that
 * the user may choose.
 */
interface SettingsWithPolicy {
  readonly settings: Settings;
  readonly locked: ReadonlySet<keyof Settings>;
  readonly engines: readonly EngineId[];
}

/** Reads the effective settings with the policy. Fields that cannot be read have their default. */
export async function readSettingsWithPolicy(): Promise<SettingsWithPolicy> {
  const [policy, { synced, local }] = await Promise.all([readPolicy(), readSyncedAndLocal()]);
  return mergeSettings(policy, orEmpty(synced), orEmpty(local));
}

/**
 * Does the same as `readSettingsWithPolicy`, but fails if storage cannot be read. Whatever saves or
 * evicts records uses this, because by default the history is on, and may be smaller than the user
 * has chosen.
 */
export async function tryReadSettingsWithPolicy(): Promise<Result<SettingsWithPolicy>> {
  const [policy, { synced, local }] = await Promise.all([readPolicy(), readSyncedAndLocal()]);
  if (!synced.ok) return synced;
  if (!local.ok) return local;
  return ok(mergeSettings(policy, synced.value, local.value));
}

/**
 * Reads which AI the settings name.
 *
 * @param engine another engine than theirs
 */
export async function readAiChoice(
  { aiMode, ...settings }: Settings,
  engine = settings.engine,
): Promise<AiChoice> {
  const server = engine === 'local-server' ? await readLocalServer() : undefined;
  return {
    engine,
    ...(aiMode !== 'write' && { aiMode }),
    ...(server && { aiModel: server.model }),
  };
}

function mergeSettings(
  policy: Policy,
  synced: StoredValues,
  local: StoredValues,
): SettingsWithPolicy {
  // Local storage holds newer choices that synchronized storage has refused.
  const stored = { ...migrate(synced), ...migrate(local) };
  const settings = parseSettings(stored, getPolicyDefaults(policy));
  return { ...applyPolicy(settings, policy), engines: getAllowedEngines(policy) };
}

/** Reads the stored values of both areas, of any version. */
async function readSyncedAndLocal(): Promise<{
  synced: Result<StoredValues>;
  local: Result<StoredValues>;
}> {
  const [synced, localItems] = await Promise.all([sync.get(), local.get([...allKeys, versionKey])]);
  // While synchronized storage is off, all choices are in local storage.
  return { synced: isSyncOff(synced) ? ok({}) : synced, local: localItems };
}

/** Returns true if Firefox refuses because its preference turns synchronized storage off. */
function isSyncOff(result: Result<unknown>): boolean {
  return !result.ok && /webextensions\.storage\.sync\.enabled/.test(result.failure.detail ?? '');
}

function orEmpty(found: Result<StoredValues>): StoredValues {
  return found.ok ? found.value : {};
}

/**
 * Stores a change field by field. If synchronized storage refuses because it is off, full or
 * written to too often, the change is stored on this device and synchronized with the next one.
 *
 * @returns nothing; fails with `storage-full` or `unexpected` if neither area accepts it
 */
export function updateSettings(change: Partial<Settings>): Promise<Result<void>> {
  return withLock('settings', async () => {
    const found = await readSyncedAndLocal();
    const [synced, localItems] = [orEmpty(found.synced), orEmpty(found.local)];
    const present = migrate(synced);
    const items = {
      // The version applies to all fields, so the first change after an update writes the others as
      // well.
      ...(present !== synced && present),
      ...migrate(localItems),
      ...toStoredSettings(change),
    };
    const written = await sync.set(items);
    if (!written.ok) return local.set(items);
    // Keys that a migration has renamed, and local copies, are no longer needed.
    const obsoleteKeys = Object.keys(synced).filter((key) => !(key in present));
    if (obsoleteKeys.length > 0) await sync.remove(obsoleteKeys);
    await local.remove([...new Set([...Object.keys(localItems), ...Object.keys(items)])]);
    return ok(undefined);
  });
}

/**
 * Calls `listener` when a setting may have changed, by the user or by an administrator.
 *
 * @returns a function that stops it
 */
export function onSettingsChanged(listener: () => void): () => void {
  const stops = (['sync', 'local'] as const).map((area) =>
    onStorageChanged(area, (changed) => {
      if (allKeys.some((key) => key in changed)) listener();
    }),
  );
  // Chromium reads its policies some seconds after startup.
  stops.push(onStorageChanged('managed', listener));
  return () => {
    for (const stop of stops) stop();
  };
}

const allKeys: string[] = Object.values(settingKeys);

/** Reads the policy of the administrator. */
export async function readPolicy(): Promise<Policy> {
  return parsePolicy(await readManaged());
}

/** Returns true if an administrator has set anything; Chromium does not know it yet at its start. */
export async function hasPolicy(): Promise<boolean> {
  return Object.keys(parsePolicy(await readManaged())).length > 0;
}

const siteKeys: string[] = Object.values(siteSettingKeys);

/** Reads the site settings. A list that cannot be read is empty. */
export async function readSiteSettings(): Promise<SiteSettings> {
  const stored = await local.get(siteKeys);
  return parseSiteSettings(stored.ok ? stored.value : {});
}

/**
 * Replaces the site settings by what `change` returns. A lock keeps concurrent changes from
 * overwriting each other.
 *
 * @returns nothing; fails with `storage-full` or `unexpected`, also if the lists cannot be read,
 *   because all their other sites would be lost
 */
export function updateSiteSettings(
  change: (sites: SiteSettings) => SiteSettings,
): Promise<Result<void>> {
  return withLock('site settings', async () => {
    const stored = await local.get(siteKeys);
    if (!stored.ok) return stored;
    return local.set(toStoredSiteSettings(change(parseSiteSettings(stored.value))));
  });
}

/**
 * Calls `listener` when a site setting may have changed.
 *
 * @returns a function that stops it
 */
export function onSiteSettingsChanged(listener: () => void): () => void {
  return onStorageChanged('local', (changed) => {
    if (siteKeys.some((key) => key in changed)) listener();
  });
}
