/** Keeping what the browser injects by itself in step with what the reader consents to. */

import { registerScript } from '../browser/content-scripts.ts';
import gate from '../content/article-detector.ts?iife';
import { createQueue } from '../shared/queue.ts';
import { bannerMatchPatterns } from '../storage/stores/banner-permission.ts';

const enqueue = createQueue();

/**
 * Makes the registration of the gate what consent is now. To be called whenever either may have
 * changed: at every start, after a choice, after a grant or its end.
 */
export function syncBannerRegistration(): Promise<void> {
  return enqueue(async () => registerScript('prompt-gate', gate, await bannerMatchPatterns()));
}
