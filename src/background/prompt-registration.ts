/** Keeping what the browser injects by itself in step with what the reader consents to. */

import gate from '../content/gate.ts?iife';
import { registerScript } from '../platform/content-scripts.ts';
import { bannerMatchPatterns } from '../platform/prompt-consent.ts';
import { createQueue } from './queue.ts';

const enqueue = createQueue();

/**
 * Makes the registration of the gate what consent is now. To be called whenever either may have
 * changed: at every start, after a choice, after a grant or its end.
 */
export function syncBannerRegistration(): Promise<void> {
  return enqueue(async () => registerScript('prompt-gate', gate, await bannerMatchPatterns()));
}
