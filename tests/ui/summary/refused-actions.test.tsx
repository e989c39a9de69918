// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ok } from '../../../src/shared/result.ts';
import { sampleRecord } from '../../storage/history/samples.ts';
import { background, browser, click, done, show, summary, tabId } from './summary-view-harness.tsx';

vi.mock('../../../src/browser/lock.ts', async () =>
  (await import('../../fakes/lock.ts')).fakeLock(),
);

const notAllowed = 'Your browser didn’t allow this. Nothing changed.';

const refuse = async () => {
  throw new DOMException('refused', 'NotAllowedError');
};
const write = vi.fn();

/** The utterances that the view has queued, and how often it has cleared the queue. */
const speech = { queued: [] as Utterance[], cancelled: 0 };

class Utterance {
  onerror?: (event: { error: string }) => void;
  constructor(readonly text: string) {}
}

class Item {
  constructor(readonly blobs: Record<string, Blob>) {}
}

const rejections: unknown[] = [];
const note = (reason: unknown) => rejections.push(reason);

beforeEach(() => {
  background.answer = (name) => ok(name === 'job/verify' ? 'current' : undefined);
  write.mockReset().mockImplementation(refuse);
  Object.assign(speech, { queued: [], cancelled: 0 });
  rejections.length = 0;
  process.on('unhandledRejection', note);
  vi.stubGlobal('ClipboardItem', Item);
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance);
  vi.stubGlobal('speechSynthesis', {
    getVoices: () => [{ lang: 'en-US', localService: true, name: 'Sample' }],
    addEventListener: () => {},
    removeEventListener: () => {},
    cancel: () => {
      speech.cancelled += 1;
    },
    resume: () => {},
    speak: (utterance: Utterance) => speech.queued.push(utterance),
  });
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { write } });
  Object.defineProperty(navigator, 'share', { configurable: true, value: refuse });
});
afterEach(() => {
  process.off('unhandledRejection', note);
  vi.unstubAllGlobals();
  browser.refusals.local = undefined;
  browser.storage.local.held.clear();
});

const alert = () => document.querySelector('[role=alert]')?.textContent ?? '';
const find = (selector: string) => document.querySelector<HTMLButtonElement>(selector);

async function press(selector: string): Promise<void> {
  await vi.waitFor(() => expect(find(selector)?.disabled).toBe(false));
  click(selector);
}

describe('a clipboard that refuses', () => {
  test.each([
    ['the summary', '[aria-label=Copy]', undefined],
    ['Markdown', '.more li:nth-child(2) button', '.more-toggle'],
    ['what cannot be shared', '.more li:nth-child(3) button', '.more-toggle'],
    ['one point', '.copy-point', '.point'],
  ])('is reported for %s, and nothing counts as copied', async (_name, button, opener) => {
    await show({});
    if (opener !== undefined) await press(opener);
    await press(button);
    await vi.waitFor(() => expect(alert()).toBe(notAllowed));
    expect(write).toHaveBeenCalledOnce();
    expect(document.body.textContent).not.toContain('Copied');
    expect(rejections).toEqual([]);
  });

  test('is no longer reported once it accepts', async () => {
    await show({});
    await press('[aria-label=Copy]');
    await vi.waitFor(() => expect(alert()).toBe(notAllowed));
    write.mockImplementation(async () => undefined);
    click('[aria-label=Copy]');
    await vi.waitFor(() => expect(find('[aria-label=Copied]')).not.toBeNull());
    expect(alert()).toBe('');
  });

  test('is no longer reported beside another summary', async () => {
    await show({});
    await press('[aria-label=Copy]');
    await vi.waitFor(() => expect(alert()).toBe(notAllowed));
    const long = { ...done, length: 'long', summaries: [{ ...summary, length: 'long' }] };
    await browser.storage.session.set({ [`job:${tabId}`]: long });
    await vi.waitFor(() => expect(alert()).toBe(''));
  });
});

describe('a star', () => {
  test.each([
    [
      'a full storage',
      'quota exceeded',
      'Browser storage is full. Nothing changed. Delete some summaries and try again.',
    ],
    ['any other refusal', 'Internal error', notAllowed],
  ])('that fails is reported with the reason, for %s', async (_name, refusal, words) => {
    const { updateRecord } = await import('../../../src/storage/stores/history-store.ts');
    const record = sampleRecord({ starred: false });
    await updateRecord(record.id, () => record);
    await show({ recordId: record.id });
    browser.refusals.local = refusal;
    await press('[aria-pressed]');
    await vi.waitFor(() => expect(alert()).toBe(words));
    expect(find('[aria-pressed]')?.getAttribute('aria-pressed')).toBe('false');
  });
});

describe('a voice that fails', () => {
  async function listen(): Promise<void> {
    await show({});
    await press('.read-aloud button');
    await vi.waitFor(() => expect(speech.queued).toHaveLength(2));
    expect(alert()).toBe('');
  }

  test('is reported, and ends the reading', async () => {
    await listen();
    const before = speech.cancelled;
    speech.queued[0]?.onerror?.({ error: 'synthesis-failed' });
    await vi.waitFor(() => expect(alert()).toBe('Couldn’t read aloud. Try again.'));
    expect(find('.read-aloud')?.dataset.state).toBe('silent');
    expect(speech.cancelled).toBe(before + 1);
  });

  test('is not reported if the reading was stopped on purpose', async () => {
    await listen();
    click('[aria-label=Stop]');
    speech.queued[0]?.onerror?.({ error: 'canceled' });
    await vi.waitFor(() => expect(find('.read-aloud')?.dataset.state).toBe('silent'));
    expect(alert()).toBe('');
  });
});
