/**
 * The page's end of what the line says to the background. The bare global is used here and not the
 * polyfill, which would only weigh on what is injected.
 */

import { fail, type Result, toUnexpectedFailure } from '../shared/result.ts';
import type { BannerSummary } from './banner-api.ts';

interface Runtime {
  /** Missing once the extension was updated or removed under this page. */
  readonly id?: string;
  sendMessage(message: unknown): Promise<unknown>;
}

/** @returns `needs-access` when there is no extension any more that this script belongs to */
async function sendMessage(name: string, payload: object): Promise<Result<unknown>> {
  try {
    const { runtime } = (globalThis as unknown as { chrome: { runtime?: Runtime } }).chrome;
    if (runtime?.id === undefined) return fail('needs-access');
    return (await runtime.sendMessage({ name, payload })) as Result<unknown>;
  } catch (error) {
    return toUnexpectedFailure(error);
  }
}

/** Here is an article. */
export function notifyArticleDetected(): void {
  void sendMessage('banner/articleDetected', {});
}

/** The line was pressed: answered with the points. */
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
