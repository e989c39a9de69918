import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import type { Job } from '../../src/platform/session.ts';
import { fail, ok } from '../../src/result.ts';
import { fakeBrowser } from '../fakes/browser.ts';

let browser = fakeBrowser();
vi.mock('webextension-polyfill', () => ({
  get default() {
    return { storage: browser.storage, ...browser.api };
  },
}));
// Node has no Web Locks before version 24; one context alone needs none.
vi.mock('../../src/platform/lock.ts', () => ({
  exclusively: (_name: string, task: () => Promise<unknown>) => task(),
}));
vi.mock('../../src/content/page.ts?iife', () => ({ default: 'page.js' }));

const tabId = 7;
const url = 'https://harbour.example/ferry';

const article: Article = {
  url,
  canonical: url,
  title: 'Ferry line across the strait reopens',
  site: 'Harbour Times',
  lang: 'en',
  dir: 'ltr',
  blocks: [
    'The council approved the ferry line on Tuesday by nine votes to six, after eleven years without one.',
    'Only one of the two boats has passed its inspection so far, and the second waits for a gearbox that is due in March.',
    'Fishermen fear for the northern moorings, which the new timetable closes from six to nine each morning.',
    'An independent report puts the yearly loss of the line at 1.2 million, half of what the old one lost in 2014.',
    'The first boat left the northern quay on Wednesday with forty passengers and a brass band on board.',
    'Until the second boat is ready, the crossing runs every two hours instead of every hour.',
  ].map((text) => ({ kind: 'paragraph', text })),
  left: [{ reason: 'caption', text: 'The quay', words: 2, before: 1 }],
  scope: 'page',
  visibleShare: 1,
  textHash: 'a1',
  frameId: 0,
};

/** Starts the background anew, as the browser does after it has stopped it. */
async function startBackground() {
  vi.resetModules();
  return import('../../src/background/jobs.ts');
}

async function jobOf(tab = tabId): Promise<Job | undefined> {
  const all = (await browser.storage.session.get()) as Record<string, unknown>;
  return all[`job:${all[`tab:${tab}`]}`] as Job | undefined;
}

async function settled(step: Job['step'] = 'done', tab = tabId): Promise<Job> {
  return vi.waitFor(async () => {
    const job = await jobOf(tab);
    if (job?.step !== step || (step === 'done' && !job.kept)) throw new Error(`still ${job?.step}`);
    return job;
  });
}

const reads = () => browser.pages.calls.filter(({ name }) => name === 'read').length;
const records = () =>
  [...browser.storage.local.held.keys()].filter((key) => key.startsWith('record:'));

beforeEach(() => {
  browser = fakeBrowser();
  browser.tabs.set(tabId, { id: tabId, url, incognito: false });
  browser.pages.answer = () => ok(article);
});

