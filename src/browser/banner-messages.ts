/**
 * Sends the banner's messages to the background. It uses the bare global instead of the polyfill,
 * which would only make the injected script larger.
 */

import { fail, type Result, toUnexpectedFailure } from '../shared/result.ts';
import type { BannerSummary } from './banner-api.ts';

interface Runtime {
  /** Undefined once the extension was updated or removed while this page stayed open. */
  readonly id?: string;
  sendMessage(message: unknown): Promise<unknown>;
}

/**
 * Sends a message to the background.
 *
 * @returns the answer; fails with `needs-access` if the extension of this script is no longer
 *   there, and with `unexpected` if the message cannot be sent
 */
async function sendMessage(name: string, payload: object): Promise<Result<unknown>> {
  try {
    const { runtime } = (globalThis as unknown as { chrome: { runtime?: Runtime } }).chrome;
    if (runtime?.id === undefined) return fail('needs-access');
    return (await runtime.sendMessage({ name, payload })) as Result<unknown>;
  } catch (error) {
    return toUnexpectedFailure(error);
  }
}

/** Reports to the background that this page has an article. */
export function notifyArticleDetected(): void {
  void sendMessage('banner/articleDetected', {});
}

/**
 * Requests the summary of this page for the banner.
 *
 * @returns the summary; fails with the code of the job's failure
 */
export async function requestBannerSummary(): Promise<Result<BannerSummary>> {
  return (await sendMessage('banner/summarize', {})) as Result<BannerSummary>;
}

/** The banner is to be hidden on this site. */
export function hideBanner(): void {
  void sendMessage('banner/hide', {});
}

/** The user wants to hide it on all sites, which a page of ours asks again. */
export function openBannerSettings(): void {
  void sendMessage('banner/openSettings', {});
}
