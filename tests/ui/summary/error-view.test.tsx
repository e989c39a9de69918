// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import en from '../../../public/_locales/en/messages.json';
import type { Job } from '../../../src/background/jobs/job.ts';
import { fail, failureCodes, ok } from '../../../src/shared/result.ts';
import {
  background,
  browser,
  click,
  done,
  open,
  show,
  tabId,
  text,
} from './summary-view-harness.tsx';

describe('the loading view', () => {
  const { article, ...unread } = done;
  test('shows a skeleton with a button to cancel', async () => {
    await show({ ...unread, status: 'extracting', saveStatus: 'pending', summaries: [] } as Job);
    click('.skeleton button');
    expect(background.sent.at(-1)).toEqual({ name: 'job/cancel', payload: { tabId } });
  });
});

/** Returns the title and the sentence that explain why there is no summary. */
const said = () =>
  [...document.querySelectorAll('[role=alert] > *')].map(({ textContent }) => textContent ?? '');

describe('the error view', () => {
  const seen = new Set<string>();
  test.each(failureCodes)('has its own message and a next step for %s', async (code) => {
    await show({ status: 'failed', summaries: [], failure: { code } });
    const [title = '', sentence = ''] = said();
    const words = `${title} ${sentence}`;
    expect(title.length).toBeGreaterThan(5);
    expect(sentence.length).toBeGreaterThan(5);
    expect(seen).not.toContain(words);
    seen.add(words);
    expect(document.querySelector('.choices button.main')).not.toBeNull();
    expect(document.querySelector('.footer .history')).not.toBeNull();
    expect(document.querySelector('.footer .settings')).not.toBeNull();
  });

  test.each([
    ['popup', 'grant-ended'],
    ['panel', 'grant-ended'],
    // Chromium reports both alike, but a view other than a popup was opened on a page that could be
    // read.
    ['tab', 'file'],
  ] as const)('asks for a new click in a %s (%s)', async (surface, detail) => {
    const failure = { code: 'restricted-page', detail } as const;
    await show({ status: 'failed', summaries: [], failure }, surface);
    expect(said()).toEqual([en.fail_grant_ended_title.message, en.fail_grant_ended.message]);
  });

  test('asks for access to the site of a frame, but not in an incognito window', async () => {
    const failure = { code: 'needs-access', detail: 'https://tide.example' } as const;
    await show({ status: 'failed', summaries: [], failure });
    expect(said()).toEqual([en.fail_needs_access_title.message, en.fail_needs_access.message]);
    expect(document.querySelector('.choices')?.textContent).toContain('tide.example');
    await show({ status: 'failed', summaries: [], failure, incognito: true });
    expect(said()[1]).toBe(en.fail_needs_access_incognito.message);
    expect(document.body.textContent).not.toContain('tide.example');
  });

  test('a list page can be read anyway', async () => {
    await show({ status: 'failed', summaries: [], failure: { code: 'no-article' } });
    click('.choices button');
    expect(background.sent.at(-1)).toMatchObject({
      name: 'job/start',
      payload: { request: { scope: { kind: 'page', force: true } } },
    });
  });

  test('keeps the previous summary below the error', async () => {
    await show({ status: 'failed', failure: { code: 'engine-failed' } });
    expect(document.querySelectorAll('.point')).toHaveLength(2);
    expect(document.querySelector('[role=alert]')).not.toBeNull();
  });
});

describe('a job that could not be created', () => {
  test('is requested again if the service worker was terminated', async () => {
    let asked = 0;
    background.answer = (name) => {
      if (name !== 'job/ensure' || ++asked > 1) return ok(undefined);
      throw new Error('The message port closed before a response was received.');
    };
    await open();
    await vi.waitFor(() => expect(asked).toBe(2));
  });

  test('reports full storage, and shows the points after a retry', async () => {
    background.answer = () => fail('storage-full');
    await open();
    await vi.waitFor(() => expect(text()).toContain(en.fail_storage_full.message));
    background.answer = () => ok(undefined);
    await browser.storage.session.set({ [`tab:${tabId}`]: 'a', 'job:7': done });
    click('.choices button');
    await vi.waitFor(() => expect(document.querySelectorAll('.point')).toHaveLength(2));
  });

  test('reports a background that always fails, with a button to retry', async () => {
    background.answer = () => {
      throw new Error('Could not establish connection.');
    };
    await open();
    await vi.waitFor(() => expect(document.querySelector('[role=alert]')).not.toBeNull());
    expect(document.querySelector('.choices button')).not.toBeNull();
  });
});

test('tells the user of a side panel without access what to do, and starts nothing', async () => {
  await open('panel', 8);
  const [before = '', after = ''] = en.fail_no_tab.message.split('$1');
  await vi.waitFor(() => expect(text()).toContain(`${before}${after}`));
  expect(background.sent).toEqual([]);
});