describe('a reader opens', () => {
  test('the page is read, summarized and kept', async () => {
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    const job = await settled();
    expect(job.head).toMatchObject({
      title: article.title,
      site: 'Harbour Times',
      left: { caption: 1 },
    });
    expect(job.summaries[0]?.points.length).toBeGreaterThanOrEqual(2);
    expect(job.kept).toBe('kept');
    expect(records()).toEqual([`record:page:${url}`]);
  });

  test('where the session is full: what other tabs have read makes room', async () => {
    await browser.storage.session.set({ 'article:other': 'x'.repeat(50_000) });
    browser.quotas.session = 50_100;
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    expect((await settled()).kept).toBe('kept');
    expect(browser.storage.session.held.has('article:other')).toBe(false);
  });

  test('again: what is stored is shown, and nothing is read', async () => {
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    const first = await settled();
    await ensureJob(tabId);
    await (await startBackground()).ensureJob(tabId);
    expect(await jobOf()).toEqual(first);
    expect(reads()).toBe(1);
  });

  test('twice at once: one job', async () => {
    const { ensureJob } = await startBackground();
    await Promise.all([ensureJob(tabId), ensureJob(tabId)]);
    await settled();
    expect(reads()).toBe(1);
  });

  test('after the tab has loaded something else: a new job', async () => {
    const { ensureJob, tabLoaded } = await startBackground();
    await ensureJob(tabId);
    const first = await settled();
    browser.pages.scripted.delete(tabId);
    await tabLoaded(tabId);
    await ensureJob(tabId);
    expect((await settled()).id).not.toBe(first.id);
    expect(reads()).toBe(2);
  });

  test('on a tab that shows another address than was read: a new job', async () => {
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    await settled();
    browser.tabs.set(tabId, { id: tabId, url: 'https://harbour.example/other', incognito: false });
    await ensureJob(tabId);
    await settled();
    expect(reads()).toBe(2);
  });

  test('after a frame of the page has loaded: what is stored is shown', async () => {
    const { ensureJob, tabLoaded } = await startBackground();
    await ensureJob(tabId);
    await settled();
    await tabLoaded(tabId);
    expect((await jobOf())?.outdated).toBe(false);
    await ensureJob(tabId);
    expect(reads()).toBe(1);
  });

  test('after the page has changed its own address: a new job', async () => {
    const { ensureJob, tabLoaded } = await startBackground();
    await ensureJob(tabId);
    await settled();
    browser.pages.scripted.set(tabId, 'https://harbour.example/next');
    await tabLoaded(tabId);
    expect((await jobOf())?.outdated).toBe(true);
  });

  test('while the tab is loading another document: a new job', async () => {
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    await settled();
    browser.pages.scripted.delete(tabId);
    browser.tabs.set(tabId, { id: tabId, url, incognito: false, status: 'loading' });
    await ensureJob(tabId);
    await settled();
    expect(reads()).toBe(2);
  });

  test('a moved fragment is no other address', async () => {
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    await settled();
    browser.tabs.set(tabId, { id: tabId, url: `${url}#comments`, incognito: false });
    await ensureJob(tabId);
    expect(reads()).toBe(1);
  });
});

describe('a click on the menu', () => {
  test('its selection wins over the popup that it opened, twenty times in a row', async () => {
    const { ensureJob, startAwaitedJob } = await startBackground();
    browser.pages.answer = () => ok({ ...article, scope: 'selection' });
    for (let turn = 0; turn < 20; turn++) {
      startAwaitedJob(tabId, { kind: 'selection', frameId: 0 });
      await ensureJob(tabId);
      const job = await settled();
      expect(job.scope.kind).toBe('selection');
      expect(job.summaries).toHaveLength(1);
    }
    expect(reads()).toBe(20);
  });
});

describe('a click on the menu that fails before its reader is open', () => {
  test('is shown as it failed, once; the next reader starts anew', async () => {
    const { ensureJob, startAwaitedJob } = await startBackground();
    browser.pages.answer = () => fail('too-short');
    startAwaitedJob(tabId, { kind: 'selection', frameId: 0 });
    const failed = await settled('failed');
    browser.pages.answer = () => ok(article);
    await ensureJob(tabId);
    expect(await jobOf()).toMatchObject({ id: failed.id, step: 'failed' });
    await ensureJob(tabId);
    expect((await settled()).scope.kind).toBe('page');
  });
});

describe('another form', () => {
  test('is written from what was read, beside the first', async () => {
    const { ensureJob, startJob } = await startBackground();
    await ensureJob(tabId);
    await settled();
    await startJob(tabId, { length: 'short' });
    const job = await vi.waitFor(async () => {
      const now = await settled();
      expect(now.summaries).toHaveLength(2);
      return now;
    });
    expect(job.length).toBe('short');
    expect(job.summaries.map(({ length }) => length).sort()).toEqual(['medium', 'short']);
    expect(reads()).toBe(1);
  });
});

