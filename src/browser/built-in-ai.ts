/** The models that a browser carries itself. What they are like is known to `engines`. */

import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { createStorageItem } from './storage.ts';

interface BuiltInAiApis<Summarizer, Ml> {
  summarizer: Summarizer | undefined;
  ml: Ml | undefined;
  isModelDownloaded(): Promise<boolean>;
}

/**
 * What this context has: Chromium's `Summarizer`, which pages have and background workers not
 * always; Firefox's `trial.ml`, once the reader has granted it.
 */
export function builtInAiApis<Summarizer, Ml>(): BuiltInAiApis<Summarizer, Ml> {
  const { Summarizer } = globalThis as { Summarizer?: Summarizer };
  return {
    summarizer: Summarizer,
    ml: getMlApi<Ml>(),
    isModelDownloaded: modelDownloaded.read,
  };
}

/** Firefox does not say whether it has a model on disk, so a finished download is stored here. */
const modelDownloaded = createStorageItem('local', 'built-in-ai:downloaded', v.boolean(), false);

/** Remembers that Firefox has fetched its model. */
export async function setModelDownloaded(): Promise<void> {
  await modelDownloaded.write(true);
}

/** Takes Firefox's downloaded models from the disk; it refuses where its AI was switched off. */
export async function deleteMlModels(): Promise<void> {
  await modelDownloaded.remove();
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
