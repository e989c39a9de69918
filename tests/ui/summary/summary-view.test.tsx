// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest';
import english from '../../../public/_locales/en/messages.json' with { type: 'json' };
import type { Job } from '../../../src/background/jobs/job.ts';
import { fail, ok } from '../../../src/shared/result.ts';
import { getRecordKey } from '../../../src/storage/history/keys.ts';
import type { Summary } from '../../../src/summarizer/summary.ts';
import { samplePoint, sampleRecord } from '../../storage/history/samples.ts';
import { sampleHead } from '../../storage/stores/samples.ts';
import {
  background,
  browser,
  click,
  done,
  page,
  show,
  summary,
  tabId,
  text,
} from './summary-view-harness.tsx';

vi.mock('../../../src/browser/lock.ts', async () =>
  (await import('../../fakes/lock.ts')).fakeLock(),
);

/** The highlights that the page was asked for, in order. */
const highlights = () =>
  background.sent.filter(({ name }) => name === 'page/highlight').map(({ payload }) => payload);

describe('a finished summary', () => {
  test('shows title, host, times, points and author', async () => {
    await show({});
    expect(document.querySelector('h1')?.textContent).toBe('Ferry line reopens');
    expect(text()).toContain('harbour.example');
    expect(text()).toContain('5 sec instead of 8 min');
    expect(document.querySelectorAll('.point')).toHaveLength(2);
    expect(text()).toContain('Sentences from the article');
    expect(text()).toContain('See what was read');
    expect(document.querySelector('main > [role=status]')?.textContent).toBe(
      'Summary ready: 2 key points',
    );
  });

  test('sets the direction of the points by their own language', async () => {
    await show({
      article: sampleHead({ lang: 'ar', dir: 'rtl' }),
      summaries: [{ ...summary, lang: 'ar' }],
    });
    expect(document.querySelector('.points')?.getAttribute('dir')).toBe('rtl');
  });

  test('links each point to its sentence', async () => {
    background.answer = () => ok('shown');
    await show({});
    click('.point');
    await vi.waitFor(() => expect(highlights()).toHaveLength(1));
    expect(highlights().at(-1)).toMatchObject({
      tabId,
      kind: 'follow',
      anchor: { quote: 'The line reopens after eleven years.' },
    });
    expect(text()).not.toContain('Highlighted in the article');
    await page.tell({ followed: 0, visibility: 'visible' });
    await vi.waitFor(() => expect(text()).toContain('Highlighted in the article'));
  });

  test('keeps a followed highlight when the pointer leaves before the page has answered', async () => {
    let answer: (found: unknown) => void = () => undefined;
    background.answer = (name) =>
      name === 'page/highlight' ? new Promise((resolve) => (answer = resolve)) : ok(undefined);
    await show({});
    const point = document.querySelector<HTMLElement>('.point');
    document.dispatchEvent(new MouseEvent('mousemove', { screenX: 200 }));
    point?.click();
    await vi.waitFor(() => expect(highlights()).toHaveLength(1));
    point?.dispatchEvent(new MouseEvent('mouseleave', { screenX: 400 }));
    background.answer = () => ok('shown');
    answer(ok('shown'));
    // The page itself shows the followed sentence again.
    await vi.waitFor(() => expect(highlights()).toHaveLength(2));
    expect(highlights()).toMatchObject([{ kind: 'follow' }, { kind: 'preview', anchor: null }]);
  });

  test('does not highlight again when the window regains the focus', async () => {
    background.answer = () => ok('shown');
    await show({});
    const [first, second] = document.querySelectorAll<HTMLElement>('.point');
    first?.focus();
    await vi.waitFor(() => expect(highlights()).toHaveLength(1));
    first?.dispatchEvent(new FocusEvent('blur'));
    await new Promise((resume) => setTimeout(resume, 20));
    expect(highlights()).toHaveLength(1);
    second?.focus();
    await vi.waitFor(() =>
      expect(highlights().at(-1)).toMatchObject({ anchor: { quote: summary.points[1]?.text } }),
    );
  });

  test('keeps the highlight status when the job is updated', async () => {
    background.answer = () => ok('shown');
    await show({});
    click('.point');
    await page.tell({ followed: 0, visibility: 'visible' });
    await vi.waitFor(() => expect(text()).toContain('Highlighted in the article'));
    const { updateRecord } = await import('../../../src/storage/stores/history-store.ts');
    const { id: recordId } = sampleRecord();
    await updateRecord(recordId, () => sampleRecord());
    await browser.storage.session.set({ 'job:7': { ...done, updatedAt: 3, recordId } });
    await vi.waitFor(() =>
      expect(document.querySelector('.icon-button[aria-pressed]')).toHaveProperty(
        'disabled',
        false,
      ),
    );
    expect(text()).toContain('Highlighted in the article');
    expect(document.querySelectorAll('.point[aria-current]')).toHaveLength(1);
  });

  test('quotes a sentence that was not found', async () => {
    background.answer = () => ok('not-found');
    await show({});
    click('.point');
    await vi.waitFor(() =>
      expect(document.querySelector('q')?.textContent).toBe(summary.points[0]?.text),
    );
    expect(text()).toContain('No longer on this page');
  });

  test.each([
    ['collapsed', 'In a collapsed section'],
    ['hidden', 'In a hidden part of the page'],
  ] as const)('quotes a sentence that is %s, and says why', async (found, words) => {
    background.answer = () => ok(found);
    await show({});
    click('.point');
    await vi.waitFor(() => expect(document.querySelector('.highlight-status')).not.toBeNull());
    expect(document.querySelector('.highlight-status')?.textContent).toContain(words);
    expect(document.querySelector('q')?.textContent).toBe(summary.points[0]?.text);
    expect(document.querySelector('.reveal') !== null).toBe(found === 'collapsed');
    background.answer = () => ok('shown');
    click('.reveal');
    if (found === 'collapsed') {
      await vi.waitFor(() => expect(background.sent.at(-1)).toMatchObject({ name: 'page/reveal' }));
      await page.tell({ followed: 0, visibility: 'visible' });
      await vi.waitFor(() =>
        expect(document.querySelector('.highlight-status')?.textContent).toContain(
          'Highlighted in the article',
        ),
      );
    }
  });

  test('shows “unreachable”, not “not found”, when the page cannot be scripted', async () => {
    background.answer = () => fail('restricted-page', 'browser');
    await show({});
    click('.point');
    await vi.waitFor(() => expect(text()).toContain('Can’t reach the page'));
    expect(text()).not.toContain('No longer on this page');
  });

  test('flags the points that are new since the last summary', async () => {
    const earlier = [{ ...summary, points: summary.points.slice(0, 1) }];
    await show({ previousSavedAt: 1, previousSummaries: earlier });
    const labels = [...document.querySelectorAll('.points li')].map(
      (item) => item.querySelector('.new') !== null,
    );
    expect(labels).toEqual([false, true]);
  });

  test('offers an update when the article has grown', async () => {
    await show({ addedBlocks: ['The second boat sails in April.'] });
    expect(text()).toContain('This article has changed since');
    expect(document.querySelector('.changed li')?.textContent).toBe(
      'The second boat sails in April.',
    );
    click('.update');
    expect(background.sent.at(-1)).toMatchObject({
      name: 'job/start',
      payload: { request: { scope: done.scope } },
    });
  });

  test('requests another length and shows it', async () => {
    await show({});
    click('input[value=short]');
    await vi.waitFor(() =>
      expect(background.sent).toContainEqual({
        name: 'job/start',
        payload: { tabId, request: { length: 'short' } },
      }),
    );
    const short: Summary = { ...summary, length: 'short', points: [samplePoint('All in one.')] };
    const job = { ...done, length: 'short', summaries: [summary, short] };
    await browser.storage.session.set({ 'job:7': job });
    await vi.waitFor(() => expect(document.querySelectorAll('.point')).toHaveLength(1));
  });

  test('keeps the controls and the focus while another length is generated', async () => {
    await show({});
    const long = document.querySelector<HTMLElement>('input[value=long]');
    long?.focus();
    await browser.storage.session.set({
      'job:7': { ...done, length: 'long', status: 'summarizing' },
    });
    await vi.waitFor(() => expect(document.querySelector('.skeleton')).not.toBeNull());
    expect(document.activeElement).toBe(long);
    expect(document.querySelectorAll('.point')).toHaveLength(0);
    const written: Summary = { ...summary, length: 'long' };
    const job = { ...done, length: 'long', summaries: [summary, written] };
    await browser.storage.session.set({ 'job:7': job });
    await vi.waitFor(() => expect(document.querySelectorAll('.point')).toHaveLength(2));
    expect(document.activeElement).toBe(long);
  });

  test('updates the star when the history changes, and stars the record', async () => {
    const { updateRecord, deleteItems } = await import(
      '../../../src/storage/stores/history-store.ts'
    );
    const record = sampleRecord({ starred: false });
    await updateRecord(record.id, () => record);
    await show({ recordId: record.id });
    const star = () => document.querySelector<HTMLButtonElement>('[aria-pressed]');
    await vi.waitFor(() => expect(star()?.disabled).toBe(false));
    await updateRecord(record.id, () => ({ ...record, starred: true }));
    await vi.waitFor(() => expect(star()?.getAttribute('aria-pressed')).toBe('true'));
    star()?.click();
    await vi.waitFor(() => expect(star()?.getAttribute('aria-pressed')).toBe('false'));
    await deleteItems([getRecordKey(record.id)]);
    await vi.waitFor(() => expect(star()?.disabled).toBe(true));
  });

  test('keeps the sentences of a tl;dr apart', async () => {
    await show({ type: 'tldr', summaries: [{ ...summary, type: 'tldr' }] });
    expect(document.querySelectorAll('.paragraph .sentence')).toHaveLength(2);
  });

  test('the sentences of a paragraph lead to no address that could run', async () => {
    const links = () =>
      [...document.querySelectorAll('.paragraph a')].map((link) => link.getAttribute('href'));
    const tldr: Partial<Job> = { type: 'tldr', summaries: [{ ...summary, type: 'tldr' }] };
    await show(tldr);
    expect(links()[0]).toMatch(/^https:.*#:~:text=/);
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd']) {
      await show({ ...tldr, article: { ...sampleHead(), url } });
      expect(links()).toEqual(['#', '#']);
    }
  });

  test.each([
    ['an incognito window', { saveStatus: 'incognito' }, 'Not saved: private or Incognito window'],
    ['a full disk', { saveStatus: 'storage-full' }, 'storage is full'],
    ['a failed save', { saveStatus: 'failed' }, 'Couldn’t save this summary to History.'],
    [
      'another article in the page',
      { freshness: 'outdated' },
      'now shows another article. Summarize it',
    ],
    ['a reloaded page', { freshness: 'reloaded' }, 'may have changed since'],
    [
      'a page that cannot be scripted',
      { freshness: 'unknown' },
      'https://www.harbour.example/ferry',
    ],
    ['a changed article', { previousSavedAt: 1 }, 'This article has changed since'],
    [
      'an article that still has some of the points',
      { previousSavedAt: 1, matchingPoints: { points: 3, of: 5 } },
      'Saved points that still match: 3 of 5.',
    ],
    ['a selection', { scope: { kind: 'selection', frameId: 0 } }, 'From your selection'],
  ] as [string, Partial<Job>, string][])('shows a notice for %s', async (_name, job, words) => {
    await show(job);
    await vi.waitFor(() => expect(text()).toContain(words));
  });
});

