import { beforeEach, describe, expect, test, vi } from 'vitest';
import { articleLimits } from '../../src/extraction/article.ts';
import { headlineLimits } from '../../src/extraction/page/refused-page.ts';
import { fail, ok } from '../../src/shared/result.ts';
import {
  article,
  browser,
  countExtractions,
  readOnlyJob,
  startBackground,
  tabId,
  waitForJob,
} from './jobs/job-harness.ts';

describe('selection', () => {
  const passage = {
    ...article,
    scope: 'selection' as const,
    blocks: article.blocks.slice(1),
    textHash: 'passage',
  };

  /** The selected text: its hash, and the article that extracting it gives. */
  let selected: typeof passage | undefined;
  const answers = () =>
    (browser.pages.answer = (_tabId, name) => {
      if (name === 'selected') return selected?.textHash ?? null;
      return ok(selected ?? article);
    });

  beforeEach(() => {
    selected = undefined;
    answers();
  });

  /** Makes saving wait. @returns a function that lets it go on */
  function holdSaving(): () => void {
    const { local } = browser.storage;
    const save = local.set.bind(local);
    let release = () => {};
    const isReleased = new Promise<void>((resolve) => {
      release = resolve;
    });
    local.set = async (items) => {
      await isReleased;
      await save(items);
    };
    return () => release();
  }

  describe('the toolbar button', () => {
    const press = (background: Awaited<ReturnType<typeof startBackground>>) =>
      background.ensureJob(tabId, { preferSelection: true });

    test('summarizes selected text and stores that scope in the job', async () => {
      selected = passage;
      await press(await startBackground());
      expect(await waitForJob()).toMatchObject({
        scope: { kind: 'selection', frameId: 0 },
        article: { textHash: 'passage' },
      });
    });

    test('summarizes the page and stores that scope if nothing is selected', async () => {
      await press(await startBackground());
      expect((await waitForJob()).scope).toEqual({ kind: 'page' });
    });

    test('prefers selected text in a frame to the article of the page', async () => {
      browser.pages.frame = {
        frameId: 3,
        url: 'https://harbour.example/frame',
        answer: (name) => (name === 'selected' ? passage.textHash : ok(passage)),
      };
      await press(await startBackground());
      expect((await waitForJob()).scope).toEqual({ kind: 'selection', frameId: 3 });
    });

    test('keeps the summary of the page if nothing was selected since', async () => {
      const background = await startBackground();
      await press(background);
      const { id } = await waitForJob();
      await press(background);
      expect((await readOnlyJob())?.id).toBe(id);
      expect(countExtractions()).toBe(1);
    });

    test('switches to text that was selected since, and keeps it at the next press', async () => {
      const background = await startBackground();
      await press(background);
      const page = await waitForJob();
      selected = passage;
      await press(background);
      await expect.poll(async () => (await readOnlyJob())?.scope.kind).toBe('selection');
      const chosen = await waitForJob();
      expect(chosen.id).not.toBe(page.id);
      await press(background);
      expect((await readOnlyJob())?.id).toBe(chosen.id);
    });

    test('switches to text that was selected while the summary was being saved', async () => {
      const release = holdSaving();
      const background = await startBackground();
      await press(background);
      await expect.poll(async () => (await readOnlyJob())?.status).toBe('done');
      selected = passage;
      const pressed = press(background);
      release();
      await pressed;
      await expect.poll(async () => (await readOnlyJob())?.scope.kind).toBe('selection');
    });

    test('does not wait for the saving of a summary after which the AI writes another', async () => {
      holdSaving();
      const background = await startBackground();
      await background.startJob(tabId, { engine: 'chromium-summarizer' });
      await expect.poll(async () => (await readOnlyJob())?.status).toBe('done');
      const { id } = (await readOnlyJob()) ?? {};
      await press(background);
      expect((await readOnlyJob())?.id).toBe(id);
    });

    test('keeps the whole page if the user preferred it to the same selection', async () => {
      selected = passage;
      const background = await startBackground();
      await press(background);
      await waitForJob();
      browser.pages.answer = (_tabId, name) =>
        name === 'selected' ? passage.textHash : ok(article);
      const scope = { kind: 'page', passedSelection: 'passage' } as const;
      await background.startJob(tabId, { scope });
      await expect.poll(async () => (await readOnlyJob())?.scope.kind).toBe('page');
      const whole = await waitForJob();
      await press(background);
      expect((await readOnlyJob())?.id).toBe(whole.id);
    });

    test.each([
      ['a number', 7],
      ['a text too long for a hash', 'x'.repeat(33)],
    ])('ignores a page that answers with %s', async (_name, answer) => {
      const background = await startBackground();
      await press(background);
      const { id } = await waitForJob();
      browser.pages.answer = (_tabId, name) => (name === 'selected' ? answer : ok(article));
      await press(background);
      expect((await readOnlyJob())?.id).toBe(id);
    });
  });

  test('the banner summarizes the page even if text is selected', async () => {
    selected = passage;
    browser.pages.answer = () => ok(article);
    await (await startBackground()).ensureJob(tabId);
    expect((await waitForJob()).scope).toEqual({ kind: 'page' });
  });
});