describe('the background is stopped', () => {
  test('while reading: its next life reads again and finishes', async () => {
    const first = await startBackground();
    browser.pages.answer = () => new Promise(() => undefined);
    await first.ensureJob(tabId);
    expect((await jobOf())?.step).toBe('reading');

    browser.pages.answer = () => ok(article);
    (await startBackground()).resumeJobs();
    const job = await settled();
    expect(job.attempt).toBe(2);
    expect(records()).toHaveLength(1);
  });

  test('again and again: it says so in the end, and a retry works', async () => {
    browser.pages.answer = () => new Promise(() => undefined);
    await (await startBackground()).ensureJob(tabId);
    for (let life = 0; life < 2; life++) {
      (await startBackground()).resumeJobs();
      await vi.waitFor(async () => expect((await jobOf())?.attempt).toBe(life + 2));
    }
    const last = await startBackground();
    last.resumeJobs();
    expect((await settled('failed')).failure?.code).toBe('timed-out');

    browser.pages.answer = () => ok(article);
    await last.startJob(tabId, {});
    expect((await settled()).summaries).toHaveLength(1);
  });

  test('and the clock is set back: a reader that asks is not told to wait', async () => {
    browser.pages.answer = () => new Promise(() => undefined);
    await (await startBackground()).ensureJob(tabId);
    const lost = (await jobOf()) as Job;
    const anHourAhead = { ...lost, updatedAt: Date.now() + 3_600_000 };
    await browser.storage.session.set({ [`job:${lost.id}`]: anHourAhead });
    browser.pages.answer = () => ok(article);
    await (await startBackground()).ensureJob(tabId);
    expect((await settled()).summaries).toHaveLength(1);
  });

  test('and the tab is closed while the next life looks at it: nothing is left', async () => {
    browser.pages.answer = () => new Promise(() => undefined);
    await (await startBackground()).ensureJob(tabId);
    browser.pages.answer = () => ok(article);
    const { get } = browser.api.tabs;
    const next = await startBackground();
    browser.api.tabs.get = async (id) => {
      const tab = await get(id);
      browser.api.tabs.get = get;
      next.tabClosed(tabId);
      return tab;
    };
    next.resumeJobs();
    await vi.waitFor(() => expect(browser.api.tabs.get).toBe(get));
    await new Promise((resume) => setTimeout(resume, 50));
    expect([...browser.storage.session.held.keys()]).toEqual([]);
  });

  test('and the tab is closed meanwhile: nothing is left', async () => {
    browser.pages.answer = () => new Promise(() => undefined);
    await (await startBackground()).ensureJob(tabId);
    browser.tabs.delete(tabId);
    (await startBackground()).resumeJobs();
    await vi.waitFor(() => expect([...browser.storage.session.held.keys()]).toEqual([]));
  });
});

describe('the page is read again', () => {
  const again = { scope: { kind: 'page' } } as const;

  async function readOnce() {
    const background = await startBackground();
    await background.ensureJob(tabId);
    const first = await settled();
    browser.pages.scripted.set(tabId, 'https://harbour.example/next');
    await background.tabLoaded(tabId);
    return { ...background, first };
  }

  test('in vain: why is told, and what there was stays, and still is of the past', async () => {
    const { startJob, first } = await readOnce();
    browser.pages.answer = () => fail('no-article');
    await startJob(tabId, again);
    const failed = await settled('failed');
    expect(failed.failure?.code).toBe('no-article');
    expect(failed.head).toEqual(first.head);
    expect(failed.summaries).toEqual(first.summaries);
    expect(failed).toMatchObject({ outdated: true, recordId: first.recordId });
  });

  test('where the tab does not tell its address any more: that is not taken for another page', async () => {
    const { startJob } = await readOnce();
    browser.tabs.set(tabId, { id: tabId, incognito: false });
    browser.pages.answer = () => fail('no-article');
    await startJob(tabId, again);
    expect((await settled('failed')).failure?.code).toBe('no-article');
  });

  test('in vain, and once more with success: nothing of the earlier reading is left', async () => {
    const { startJob } = await readOnce();
    browser.pages.answer = () => fail('no-article');
    await startJob(tabId, again);
    await settled('failed');
    const next = { ...article, title: 'The second boat', blocks: article.blocks.slice(1) };
    browser.pages.answer = () => ok({ ...next, textHash: 'b2' });
    await startJob(tabId, {});
    const job = await settled();
    expect(job.head?.title).toBe('The second boat');
    expect(job).not.toHaveProperty('failure');
    expect(job.outdated).toBe(false);
    expect(job.summaries).toHaveLength(1);
  });

  test('and cancelled: what there was is shown', async () => {
    const { startJob, cancelJob, first } = await readOnce();
    browser.pages.answer = () => new Promise(() => undefined);
    await startJob(tabId, again);
    await settled('reading');
    await cancelJob(tabId);
    expect((await settled()).summaries).toEqual(first.summaries);
  });

  test('and the tab moves on meanwhile: what is shown in the end is of the past', async () => {
    const { startJob, tabLoaded } = await readOnce();
    let loaded: Promise<void> | undefined;
    browser.pages.answer = () => {
      browser.pages.scripted.set(tabId, 'https://harbour.example/next');
      loaded ??= tabLoaded(tabId);
      return ok(article);
    };
    await startJob(tabId, again);
    await settled();
    await loaded;
    expect((await jobOf())?.outdated).toBe(true);
  });
});

