/** The choices that name a site, in local storage: they never leave the machine. */

import type { Result } from '../result.ts';
import { siteSettingKeys, siteSettingsToStore } from '../settings/keys.ts';
import { parseSiteSettings } from '../settings/parse.ts';
import type { SiteSettings } from '../settings/settings.ts';
import { exclusively } from './lock.ts';
import { local, watchArea } from './storage.ts';

const keys: string[] = Object.values(siteSettingKeys);

export async function readSiteSettings(): Promise<SiteSettings> {
  const stored = await local.get(keys);
  return parseSiteSettings(stored.ok ? stored.value : {});
}

/** Stores what `change` makes of the choices; two changes at once do not undo each other. */
export function changeSiteSettings(
  change: (sites: SiteSettings) => SiteSettings,
): Promise<Result<void>> {
  return exclusively('site settings', async () =>
    local.set(siteSettingsToStore(change(await readSiteSettings()))),
  );
}

/**
 * Calls `listener` when a choice may have changed.
 * @returns a function that stops it.
 */
export function watchSiteSettings(listener: () => void): () => void {
  return watchArea('local', (changed) => {
    if (keys.some((key) => key in changed)) listener();
  });
}