describe('headlines', () => {
  const headline = { text: 'Old mill finds a buyer', url: 'https://harbour.example/mill' };

  async function readHeadlines(answer: unknown) {
    await startBackground();
    browser.pages.answer = () => answer;
    const { readHeadlines } = await import('../../src/background/page-script.ts');
    return readHeadlines(tabId);
  }

  describe('readHeadlines', () => {
    test('returns the headlines that the page reports', async () => {
      expect(await readHeadlines([headline])).toEqual({ ok: true, value: [headline] });
    });

    test.each([
      ['more than the limit', Array(headlineLimits.count + 1).fill(headline)],
      ['a text that is too long', [{ ...headline, text: 'x'.repeat(headlineLimits.text + 1) }]],
      ['an empty text', [{ ...headline, text: '' }]],
      ['an address that runs a script', [{ ...headline, url: 'javascript:alert(1)' }]],
      ['an address of the extension', [{ ...headline, url: 'chrome-extension://abc/options' }]],
      ['no list', { text: 'x' }],
      ['nothing', null],
    ])('rejects a page that answers with %s', async (_name, answer) => {
      expect(await readHeadlines(answer)).toMatchObject({ ok: false });
    });

    test('fails if the tab is closed', async () => {
      browser.tabs.delete(tabId);
      expect(await readHeadlines([headline])).toMatchObject({
        ok: false,
        failure: { code: 'page-gone' },
      });
    });
  });
});

