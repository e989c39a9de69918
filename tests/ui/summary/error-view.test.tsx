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

describe('working', () => {
  const { article, ...unread } = done;
  test('shows a skeleton that can be cancelled', async () => {
    await show({ ...unread, status: 'extracting', saveStatus: 'pending', summaries: [] } as Job);
    click('.skeleton button');
    expect(background.sent.at(-1)).toEqual({ name: 'job/cancel', payload: { tabId } });
  });
});

/** The title and the sentence that explain why there is no summary. */
const said = () =>
  [...document.querySelectorAll('[role=alert] > *')].map(({ textContent }) => textContent ?? '');

describe('failed', () => {
  const seen = new Set<string>();
  test.each(failureCodes)('%s has words of its own, and a way on', async (code) => {
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
    // Chromium refuses both alike; a reader that stays open is on a page that was read.
    ['tab', 'file'],
  ] as const)('for want of a new click: a %s says so (%s)', async (surface, detail) => {
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

  test('what was written before is still there', async () => {
    await show({ status: 'failed', failure: { code: 'engine-failed' } });
    expect(document.querySelectorAll('.point')).toHaveLength(2);
    expect(document.querySelector('[role=alert]')).not.toBeNull();
  });
});

describe('nothing was begun', () => {
  test('since the background was stopped under the question: it is asked again', async () => {
    let asked = 0;
    background.answer = (name) => {
      if (name !== 'job/ensure' || ++asked > 1) return ok(undefined);
      throw new Error('The message port closed before a response was received.');
    };
    await open();
    await vi.waitFor(() => expect(asked).toBe(2));
  });

  test('for want of room: that is said, and a retry shows the points', async () => {
    background.answer = () => fail('storage-full');
    await open();
    await vi.waitFor(() => expect(text()).toContain(en.fail_storage_full.message));
    background.answer = () => ok(undefined);
    await browser.storage.session.set({ [`tab:${tabId}`]: 'a', 'job:7': done });
    click('.choices button');
    await vi.waitFor(() => expect(document.querySelectorAll('.point')).toHaveLength(2));
  });

  test('by a background that always breaks: that is said, with a way to try again', async () => {
    background.answer = () => {
      throw new Error('Could not establish connection.');
    };
    await open();
    await vi.waitFor(() => expect(document.querySelector('[role=alert]')).not.toBeNull());
    expect(document.querySelector('.choices button')).not.toBeNull();
  });
});

test('a panel on a tab that was not read says what to do, and starts nothing', async () => {
  await open('panel', 8);
  const [before = '', after = ''] = en.fail_no_tab.message.split('$1');
  await vi.waitFor(() => expect(text()).toContain(`${before}${after}`));
  expect(background.sent).toEqual([]);
});
