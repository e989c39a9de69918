/** The reader's choices in the browser's storage, under whatever an administrator has decided. */

import browser from 'webextension-polyfill';
import { ok, type Result } from '../result.ts';
import { settingKeys, settingsToStore } from '../settings/keys.ts';
import { parseSettings } from '../settings/parse.ts';
import { applyPolicy, defaultsUnder, type Policy, parsePolicy } from '../settings/policy.ts';
import type { Settings } from '../settings/settings.ts';
import { local, sync, watchArea } from './storage.ts';

/** The settings in force. A field that cannot be read has its default. */
export async function readSettings(): Promise<Settings> {
  return (await readGovernedSettings()).settings;
}

/** The settings in force, and the fields that only an administrator can change. */
export async function readGovernedSettings(): Promise<{
  settings: Settings;
  locked: ReadonlySet<keyof Settings>;
}> {
  const [policy, carried, kept] = await Promise.all([readPolicy(), sync.get(), local.get(allKeys)]);
  // What synchronized storage refused lies in local storage, and is the newer choice.
  const stored = { ...(carried.ok && carried.value), ...(kept.ok && kept.value) };
  return applyPolicy(parseSettings(stored, defaultsUnder(policy)), policy);
}

/**
 * Stores a change, field by field. Where synchronized storage refuses (it is off, full, or has been
 * written to too often), the change is kept on this machine.
 */
export async function writeSettings(change: Partial<Settings>): Promise<Result<void>> {
  const items = settingsToStore(change);
  const carried = await sync.set(items);
  if (!carried.ok) return local.set(items);
  await local.remove(Object.keys(items));
  return ok(undefined);
}

/**
 * Calls `listener` when a setting may have changed, by the reader or by an administrator.
 * @returns a function that stops it.
 */
export function watchSettings(listener: () => void): () => void {
  const stops = (['sync', 'local'] as const).map((area) =>
    watchArea(area, (changed) => {
      if (allKeys.some((key) => key in changed)) listener();
    }),
  );
  // Chromium reads its policies some seconds after it has started.
  stops.push(watchArea('managed', listener));
  return () => {
    for (const stop of stops) stop();
  };
}

const allKeys: string[] = Object.values(settingKeys);

/** What an administrator has decided; Firefox rejects where that is nothing, Chromium answers `{}`. */
export async function readPolicy(): Promise<Policy> {
  return parsePolicy(await browser.storage.managed.get().catch(() => ({})));
}
