// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import en from '../../../public/_locales/en/messages.json';
import type { Job } from '../../../src/platform/session.ts';
import { fail, failureCodes, ok } from '../../../src/result.ts';
import type { Point, Summary } from '../../../src/summary/summary.ts';
import { fakeBrowser } from '../../fakes/browser.ts';
import { fakeSiteAccess } from '../../fakes/site-access.ts';

const browser = fakeBrowser();
const sent: { name: string; payload: Record<string, unknown> }[] = [];
let answer: (name: string) => unknown = () => ok(undefined);

/** The real messages, filled in as a browser does. */
function getMessage(key: string, fills: string[] = []): string {
  const { message } = (en as Record<string, { message: string }>)[key] ?? { message: '' };
  return message.replace(/\$(\d)/g, (_place, at) => fills[at - 1] ?? '');
}

vi.mock('webextension-polyfill', () => ({
  get default() {
    return {
      storage: browser.storage,
      permissions: fakeSiteAccess().permissions,
      i18n: { getMessage },
      runtime: {
        sendMessage: async (message: (typeof sent)[number]) => {
          sent.push(message);
          return answer(message.name);
        },
      },
    };
  },
}));

const tabId = 7;

function point(text: string): Point {
  const anchor = {
    block: 0,
    start: 0,
    end: text.length,
    quote: text,
    prefix: '',
    suffix: '',
    frameId: 0,
  };
  return { text, sources: [anchor], doubts: [] };
}

const summary: Summary = {
  engine: 'bundled',
  form: 'key-points',
  length: 'medium',
  lang: 'en',
  leftOut: 0,
  points: [
    point('The line reopens after eleven years.'),
    point('Only one boat has passed inspection.'),
  ],
};

const done: Job = {
  id: 'a',
  tabId,
  step: 'done',
  attempt: 1,
  startedAt: 1,
  updatedAt: 2,
  scope: { kind: 'page' },
  form: 'key-points',
  length: 'medium',
  engine: 'bundled',
  private: false,
  awaited: false,
  outdated: false,
  head: {
    title: 'Ferry line reopens',
    url: 'https://www.harbour.example/ferry',
    lang: 'en',
    dir: 'ltr',
    words: 1842,
    seconds: 480,
    visibleShare: 1,
    continues: false,
    left: {},
    textHash: 'x',
  },
  summaries: [summary],
  kept: 'kept',
};

async function show(job: Partial<Job>) {
  const whole = { ...done, ...job };
  await browser.storage.session.set({ [`tab:${tabId}`]: whole.id, [`job:${whole.id}`]: whole });
  const { Reader } = await import('../../../src/pages/reader/reader.tsx');
  render(<Reader surface="popup" search={`?tab=${tabId}`} />, document.body);
  await vi.waitFor(() => expect(document.querySelector('[data-step]')).not.toBeNull());
}

const text = () => document.body.textContent ?? '';
const click = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();

beforeEach(() => {
  browser.storage.session.held.clear();
  sent.length = 0;
  answer = () => ok(undefined);
});
afterEach(() => render(null, document.body));

