/**
 * The user's choices in the browser's storage, under whatever an administrator has decided. What
 * names a site lies in local storage, and never leaves the machine.
 */

import { withLock } from '../../browser/lock.ts';
import { local, onStorageChanged, readManaged, sync } from '../../browser/storage.ts';
import { ok, type Result } from '../../shared/result.ts';
import {
  settingKeys,
  siteSettingKeys,
  toStoredSettings,
  toStoredSiteSettings,
  versionKey,
} from '../settings/keys.ts';
import { migrate, type StoredValues } from '../settings/migrations.ts';
import { parseSettings, parseSiteSettings } from '../settings/parse.ts';
import { applyPolicy, getPolicyDefaults, type Policy, parsePolicy } from '../settings/policy.ts';
import type { Settings, SiteSettings } from '../settings/settings.ts';

/** The settings in force. A field that cannot be read has its default. */
export async function readSettings(): Promise<Settings> {
  return (await readSettingsWithPolicy()).settings;
}

/** The settings in force, and the fields that only an administrator can change. */
export async function readSettingsWithPolicy(): Promise<{
  settings: Settings;
  locked: ReadonlySet<keyof Settings>;
}> {
  const [policy, { synced, local }] = await Promise.all([readPolicy(), readSyncedAndLocal()]);
  // What synchronized storage refused lies in local storage, and is the newer choice.
  const stored = { ...migrate(synced), ...migrate(local) };
  return applyPolicy(parseSettings(stored, getPolicyDefaults(policy)), policy);
}

/** What is stored in either area, of whatever version. */
async function readSyncedAndLocal(): Promise<{ synced: StoredValues; local: StoredValues }> {
  const [syncItems, localItems] = await Promise.all([
    sync.get(),
    local.get([...allKeys, versionKey]),
  ]);
  return {
    synced: syncItems.ok ? syncItems.value : {},
    local: localItems.ok ? localItems.value : {},
  };
}

/**
 * Stores a change, field by field. Where synchronized storage refuses (it is off, full, or has been
 * written to too often), the change is kept on this machine, and goes along with the next one.
 */
export function updateSettings(change: Partial<Settings>): Promise<Result<void>> {
  return withLock('settings', async () => {
    const { synced, local: localItems } = await readSyncedAndLocal();
    const present = migrate(synced);
    const items = {
      // A version is one for all fields: the first change after an update takes the others along.
      ...(present !== synced && present),
      ...migrate(localItems),
      ...toStoredSettings(change),
    };
    const written = await sync.set(items);
    if (!written.ok) return local.set(items);
    // What a migration has renamed, or what was waiting here, is of no use any more.
    const renamed = Object.keys(synced).filter((key) => !(key in present));
    if (renamed.length > 0) await sync.remove(renamed);
    await local.remove([...new Set([...Object.keys(localItems), ...Object.keys(items)])]);
    return ok(undefined);
  });
}

/**
 * Calls `listener` when a setting may have changed, by the reader or by an administrator.
 * @returns a function that stops it.
 */
export function onSettingsChanged(listener: () => void): () => void {
  const stops = (['sync', 'local'] as const).map((area) =>
    onStorageChanged(area, (changed) => {
      if (allKeys.some((key) => key in changed)) listener();
    }),
  );
  // Chromium reads its policies some seconds after it has started.
  stops.push(onStorageChanged('managed', listener));
  return () => {
    for (const stop of stops) stop();
  };
}

const allKeys: string[] = Object.values(settingKeys);

/** The policy that an administrator has set. */
export async function readPolicy(): Promise<Policy> {
  return parsePolicy(await readManaged());
}

const siteKeys: string[] = Object.values(siteSettingKeys);

export async function readSiteSettings(): Promise<SiteSettings> {
  const stored = await local.get(siteKeys);
  return parseSiteSettings(stored.ok ? stored.value : {});
}

/** Stores what `change` makes of the choices; two changes at once do not undo each other. */
export function updateSiteSettings(
  change: (sites: SiteSettings) => SiteSettings,
): Promise<Result<void>> {
  return withLock('site settings', async () =>
    local.set(toStoredSiteSettings(change(await readSiteSettings()))),
  );
}

/**
 * Calls `listener` when a choice about a site may have changed.
 * @returns a function that stops it.
 */
export function onSiteSettingsChanged(listener: () => void): () => void {
  return onStorageChanged('local', (changed) => {
    if (siteKeys.some((key) => key in changed)) listener();
  });
}
