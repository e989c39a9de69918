/** Access to the browser's built-in AI. `engines` knows how to use it. */

import browser from 'webextension-polyfill';
import { local } from './storage.ts';

interface BuiltInAiApis<Summarizer, Ml> {
  summarizer: Summarizer | undefined;
  ml: Ml | undefined;
  isModelDownloaded(): Promise<boolean>;
}

/**
 * Returns the APIs that this context has: Chromium's `Summarizer`, which pages have and service
 * workers may lack, and Firefox's `trial.ml`, once the user has granted it.
 */
export function getBuiltInAiApis<Summarizer, Ml>(): BuiltInAiApis<Summarizer, Ml> {
  const { Summarizer } = globalThis as { Summarizer?: Summarizer };
  return { summarizer: Summarizer, ml: getMlApi<Ml>(), isModelDownloaded };
}

/** Firefox does not tell whether a model has been downloaded, so the extension remembers it. */
const modelDownloadedKey = 'built-in-ai:downloaded';

async function isModelDownloaded(): Promise<boolean> {
  const stored = await local.get([modelDownloadedKey]);
  return stored.ok && stored.value[modelDownloadedKey] === true;
}

/** Remembers that Firefox has downloaded its model. */
export async function setModelDownloaded(): Promise<void> {
  await local.set({ [modelDownloadedKey]: true });
}

/**
 * Deletes the models that Firefox has downloaded. Does nothing if AI is switched off in Firefox,
 * which then refuses.
 */
export async function deleteMlModels(): Promise<void> {
  await local.remove([modelDownloadedKey]);
  await getMlApi<{ deleteCachedModels(): Promise<void> }>()
    ?.deleteCachedModels()
    .catch(() => undefined);
}

function getMlApi<Api>(): Api | undefined {
  return (browser as unknown as { trial?: { ml?: Api } }).trial?.ml;
}

// The polyfill's types do not list this Firefox permission.
const mlPermission = { permissions: ['trialML'] } as unknown as browser.Permissions.Permissions;

/** Returns true if this browser has a permission for `trial.ml`. */
export function hasMlPermission(): boolean {
  const optional = browser.runtime.getManifest().optional_permissions ?? [];
  return (optional as string[]).includes('trialML');
}

/**
 * Asks the user for access to `trial.ml`. Call it in a click handler, before any await.
 *
 * @returns true if access is granted now
 */
export async function requestMl(): Promise<boolean> {
  return browser.permissions.request(mlPermission).catch(() => false);
}
