/** Access to the built-in AI and to the local server. `engines` knows how to use them. */

import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { localServerAccess } from './local-server.ts';
import { createStorageItem } from './storage.ts';

interface AiApis<Summarizer, LanguageModel, Ml> {
  summarizer: Summarizer | undefined;
  languageModel: LanguageModel | undefined;
  ml: Ml | undefined;
  isModelDownloaded(): Promise<boolean>;
  localServer: typeof localServerAccess;
}

/**
 * Returns the APIs that this context has: Chromium's `Summarizer` and `LanguageModel`, which pages
 * have and service workers may lack, Firefox's `trial.ml`, once the user has granted it, and the
 * access to the local server.
 */
export function getAiApis<Summarizer, LanguageModel, Ml>(): AiApis<Summarizer, LanguageModel, Ml> {
  const apis = globalThis as { Summarizer?: Summarizer; LanguageModel?: LanguageModel };
  return {
    summarizer: apis.Summarizer,
    languageModel: apis.LanguageModel,
    ml: getMlApi<Ml>(),
    isModelDownloaded: modelDownloaded.read,
    localServer: localServerAccess,
  };
}

/** Firefox does not tell whether a model has been downloaded, so the extension remembers it. */
const modelDownloaded = createStorageItem('local', 'built-in-ai:downloaded', v.boolean(), false);

/** Remembers that Firefox has downloaded its model. */
export async function setModelDownloaded(): Promise<void> {
  await modelDownloaded.write(true);
}

/**
 * Deletes the models that Firefox has downloaded. Does nothing if AI is switched off in Firefox,
 * which then refuses.
 */
export async function deleteMlModels(): Promise<void> {
  await modelDownloaded.remove();
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