describe('done', () => {
  test('shows title, host, times, points and who wrote it', async () => {
    await show({});
    expect(document.querySelector('h1')?.textContent).toBe('Ferry line reopens');
    expect(text()).toContain('harbour.example');
    expect(text()).toContain('8 min read');
    expect(text()).toContain('saves 7 min');
    expect(document.querySelectorAll('.point')).toHaveLength(2);
    expect(text()).toContain('Sentences from the article');
    expect(text()).toContain('read 1,842 words');
    expect(document.querySelector('main > [role=status]')?.textContent).toBe(
      'Summary ready, 2 points',
    );
  });

  test('a point leads to its sentence', async () => {
    answer = () => ok('marked');
    await show({});
    click('.point');
    await vi.waitFor(() => expect(text()).toContain('In the page'));
    expect(sent.findLast(({ name }) => name === 'highlight')).toMatchObject({
      name: 'highlight',
      payload: { tabId, scroll: true, anchor: { quote: 'The line reopens after eleven years.' } },
    });
  });

  test('where a point has led is still said when the job is stored again', async () => {
    answer = () => ok('marked');
    await show({});
    click('.point');
    await vi.waitFor(() => expect(text()).toContain('In the page'));
    await browser.storage.session.set({ 'job:a': { ...done, updatedAt: 3, recordId: 'page:x' } });
    await vi.waitFor(() =>
      expect(document.querySelector('.icon-button[aria-pressed]')).toHaveProperty(
        'disabled',
        false,
      ),
    );
    expect(text()).toContain('In the page');
    expect(document.querySelectorAll('.point[aria-current]')).toHaveLength(1);
  });

  test('a sentence that is gone is quoted', async () => {
    answer = () => ok('gone');
    await show({});
    click('.point');
    await vi.waitFor(() =>
      expect(document.querySelector('q')?.textContent).toBe(summary.points[0]?.text),
    );
    expect(text()).toContain('Not found in the page any more');
  });

  test.each([
    ['closed', 'In a closed part of the page'],
    ['hidden', 'In a part of the page that is hidden now'],
  ] as const)('a sentence that is %s is quoted, and it is said why', async (found, words) => {
    answer = () => ok(found);
    await show({});
    click('.point');
    await vi.waitFor(() => expect(document.querySelector('.where')).not.toBeNull());
    expect(document.querySelector('.where')?.textContent).toContain(words);
    expect(document.querySelector('q')?.textContent).toBe(summary.points[0]?.text);
    expect(document.querySelector('.reveal') !== null).toBe(found === 'closed');
    answer = () => ok('marked');
    click('.reveal');
    if (found === 'closed') {
      await vi.waitFor(() =>
        expect(document.querySelector('.where')?.textContent).toContain('In the page'),
      );
      expect(sent.at(-1)).toMatchObject({ name: 'reveal' });
    }
  });

  test('a page that cannot be asked is not said to have lost the sentence', async () => {
    answer = () => fail('restricted-page', 'browser');
    await show({});
    click('.point');
    await vi.waitFor(() => expect(text()).toContain('The page cannot be reached from here'));
    expect(text()).not.toContain('Not found in the page any more');
  });

  test('points that the earlier summary did not have are marked as new', async () => {
    const earlier = [{ ...summary, points: summary.points.slice(0, 1) }];
    await show({ changedSince: 1, earlier });
    const labels = [...document.querySelectorAll('.points li')].map(
      (item) => item.querySelector('.new') !== null,
    );
    expect(labels).toEqual([false, true]);
  });

  test('what the page says by now is told, with the offer to update', async () => {
    await show({ added: ['The second boat sails in April.'] });
    expect(text()).toContain('The article has changed since');
    expect(document.querySelector('.changed li')?.textContent).toBe(
      'The second boat sails in April.',
    );
    click('.update');
    expect(sent.at(-1)).toMatchObject({ name: 'start', payload: { wish: { scope: done.scope } } });
  });

  test('another length is asked for, and then shown', async () => {
    await show({});
    click('input[value=short]');
    await vi.waitFor(() =>
      expect(sent).toContainEqual({ name: 'start', payload: { tabId, wish: { length: 'short' } } }),
    );
    const short: Summary = { ...summary, length: 'short', points: [point('All in one.')] };
    const job = { ...done, length: 'short', summaries: [summary, short] };
    await browser.storage.session.set({ 'job:a': job });
    await vi.waitFor(() => expect(document.querySelectorAll('.point')).toHaveLength(1));
  });

  test('a paragraph keeps its sentences apart', async () => {
    await show({ form: 'tldr', summaries: [{ ...summary, form: 'tldr' }] });
    expect(document.querySelectorAll('.paragraph .sentence')).toHaveLength(2);
  });

  test.each([
    ['a private window', { kept: 'private' }, 'Not saved: private window'],
    ['a full disk', { kept: 'refused' }, 'storage is full'],
    ['a page that moved on', { outdated: true }, 'The page has moved on'],
    ['a changed article', { changedSince: 1 }, 'The article has changed since'],
    [
      'an article that still says some of it',
      { changedSince: 1, standing: { points: 3, of: 5 } },
      '3 of 5 saved points still match.',
    ],
    ['a selection', { scope: { kind: 'selection', frameId: 0 } }, 'From your selection'],
  ] as [string, Partial<Job>, string][])('says so for %s', async (_name, job, words) => {
    await show(job);
    expect(text()).toContain(words);
  });
});

