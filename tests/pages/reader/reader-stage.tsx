/** What the tests of the reader share: a browser that notes what is said to it, and a job to show. */

import { render } from 'preact';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { Job } from '../../../src/background/jobs/job.ts';
import type { Surface } from '../../../src/pages/reader/surface.ts';
import { ok } from '../../../src/result.ts';
import { fakeBrowser } from '../../fakes/browser.ts';
import { fakeSiteAccess } from '../../fakes/site-access.ts';
import { samplePoint, sampleSummary } from '../../history/samples.ts';
import { sampleJob } from '../../platform/samples.ts';
import { getMessage } from '../messages.ts';

export const tabId = 7;
export const browser = fakeBrowser();

/** What the reader has said to the background, and what that answers. */
export const background = {
  sent: [] as { name: string; payload: Record<string, unknown> }[],
  answer: (_name: string): unknown => ok(undefined),
};

vi.mock('webextension-polyfill', () => ({
  get default() {
    return {
      storage: browser.storage,
      permissions: fakeSiteAccess().permissions,
      i18n: { getMessage },
      runtime: {
        sendMessage: async (message: (typeof background.sent)[number]) => {
          background.sent.push(message);
          return background.answer(message.name);
        },
      },
    };
  },
}));

export const summary = sampleSummary({
  points: [
    samplePoint('The line reopens after eleven years.'),
    samplePoint('Only one boat has passed inspection.'),
  ],
});

export const done: Job = sampleJob({
  tabId,
  summaries: [summary],
  saveStatus: 'saved',
});

export async function open(surface: Surface = 'popup', tab = tabId): Promise<void> {
  const { Reader } = await import('../../../src/pages/reader/reader.tsx');
  render(<Reader surface={surface} search={`?tab=${tab}`} />, document.body);
}

/** Opens a reader on a job that is done, but for what is told. */
export async function show(job: Partial<Job>, surface?: Surface): Promise<void> {
  const whole = { ...done, ...job };
  await browser.storage.session.set({ [`job:${tabId}`]: whole });
  await open(surface);
  await vi.waitFor(() => expect(document.querySelector('[data-step]')).not.toBeNull());
}

export const text = () => document.body.textContent ?? '';
export const click = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();

beforeEach(() => {
  browser.storage.session.held.clear();
  background.sent.length = 0;
  background.answer = () => ok(undefined);
});
afterEach(() => render(null, document.body));
