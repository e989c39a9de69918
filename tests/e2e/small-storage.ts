/** Builds with a small local storage, and functions that fill it. */

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

/** Copies the build for a browser so that its local storage can be full. @returns its folder */
export async function buildOfSmallStorage(): Promise<string> {
  const name = inject('browserName');
  const folder = await mkdtemp(join(tmpdir(), 'build-'));
  await cp(builtExtension(name).folder, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest;
  if (name === 'chromium') {
    // Without this permission, the browser's own quota of 10 MB applies.
    manifest.permissions = manifest.permissions.filter((each) => each !== 'unlimitedStorage');
  } else {
    // Firefox has no quota, so its background gets one before anything else runs.
    await writeFile(join(folder, 'quota.js'), `(${refuseBeyondQuota})();\n`);
    manifest.background.scripts.unshift('quota.js');
  }
  await writeFile(file, JSON.stringify(manifest));
  return folder;
}

/** Fills the local storage to the last byte. @param view an extension page */
export function fillLocal(view: View): Promise<void> {
  return inject('browserName') === 'chromium'
    ? view.evaluate(fill, 'local', 'something else')
    : view.evaluate(closeQuota);
}

/** Runs in an extension page. Stores ever smaller pieces until not even the smallest one fits. */
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

/** Runs in Firefox's background. Rejects writes beyond the quota that `closeQuota` has set. */
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

/** Runs in an extension page. Sets the quota to what is stored now. */
async function closeQuota(): Promise<void> {
  const { local } = (globalThis as unknown as { chrome: { storage: { local: Local } } }).chrome
    .storage;
  const { 'test:quota': _before, ...all } = await local.get(null);
  await local.set({ 'test:quota': JSON.stringify(all).length });
}
