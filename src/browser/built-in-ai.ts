/** The models that a browser carries itself. What they are like is known to `engines`. */

import browser from 'webextension-polyfill';
import { local } from './storage.ts';

interface BuiltInAiApis<Summarizer, Ml> {
  summarizer: Summarizer | undefined;
  ml: Ml | undefined;
  isModelDownloaded(): Promise<boolean>;
}

/**
 * What this context has: Chromium's `Summarizer`, which pages have and background workers not
 * always; Firefox's `trial.ml`, once the reader has granted it.
 */
export function getBuiltInAiApis<Summarizer, Ml>(): BuiltInAiApis<Summarizer, Ml> {
  const { Summarizer } = globalThis as { Summarizer?: Summarizer };
  return { summarizer: Summarizer, ml: getMlApi<Ml>(), isModelDownloaded };
}

/** Firefox does not say whether it has a model on disk, so what was done is remembered here. */
const modelDownloadedKey = 'built-in-ai:downloaded';

async function isModelDownloaded(): Promise<boolean> {
  const stored = await local.get([modelDownloadedKey]);
  return stored.ok && stored.value[modelDownloadedKey] === true;
}

/** Remembers that Firefox has fetched its model. */
export async function setModelDownloaded(): Promise<void> {
  await local.set({ [modelDownloadedKey]: true });
}

/** Takes Firefox's downloaded models from the disk; it refuses where its AI was switched off. */
export async function deleteMlModels(): Promise<void> {
  await local.remove([modelDownloadedKey]);
  await getMlApi<{ deleteCachedModels(): Promise<void> }>()
    ?.deleteCachedModels()
    .catch(() => undefined);
}

function getMlApi<Api>(): Api | undefined {
  return (browser as unknown as { trial?: { ml?: Api } }).trial?.ml;
}

// A permission of Firefox that the polyfill's types do not list.
const mlPermission = { permissions: ['trialML'] } as unknown as browser.Permissions.Permissions;

/** Whether this browser knows the permission for `trial.ml` at all. */
export function hasMlPermission(): boolean {
  const optional = browser.runtime.getManifest().optional_permissions ?? [];
  return (optional as string[]).includes('trialML');
}

/**
 * Asks the reader for `trial.ml`. To be called in a click, with no await before it.
 * @returns whether it is granted now.
 */
export async function requestMl(): Promise<boolean> {
  return browser.permissions.request(mlPermission).catch(() => false);
}