describe('an AI summary', () => {
  const [first = samplePoint('')] = summary.points;
  const written = (change: Partial<Summary>): Partial<Job> => ({
    engine: 'chromium-summarizer',
    aiSummary: { engine: 'chromium-summarizer', status: 'done' },
    summaries: [summary, { ...summary, engine: 'chromium-summarizer', ...change }],
  });

  test('links its points to sentences in the language of the article', async () => {
    await show(written({ points: [first] }));
    click('input[value=ai]');
    await vi.waitFor(() => expect(document.querySelectorAll('button.point')).toHaveLength(1));
    expect(text()).toContain('AI summary, checked against the article');
    expect(text()).not.toContain('only numbers and names');
  });

  test('says that only numbers and names were checked in another language', async () => {
    const points = [{ text: 'تفتح العبّارة من جديد.', sources: [], flags: [] }];
    await show({ ...written({ lang: 'ar', points }), outputLang: 'ar' });
    click('input[value=ai]');
    await vi.waitFor(() => expect(text()).toContain('in Arabic, only numbers and names checked'));
    expect(document.querySelectorAll('button.point')).toHaveLength(0);
    const said = document.querySelector<HTMLElement>('.point [lang]');
    expect(said).toMatchObject({ lang: 'ar', dir: 'rtl', textContent: points[0]?.text });
  });

  test.each([
    ['SmolLM2-135M-Instruct', true],
    ['llama3.2:3b', false],
  ])('of %s says that the one from the article is usually better: %s', async (aiModel, isSaid) => {
    const engine = 'local-server';
    await show({
      ...written({ engine, model: aiModel, points: [first] }),
      ...{ engine, aiModel, aiSummary: { engine, status: 'done' } },
    });
    expect(text()).not.toContain(english.extractive_is_better.message);
    click('input[value=ai]');
    await vi.waitFor(() => expect(text()).toContain(`Written by ${aiModel}`));
    expect(text().includes(english.extractive_is_better.message)).toBe(isSaid);
  });

  describe('by a model', () => {
    const engine = 'local-server';
    const byModel: Partial<Job> = {
      ...written({ engine, model: 'model-a', points: [first] }),
      ...{ engine, aiModel: 'model-a', aiSummary: { engine, status: 'done' } },
    };
    const choose = async (chosen: Job['engine'], model: string) => {
      const setup = { address: 'http://localhost:11434', model, dialect: 'openai' };
      await browser.storage.local.set({ 'local-server:setup': setup });
      await browser.storage.sync.set({ 'settings:engine': chosen });
    };
    const getOffer = () => document.querySelector<HTMLElement>('.versions > .link');
    afterEach(() => {
      for (const { held } of [browser.storage.local, browser.storage.sync]) held.clear();
    });

    test('stays under its name and can be written by another one that was chosen since', async () => {
      await choose(engine, 'model-b');
      await show(byModel);
      await vi.waitFor(() => expect(getOffer()?.textContent).toBe(english.read_again.message));
      click('input[value=ai]');
      await vi.waitFor(() => expect(text()).toContain('Written by model-a'));
      getOffer()?.click();
      expect(background.sent).toContainEqual({
        name: 'job/start',
        payload: { tabId, request: {} },
      });
    });

    test('can be written by another one as soon as that is chosen', async () => {
      await choose(engine, 'model-a');
      await show(byModel);
      await choose(engine, 'model-b');
      await vi.waitFor(() => expect(getOffer()?.textContent).toBe(english.read_again.message));
    });

    test.each<[string, Job['engine']]>([
      ['it is the one in the settings', engine],
      ['AI was turned off', 'extractive'],
    ])('is not offered again if %s', async (_name, chosen) => {
      await choose(chosen, 'model-a');
      await show(byModel);
      await new Promise((resume) => setTimeout(resume, 50));
      expect(getOffer()).toBeNull();
    });
  });

  test('can be tried again, or AI be set up, if it was unavailable', async () => {
    const engine = 'local-server';
    const { failure } = fail('engine-unavailable');
    await show({ engine, aiSummary: { engine, status: 'failed', failure } });
    const [settings, retry] = [...document.querySelectorAll<HTMLElement>('.versions > .link')];
    expect(settings?.textContent).toBe(english.settings.message);
    expect(retry?.textContent).toBe(english.retry.message);
    retry?.click();
    expect(background.sent).toContainEqual({
      name: 'job/start',
      payload: { tabId, request: {} },
    });
  });

  test('is named after the model that writes it, even if another was chosen before', async () => {
    const engine = 'local-server';
    const partial: Summary = { ...summary, engine, model: 'model-b', points: [first] };
    await show({ engine, aiModel: 'model-a', aiSummary: { engine, status: 'writing', partial } });
    expect(document.querySelector('.versions')?.textContent).toContain('model-b');
    expect(document.querySelector('.versions')?.textContent).not.toContain('model-a');
  });
});
