/** The models that there are: the browser's own, and the user's. What they are like is known to `engines`. */

import browser from 'webextension-polyfill';
import { localServerAccess } from './local-server.ts';
import { local } from './storage.ts';

interface AiApis<Summarizer, LanguageModel, Ml> {
  summarizer: Summarizer | undefined;
  languageModel: LanguageModel | undefined;
  ml: Ml | undefined;
  isModelDownloaded(): Promise<boolean>;
  localServer: typeof localServerAccess;
}

/**
 * What this context has: Chromium's `Summarizer` and `LanguageModel`, which pages have and background workers not
 * always; Firefox's `trial.ml`, once the reader has granted it.
 */
export function getAiApis<Summarizer, LanguageModel, Ml>(): AiApis<Summarizer, LanguageModel, Ml> {
  const apis = globalThis as { Summarizer?: Summarizer; LanguageModel?: LanguageModel };
  return {
    summarizer: apis.Summarizer,
    languageModel: apis.LanguageModel,
    ml: getMlApi<Ml>(),
    isModelDownloaded,
    localServer: localServerAccess,
  };
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
