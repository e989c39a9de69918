/** Set-up shared by the tests of the summary view: a fake browser that records calls, and a job. */

import { render } from 'preact';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { Job } from '../../../src/background/jobs/job.ts';
import type { PageState, ViewMessage } from '../../../src/browser/content-api.ts';
import { ok } from '../../../src/shared/result.ts';
import type { Surface } from '../../../src/ui/summary/use-tab.ts';
import { fakeBrowser } from '../../fakes/browser.ts';
import { fakeSiteAccess } from '../../fakes/site-access.ts';
import { samplePoint, sampleSummary } from '../../storage/history/samples.ts';
import { sampleJob } from '../../storage/stores/samples.ts';
import { getMessage } from '../messages.ts';

export const tabId = 7;
export const browser = fakeBrowser();

/** Messages that the view has sent to the background, and the answers. */
export const background = {
  sent: [] as { name: string; payload: Record<string, unknown> }[],
  answer: (_name: string): unknown => ok(undefined),
};

const still: PageState = {
  inView: null,
  followed: null,
  visibility: null,
  hasUserScrolled: false,
  canGoBack: false,
};

/** The page's end of the last port: the messages that it has received, and a way to send some. */
export const page = {
  told: [] as ViewMessage[],
  hear: (_state: PageState) => {},
  end: () => {},
  /** Sends the view a state, completed with defaults, once it is connected. */
  async tell(state: Partial<PageState>): Promise<void> {
    await vi.waitFor(() => expect(page.told).not.toHaveLength(0));
    page.hear({ ...still, ...state });
  },
};

function connect() {
  return {
    postMessage: (message: ViewMessage) => page.told.push(message),
    disconnect: () => undefined,
    onMessage: {
      addListener(listener: (state: PageState) => void) {
        page.hear = listener;
      },
    },
    onDisconnect: {
      addListener(listener: () => void) {
        page.end = listener;
      },
    },
  };
}

/** The answer to whether the tab's present page can be scripted. */
export const tab = { isReachable: true };

const nobody = { addListener: () => undefined, removeListener: () => undefined };

vi.mock('webextension-polyfill', () => ({
  get default() {
    return {
      storage: browser.storage,
      permissions: fakeSiteAccess().permissions,
      i18n: { getMessage },
      tabs: { connect, onUpdated: nobody },
      scripting: {
        async executeScript() {
          if (!tab.isReachable) throw new Error('Missing host permission for the tab');
        },
      },
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
  const { SummaryView } = await import('../../../src/ui/summary/summary-view.tsx');
  render(
    <SummaryView surface={surface} search={`?tab=${tab}`} activeTab={undefined} />,
    document.body,
  );
}

/** Opens the view on a finished job with these changes. */
export async function show(job: Partial<Job>, surface?: Surface): Promise<void> {
  const whole = { ...done, ...job };
  await browser.storage.session.set({ [`job:${tabId}`]: whole });
  await open(surface);
  await vi.waitFor(() => expect(document.querySelector('[data-status]')).not.toBeNull());
}

export const text = () => document.body.textContent ?? '';
export const click = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();

beforeEach(() => {
  browser.storage.session.held.clear();
  background.sent.length = 0;
  page.told.length = 0;
  tab.isReachable = true;
  background.answer = () => ok(undefined);
});
afterEach(() => render(null, document.body));