describe('written by the browser’s model', () => {
  const [first = point('')] = summary.points;
  const written = (change: Partial<Summary>): Partial<Job> => ({
    engine: 'chromium-summarizer',
    beside: { engine: 'chromium-summarizer', state: 'done' },
    summaries: [summary, { ...summary, engine: 'chromium-summarizer', ...change }],
  });

  test('in the article’s language, each point leads to its sentence', async () => {
    await show(written({ points: [first] }));
    click('input[value=ai]');
    await vi.waitFor(() => expect(document.querySelectorAll('button.point')).toHaveLength(1));
    expect(text()).toContain('Written by your browser’s AI, checked');
    expect(text()).not.toContain('only numbers and names');
  });

  test('in another one, it is said that only numbers and names were checked', async () => {
    const points = [{ text: 'تفتح العبّارة من جديد.', sources: [], doubts: [] }];
    await show(written({ lang: 'ar', points }));
    click('input[value=ai]');
    await vi.waitFor(() =>
      expect(text()).toContain('in Arabic; only numbers and names were checked'),
    );
    expect(document.querySelectorAll('button.point')).toHaveLength(0);
    const said = document.querySelector<HTMLElement>('.point [lang]');
    expect(said).toMatchObject({ lang: 'ar', dir: 'rtl', textContent: points[0]?.text });
  });
});

describe('working', () => {
  const { head, kept, ...unread } = done;
  test('shows a skeleton that can be cancelled', async () => {
    await show({ ...unread, step: 'reading', summaries: [] } as Job);
    click('.skeleton button');
    expect(sent.at(-1)).toEqual({ name: 'cancel', payload: { tabId } });
  });
});

describe('failed', () => {
  const said = new Set<string>();
  test.each(failureCodes)('%s has words of its own, and a way on', async (code) => {
    await show({ step: 'failed', summaries: [], failure: { code } });
    const words = document.querySelector('[role=alert]')?.textContent ?? '';
    expect(words.length).toBeGreaterThan(5);
    expect(said).not.toContain(words);
    said.add(words);
    if (code !== 'restricted-page')
      expect(document.querySelector('.choices button')).not.toBeNull();
  });

  test('a list page can be read anyway', async () => {
    await show({ step: 'failed', summaries: [], failure: { code: 'no-article' } });
    click('.choices button');
    expect(sent.at(-1)).toMatchObject({
      name: 'start',
      payload: { wish: { scope: { kind: 'page', anyway: true } } },
    });
  });

  test('what was written before is still there', async () => {
    await show({ step: 'failed', failure: { code: 'engine-failed' } });
    expect(document.querySelectorAll('.point')).toHaveLength(2);
    expect(document.querySelector('[role=alert]')).not.toBeNull();
  });
});

describe('nothing was begun', () => {
  async function open() {
    const { Reader } = await import('../../../src/pages/reader/reader.tsx');
    render(<Reader surface="popup" search={`?tab=${tabId}`} />, document.body);
  }

  test('since the background was stopped under the question: it is asked again', async () => {
    let asked = 0;
    answer = (name) => {
      if (name !== 'ensure' || ++asked > 1) return ok(undefined);
      throw new Error('The message port closed before a response was received.');
    };
    await open();
    await vi.waitFor(() => expect(asked).toBe(2));
  });

  test('for want of room: that is said, and a retry shows the points', async () => {
    answer = () => fail('storage-full');
    await open();
    await vi.waitFor(() => expect(text()).toContain('storage for this session is full'));
    answer = () => ok(undefined);
    await browser.storage.session.set({ [`tab:${tabId}`]: 'a', 'job:a': done });
    click('.choices button');
    await vi.waitFor(() => expect(document.querySelectorAll('.point')).toHaveLength(2));
  });

  test('by a background that always breaks: that is said, with a way to try again', async () => {
    answer = () => {
      throw new Error('Could not establish connection.');
    };
    await open();
    await vi.waitFor(() => expect(document.querySelector('[role=alert]')).not.toBeNull());
    expect(document.querySelector('.choices button')).not.toBeNull();
  });
});

test('a panel on a tab that was not read says what to do, and starts nothing', async () => {
  const { Reader } = await import('../../../src/pages/reader/reader.tsx');
  render(<Reader surface="panel" search="?tab=8" />, document.body);
  await vi.waitFor(() => expect(text()).toContain('Press the toolbar button'));
  expect(sent).toEqual([]);
});
