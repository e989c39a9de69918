/** The models that a browser carries itself. What they are like is known to `engines`. */

import browser from 'webextension-polyfill';

/** Chromium's `Summarizer`, where this context has it: pages do, background workers not always. */
export function browserSummarizer<Api>(): Api | undefined {
  return (globalThis as { Summarizer?: Api }).Summarizer;
}

/** Firefox's `trial.ml`, once the reader has granted it. */
export function browserMl<Api>(): Api | undefined {
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

/** Takes Firefox's downloaded models from the disk. */
export async function deleteMlModels(): Promise<void> {
  await browserMl<{ deleteCachedModels(): Promise<void> }>()?.deleteCachedModels();
}
