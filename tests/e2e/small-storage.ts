/** Copies of the build whose storage on the machine is soon full, and filling it. */

import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Stored, View } from './drivers/browser.ts';
import { builtExtension } from './drivers/extension.ts';

interface Manifest {
  permissions: string[];
  background: { scripts: string[] };
}

/** A copy of the build for a browser whose local storage can be full. @returns its folder */
export async function buildOfSmallStorage(): Promise<string> {
  const name = inject('browserName');
  const folder = await mkdtemp(join(tmpdir(), 'build-'));
  await cp(builtExtension(name).folder, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest;
  if (name === 'chromium') {
    // No more than 10 MB, by the browser's own count.
    manifest.permissions = manifest.permissions.filter((each) => each !== 'unlimitedStorage');
  } else {
    // Firefox has no quota of its own, so its background gets one before anything else runs.
    await writeFile(join(folder, 'quota.js'), `(${refuseBeyondQuota})();\n`);
    manifest.background.scripts.unshift('quota.js');
  }
  await writeFile(file, JSON.stringify(manifest));
  return folder;
}

/** Fills the machine's storage to the last byte, past our code. @param view one of our pages */
export function fillLocal(view: View): Promise<void> {
  return inject('browserName') === 'chromium'
    ? view.evaluate(fill, 'local', 'something else')
    : view.evaluate(closeQuota);
}

/** Stores ever smaller pieces, until the browser takes not even the smallest one more. Runs in one. */
export async function fill(area: 'local' | 'session', key: string): Promise<void> {
  type Area = { set(items: Stored): Promise<void> };
  const { chrome } = globalThis as unknown as { chrome: { storage: Record<string, Area> } };
  let pieces = 0;
  for (let size = 2 ** 22; size >= 1; size = Math.floor(size / 2)) {
    const takes = () =>
      (chrome.storage[area] as Area).set({ [`${key} ${pieces}`]: 'x'.repeat(size) }).then(
        () => true,
        () => false,
      );
    while (await takes()) pieces += 1;
  }
}

interface Local {
  get(keys: null): Promise<Stored>;
  set(items: Stored): Promise<void>;
}

/** Runs in Firefox's background: no more is stored than the quota that `closeQuota` has set. */
function refuseBeyondQuota(): void {
  const { local } = (globalThis as unknown as { browser: { storage: { local: Local } } }).browser
    .storage;
  const set = local.set.bind(local);
  local.set = async (items) => {
    const { 'test:quota': quota, ...all } = await local.get(null);
    const size = JSON.stringify({ ...all, ...items }).length;
    if (typeof quota === 'number' && size > quota)
      throw new Error('QuotaExceededError: storage.local API call exceeded its quota limitations.');
    await set(items);
  };
}

/** Runs in a page of ours: what is stored is as much as fits. */
async function closeQuota(): Promise<void> {
  const { local } = (globalThis as unknown as { chrome: { storage: { local: Local } } }).chrome
    .storage;
  const { 'test:quota': _before, ...all } = await local.get(null);
  await local.set({ 'test:quota': JSON.stringify(all).length });
}
