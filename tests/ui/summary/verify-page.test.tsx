// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ok } from '../../../src/shared/result.ts';
import { sampleRecord } from '../../storage/history/samples.ts';
import { background, click, show, tabId, text } from './summary-view-harness.tsx';

vi.mock('../../../src/browser/lock.ts', async () =>
  (await import('../../fakes/lock.ts')).fakeLock(),
);

const copied = vi.fn();
const spoken = vi.fn();
const shared = vi.fn();

class Item {
  constructor(readonly blobs: Record<string, Blob>) {}
}

class Utterance extends EventTarget {}

const voice = { lang: 'en-US', localService: true, name: 'Sample' };

beforeEach(() => {
  copied.mockReset();
  spoken.mockReset();
  shared.mockReset();
  vi.stubGlobal('ClipboardItem', Item);
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance);
  vi.stubGlobal('speechSynthesis', {
    getVoices: () => [voice],
    addEventListener: () => {},
    removeEventListener: () => {},
    cancel: () => {},
    pause: () => {},
    resume: () => {},
    speak: spoken,
  });
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { write: copied } });
  Object.defineProperty(navigator, 'share', { configurable: true, value: shared });
});
afterEach(() => void vi.unstubAllGlobals());

/** Sets the background's answer to whether the page still shows the article. */
function pageIs(freshness: string): void {
  background.answer = (name) => ok(name === 'job/verify' ? freshness : undefined);
}

const asked = () => background.sent.filter(({ name }) => name === 'job/verify').length;
const turn = () => new Promise((resume) => setTimeout(resume, 20));

async function showSaved(change: Parameters<typeof show>[0] = {}) {
  const { updateRecord } = await import('../../../src/storage/stores/history-store.ts');
  const record = sampleRecord({ starred: false });
  await updateRecord(record.id, () => record);
  await show({ recordId: record.id, ...change });
  await vi.waitFor(() => expect(star()?.disabled).toBe(false));
}

const star = () => document.querySelector<HTMLButtonElement>('[aria-pressed]');

const acts: [string, string, () => boolean][] = [
  ['copied', '[aria-label=Copy]', () => copied.mock.calls.length > 0],
  ['spoken', '.read-aloud button', () => spoken.mock.calls.length > 0],
  ['starred', '[aria-pressed]', () => star()?.getAttribute('aria-pressed') === 'true'],
];

describe.each(acts)('the button by which a summary is %s', (_name, button, isDone) => {
  test('acts after the page has confirmed that it still shows the article', async () => {
    pageIs('current');
    await showSaved();
    click(button);
    await vi.waitFor(() => expect(isDone()).toBe(true));
    expect(asked()).toBe(1);
    expect(background.sent.find(({ name }) => name === 'job/verify')?.payload).toEqual({ tabId });
  });

  test.each(['outdated', 'reloaded'])('does not act if the page is %s', async (freshness) => {
    pageIs(freshness);
    await showSaved();
    click(button);
    await vi.waitFor(() => expect(asked()).toBe(1));
    await turn();
    expect(isDone()).toBe(false);
  });

  test('acts if the user already knows that the page has changed', async () => {
    await showSaved({ freshness: 'outdated' });
    expect(text()).toContain('The page now shows another article.');
    click(button);
    await vi.waitFor(() => expect(isDone()).toBe(true));
    expect(asked()).toBe(0);
  });
});

/** Each button in a menu: the menu's button, the button itself, and its effect. */
const actsBehind: [string, string, string, () => boolean][] = [
  ['shared', '.more-toggle', '.more li:nth-child(3) button', () => shared.mock.calls.length > 0],
  [
    'copied as Markdown',
    '.more-toggle',
    '.more li:nth-child(2) button',
    () => copied.mock.calls.length > 0,
  ],
  ['copied point by point', '.point', '.copy-point', () => copied.mock.calls.length > 0],
];

describe.each(actsBehind)(
  'the button by which a summary is %s',
  (_name, opener, button, isDone) => {
    async function press(freshness: string) {
      pageIs(freshness);
      await show({});
      click(opener);
      await vi.waitFor(() => expect(document.querySelector(button)).not.toBeNull());
      click(button);
      await vi.waitFor(() => expect(asked()).toBe(1));
    }

    test('acts after the page has confirmed that it still shows the article', async () => {
      await press('current');
      await vi.waitFor(() => expect(isDone()).toBe(true));
    });

    test('does not act if the page shows another article', async () => {
      await press('outdated');
      await turn();
      expect(isDone()).toBe(false);
    });
  },
);

test('speaks nothing if the view has left the summary before the page has answered', async () => {
  let answer = (_value: unknown) => {};
  background.answer = (name) =>
    name === 'job/verify' ? new Promise((resume) => (answer = resume)) : ok(undefined);
  await showSaved();
  click('.read-aloud button');
  await vi.waitFor(() => expect(asked()).toBe(1));
  render(null, document.body);
  await turn();
  answer(ok('current'));
  await turn();
  expect(spoken).not.toHaveBeenCalled();
});

test('keeps the points of a page that cannot be scripted, without links', async () => {
  await show({ freshness: 'unknown' });
  expect(document.querySelectorAll('.point')).toHaveLength(2);
  expect(document.querySelector('button.point')).toBeNull();
});

test('summarizes another article on request', async () => {
  await show({ freshness: 'outdated' });
  expect(background.sent.some(({ name }) => name === 'job/start')).toBe(false);
  click('.notice .link');
  expect(background.sent.at(-1)).toEqual({
    name: 'job/start',
    payload: { tabId, request: { scope: { kind: 'page' } } },
  });
});