describe('page identity', () => {
  const next = {
    ...article,
    title: 'The choir moves on',
    textHash: 'n',
    blocks: article.blocks.map((block, at) => ({
      ...block,
      text: `Number ${at} is what the choir of the harbour sang on the pier that evening, and nobody went home.`,
    })),
  };

  /** Makes the page show another article at the same address. */
  function showNext(): void {
    browser.pages.shown = next;
    browser.pages.answer = () => ok(next);
  }

  async function summarizedOnce() {
    const background = await startBackground();
    await background.ensureJob(tabId);
    return { ...background, first: await waitForJob() };
  }

  describe('opening a summary view', () => {
    test('summarizes another article at the same address at once', async () => {
      const { ensureJob, first } = await summarizedOnce();
      showNext();
      await ensureJob(tabId);
      const job = await waitForJob();
      expect(job.id).not.toBe(first.id);
      expect(job.article?.title).toBe(next.title);
    });

    test('shows nothing of the previous article while another is summarized', async () => {
      const { ensureJob, first } = await summarizedOnce();
      showNext();
      const seen: string[] = [];
      browser.storage.onChanged.addListener(() => {
        void readOnlyJob().then((job) => seen.push(`${job?.id === first.id} ${job?.freshness}`));
      });
      await ensureJob(tabId);
      await waitForJob();
      expect(seen.some((job) => job.startsWith('true'))).toBe(false);
    });

    test('discards the AI summary of the previous article that is still being written', async () => {
      vi.stubGlobal('Summarizer', undefined);
      await browser.storage.sync.set({ 'settings:engine': 'chromium-summarizer' });
      const { ensureJob } = await summarizedOnce();
      showNext();
      await ensureJob(tabId);
      expect((await waitForJob()).article?.title).toBe(next.title);
      vi.unstubAllGlobals();
    });

    test('marks the summary as unknown if the page is too large to be searched', async () => {
      const { ensureJob, first } = await summarizedOnce();
      showNext();
      browser.pages.isCut = true;
      await ensureJob(tabId);
      expect(await readOnlyJob()).toMatchObject({ id: first.id, freshness: 'unknown' });
    });

    test('keeps the summary, marked as unknown, if the page cannot be asked', async () => {
      const { ensureJob, first } = await summarizedOnce();
      browser.pages.refusal = 'Missing host permission for the tab';
      browser.tabs.set(tabId, { id: tabId, incognito: false });
      await ensureJob(tabId);
      expect(await readOnlyJob()).toMatchObject({ id: first.id, freshness: 'unknown' });
      expect(countExtractions()).toBe(1);
    });

    test('extracts the page again if it was reloaded', async () => {
      const { ensureJob } = await summarizedOnce();
      browser.pages.scripted.delete(tabId);
      await ensureJob(tabId);
      await waitForJob();
      expect(countExtractions()).toBe(2);
    });

    test.each([
      ['no answer at all', () => new Promise(() => undefined)],
      ['something else', async () => 'yes'],
      [
        'a hostile size',
        async () => ({ document: { id: 'x'.repeat(100), url: '' }, foundCount: 1 }),
      ],
    ])('marks the summary as unknown if the page answers with %s', async (_name, identify) => {
      const { ensureJob, first } = await summarizedOnce();
      const { executeScript } = browser.api.scripting;
      browser.api.scripting.executeScript = async (call) =>
        call.args?.[2] === 'identify'
          ? [{ frameId: 0, result: await identify() }]
          : executeScript(call);
      await ensureJob(tabId);
      expect(await readOnlyJob()).toMatchObject({ id: first.id, freshness: 'unknown' });
    });
  });

  describe('verifyJob', () => {
    const [first = { kind: 'paragraph' as const, text: '' }] = article.blocks;

    test.each([
      ['whose article was corrected', { ...article, blocks: article.blocks.slice(0, -1) }],
      [
        'that shows the next article below',
        { ...next, blocks: [...article.blocks, ...next.blocks] },
      ],
    ])('recognizes a page %s', async (_name, shown) => {
      const { verifyJob } = await summarizedOnce();
      browser.pages.shown = shown;
      expect((await verifyJob(tabId))?.freshness).toBe('current');
    });

    test('recognizes a page that removes tracking parameters from its address', async () => {
      const moveTo = (url: string) => {
        browser.tabs.set(tabId, { id: tabId, url, incognito: false });
        browser.pages.scripted.set(tabId, url);
      };
      moveTo(`${article.url}?id=7&utm_source=letter`);
      const { verifyJob } = await summarizedOnce();
      moveTo(`${article.url}?id=7`);
      expect((await verifyJob(tabId))?.freshness).toBe('current');
      moveTo(`${article.url}?id=8`);
      expect((await verifyJob(tabId))?.freshness).toBe('outdated');
    });

    test('recognizes a page whose address had to be cut', async () => {
      const url = `${article.url}?text=${'a'.repeat(articleLimits.url)}`;
      browser.tabs.set(tabId, { id: tabId, url, incognito: false });
      const { verifyJob } = await summarizedOnce();
      browser.pages.scripted.set(tabId, url.slice(0, articleLimits.url));
      expect((await verifyJob(tabId))?.freshness).toBe('current');
    });

    test('does not recognize another article by a single sentence that both have', async () => {
      const { verifyJob, first: job } = await summarizedOnce();
      const quote = job.summaries[0]?.points[0]?.sources[0]?.quote ?? '';
      browser.pages.shown = { ...next, blocks: [...next.blocks, { ...first, text: quote }] };
      expect((await verifyJob(tabId))?.freshness).toBe('outdated');
    });

    test('recognizes the page again once its article has come back', async () => {
      const { verifyJob } = await summarizedOnce();
      browser.pages.shown = next;
      expect((await verifyJob(tabId))?.freshness).toBe('outdated');
      browser.pages.shown = article;
      expect((await verifyJob(tabId))?.freshness).toBe('current');
    });

    test('leaves the job unchanged if its tab is closed', async () => {
      const { verifyJob } = await summarizedOnce();
      browser.tabs.delete(tabId);
      expect((await verifyJob(tabId))?.freshness).toBe('current');
    });
  });

  test('verifyAfterNavigation asks the page once it has had time to render', async () => {
    const { verifyAfterNavigation } = await summarizedOnce();
    const told = verifyAfterNavigation(tabId);
    setTimeout(showNext, 100);
    await told;
    expect((await readOnlyJob())?.freshness).toBe('outdated');
  });

  test('startJob extracts the page instead of writing another length of an outdated summary', async () => {
    const { startJob, verifyJob } = await summarizedOnce();
    showNext();
    await verifyJob(tabId);
    await startJob(tabId, { length: 'short' });
    const job = await waitForJob();
    expect(job).toMatchObject({ length: 'short', article: { title: next.title } });
  });

  test('startJob summarizes what the page shows, even if the change of article went unnoticed', async () => {
    const { startJob } = await summarizedOnce();
    showNext();
    await startJob(tabId, { length: 'short' });
    const job = await waitForJob();
    expect(job).toMatchObject({ length: 'short', article: { title: next.title } });
  });

  test('startJob writes another length from the stored article if the page cannot be asked', async () => {
    const { startJob } = await summarizedOnce();
    browser.pages.refusal = 'Missing host permission for the tab';
    browser.tabs.set(tabId, { id: tabId, incognito: false });
    await startJob(tabId, { length: 'short' });
    const job = await waitForJob();
    expect(job).toMatchObject({ length: 'short', freshness: 'unknown', status: 'done' });
    expect(job.summaries.map(({ length }) => length)).toContain('short');
    expect(countExtractions()).toBe(1);
  });

  test('a job stays outdated if the page cannot be extracted again', async () => {
    const { startJob, verifyJob } = await summarizedOnce();
    browser.pages.shown = next;
    browser.pages.answer = () => fail('no-article');
    await verifyJob(tabId);
    await startJob(tabId, { scope: { kind: 'page' } });
    expect(await waitForJob('failed')).toMatchObject({ freshness: 'outdated' });
  });
});

describe('extract from tab', () => {
  const load = () => import('../../src/background/page-script.ts');

  test('an article that the page hands over is taken', async () => {
    browser.pages.answer = () => ok(article);
    const { extractFromTab } = await load();
    const extracted = await extractFromTab(tabId, { kind: 'page' });
    expect(extracted).toMatchObject({ ok: true, value: { article: { title: article.title } } });
  });

  const long = 'x'.repeat(articleLimits.line + 1);

  test.each<[string, unknown]>([
    ['no answer of ours', { article }],
    ['a text', 'ok'],
    ['a title without end', ok({ ...article, title: long })],
    ['a title that is no text', ok({ ...article, title: { html: '<b>' } })],
    ['blocks that are none', ok({ ...article, blocks: [{ kind: 'script', text: 'alert(1)' }] })],
    ['a failure that there is not', { ok: false, failure: { code: 'all-yours' } }],
  ])('an answer with %s is not believed', async (_name, answer) => {
    browser.pages.answer = () => answer;
    const { extractFromTab } = await load();
    expect(await extractFromTab(tabId, { kind: 'page' })).toEqual({
      ok: false,
      failure: { code: 'unexpected', detail: 'the page answered something else' },
    });
  });
});