test('the tab moves on while what is shown is being kept: it is of the past', async () => {
  const { ensureJob, tabLoaded } = await startBackground();
  const { set } = browser.storage.local;
  let loaded: Promise<void> | undefined;
  browser.storage.local.set = async (items) => {
    browser.pages.scripted.set(tabId, 'https://harbour.example/next');
    loaded ??= tabLoaded(tabId);
    return set(items);
  };
  await ensureJob(tabId);
  await settled();
  await loaded;
  expect((await jobOf())?.outdated).toBe(true);
});

describe('a private window', () => {
  test('leaves nothing in local or sync storage, nor in the session once its tab is closed', async () => {
    browser.tabs.set(tabId, { id: tabId, url, incognito: true });
    const { ensureJob, tabClosed } = await startBackground();
    await ensureJob(tabId);
    expect((await settled()).kept).toBe('private');
    tabClosed(tabId);
    await vi.waitFor(() => expect([...browser.storage.session.held.keys()]).toEqual([]));
    expect([...browser.storage.local.held.keys(), ...browser.storage.sync.held.keys()]).toEqual([]);
  });
});

describe('something is refused', () => {
  test('the disk is full: the summary is shown, and the reader is told', async () => {
    browser.refusals.local = 'Resource::kQuotaBytes quota exceeded';
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    const job = await settled();
    expect(job.kept).toBe('refused');
    expect(job.summaries).toHaveLength(1);
  });

  test('the history is off: nothing is kept', async () => {
    await browser.storage.sync.set({ 'settings:history': false });
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    expect((await settled()).kept).toBe('off');
    expect(records()).toEqual([]);
  });

  test.each([
    ['a failure of the page', () => fail('no-article'), 'no-article'],
    ['nothing, for its document went away', () => null, 'page-gone'],
    ['something that is no article', () => ok({ ...article, blocks: 'many' }), 'unexpected'],
    [
      'an article of a hostile size',
      () => ok({ ...article, title: 'x'.repeat(2_000) }),
      'unexpected',
    ],
  ])('the page answers with %s', async (_name, answer, code) => {
    browser.pages.answer = answer;
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    expect((await settled('failed')).failure?.code).toBe(code);
  });

  test('another page was loaded under it: that is said, whatever the browser calls it', async () => {
    browser.pages.answer = () => {
      // Firefox: the grant ended with the document, and with it what we may know of the tab.
      browser.tabs.set(tabId, { id: tabId, incognito: false });
      throw new Error('Missing host permission for the tab');
    };
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    expect((await settled('failed')).failure?.code).toBe('page-gone');
  });

  test('the article is in a frame of another site: read once access is granted', async () => {
    browser.pages.answer = () => fail('needs-access', 'https://frames.example');
    const { ensureJob, takeUpGranted } = await startBackground();
    await ensureJob(tabId);
    await settled('failed');
    await takeUpGranted();
    expect((await jobOf())?.step).toBe('failed');
    browser.granted.add('https://frames.example/*');
    browser.pages.answer = () => ok(article);
    await takeUpGranted();
    expect((await settled()).summaries).toHaveLength(1);
  });

  test('by the reader: cancelled while reading', async () => {
    browser.pages.answer = () => new Promise(() => undefined);
    const { ensureJob, cancelJob } = await startBackground();
    await ensureJob(tabId);
    await cancelJob(tabId);
    expect((await jobOf())?.failure?.code).toBe('aborted');
  });
});

describe('an article that was kept before', () => {
  test('and says something else now: the reader is told since when', async () => {
    const { ensureJob, tabLoaded } = await startBackground();
    await ensureJob(tabId);
    expect((await settled()).changedSince).toBeUndefined();
    browser.pages.scripted.delete(tabId);
    await tabLoaded(tabId);
    browser.pages.answer = () => ok({ ...article, textHash: 'b2' });
    await ensureJob(tabId);
    const again = await settled();
    expect(again.changedSince).toBeTypeOf('number');
    // The text is the same but for its hash: all that was saved is still said.
    const { length } = again.summaries[0]?.points ?? [];
    expect(again.standing).toEqual({ points: length, of: length });
    expect(records()).toHaveLength(1);
  });
});
