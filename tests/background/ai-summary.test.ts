import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AiSummary, Job } from '../../src/background/jobs/job.ts';
import { fail, ok } from '../../src/shared/result.ts';
import type { Summary } from '../../src/summarizer/summary.ts';
import { type FakeSummarizerScript, fakeSummarizer } from '../fakes/summarizer.ts';
import { article, browser, readOnlyJob, startBackground, tabId } from './jobs/job-harness.ts';

const [first = '', second = ''] = article.blocks.map(({ text }) => text);
const generated = { pieces: [`* ${first}\n`, `* ${second}\n`] };

function start(script: FakeSummarizerScript | undefined) {
  vi.stubGlobal('Summarizer', script && fakeSummarizer(script).api);
  return startBackground();
}

/** The job, once its second version is so far. */
function besides(state: AiSummary['status']): Promise<Job> {
  return vi.waitFor(async () => {
    const job = await readOnlyJob();
    if (job?.aiSummary?.status !== state) throw new Error(`still ${job?.aiSummary?.status}`);
    return job;
  });
}

const engines = ({ summaries }: Job) => summaries.map(({ engine }) => engine);

beforeEach(() => browser.storage.sync.set({ 'settings:engine': 'chromium-summarizer' }));
afterEach(() => void vi.unstubAllGlobals());

describe('the reader has chosen the browser’s model', () => {
  test('it writes beside the bundled summary, and both are kept', async () => {
    const { ensureJob } = await start(generated);
    await ensureJob(tabId);
    const job = await besides('done');
    expect(job.status).toBe('done');
    expect(engines(job)).toEqual(['extractive', 'chromium-summarizer']);
    await vi.waitFor(() => {
      const [record = ''] = [...browser.storage.local.held]
        .filter(([key]) => key.startsWith('record:'))
        .map(([, value]) => value);
      expect(engines(JSON.parse(record))).toEqual(['extractive', 'chromium-summarizer']);
    });
  });

  test.each([
    ['that it can write', ['en', 'de'], 'de-AT'],
    ['that it cannot write: in the article’s', ['en'], 'en'],
  ])('in the language of the browser, one %s', async (_name, writes, lang) => {
    await browser.storage.sync.set({ 'settings:aiOutputLanguage': 'browser' });
    const { ensureJob } = await start({ ...generated, writes });
    await ensureJob(tabId);
    expect((await besides('done')).summaries.at(-1)).toMatchObject({ lang, points: [{}, {}] });
  });

  test('in another language, once that is chosen and the page extracted again', async () => {
    const { ensureJob, startJob } = await start({ ...generated, writes: ['en', 'de'] });
    await ensureJob(tabId);
    await besides('done');
    await browser.storage.sync.set({ 'settings:aiOutputLanguage': 'browser' });
    await startJob(tabId, { scope: { kind: 'page' } });
    await vi.waitFor(async () => {
      const langs = (await readOnlyJob())?.summaries.map(({ engine, lang }) => `${engine} ${lang}`);
      expect(langs).toContain('chromium-summarizer de-AT');
    });
    expect((await besides('done')).outputLang).toBe('de-AT');
  });

  test('it does not write where the organisation forbids it', async () => {
    browser.storage.managed.get = async () => ({ engines: ['extractive'] });
    const { ensureJob } = await start(generated);
    await ensureJob(tabId);
    const { aiSummary, summaries } = await vi.waitFor(async () => {
      const job = (await readOnlyJob()) as Job;
      expect(job.saveStatus).toBe('saved');
      return job;
    });
    expect(aiSummary).toBeUndefined();
    expect(summaries.map(({ engine }) => engine)).toEqual(['extractive']);
  });

  test('it fails in mid-stream: the bundled summary stands, and the reader can be told why', async () => {
    const { ensureJob } = await start({
      pieces: [`* ${first}\n`, Object.assign(new Error('filtered'), { name: 'NotReadableError' })],
    });
    await ensureJob(tabId);
    const job = await besides('failed');
    expect(job).toMatchObject({
      status: 'done',
      aiSummary: { failure: { code: 'engine-failed' } },
    });
    expect(engines(job)).toEqual(['extractive']);
  });

  test('another length and back: what is whole is not written again', async () => {
    const { ensureJob, startJob } = await start(generated);
    await ensureJob(tabId);
    await besides('done');
    await startJob(tabId, { length: 'short' });
    await besides('done');
    vi.stubGlobal('Summarizer', fakeSummarizer({ create: new Error('again') }).api);
    await startJob(tabId, { length: 'medium' });
    const job = await besides('done');
    expect(job).toMatchObject({ status: 'done', length: 'medium' });
    expect(job.summaries).toHaveLength(4);
  });

  test('another length in mid-stream: what was begun is not taken for whole', async () => {
    const { ensureJob, startJob } = await start({ pieces: [`* ${first}\n`, 'hangs'] });
    await ensureJob(tabId);
    await besides('writing');
    vi.stubGlobal('Summarizer', fakeSummarizer(generated).api);
    await startJob(tabId, { length: 'short' });
    await besides('done');
    await startJob(tabId, { length: 'medium' });
    const job = await besides('done');
    expect(job.summaries.at(-1)).toMatchObject({ length: 'medium', points: [{}, {}] });
  });

  test('the background is killed in mid-stream: its next life writes it', async () => {
    await (await start({ pieces: [`* ${first}\n`, 'hangs'] })).ensureJob(tabId);
    await besides('writing');
    (await start(generated)).resumeJobs();
    const job = await besides('done');
    expect(job.attempt).toBe(2);
    expect(job.summaries.at(-1)?.points).toHaveLength(2);
  });

  test('the reader cancels in mid-stream', async () => {
    const { ensureJob, cancelJob } = await start({ pieces: [`* ${first}\n`, 'hangs'] });
    await ensureJob(tabId);
    await besides('writing');
    await cancelJob(tabId);
    expect(await readOnlyJob()).toMatchObject({
      status: 'done',
      summaries: [{ engine: 'extractive' }],
      aiSummary: { status: 'failed', failure: { code: 'aborted' } },
    });
  });

  test('nothing is written where an administrator allows the bundled engine alone', async () => {
    browser.storage.managed.get = async () => ({ engines: ['extractive'] });
    const { ensureJob } = await start(generated);
    await ensureJob(tabId);
    await vi.waitFor(async () => expect((await readOnlyJob())?.saveStatus).toBe('saved'));
    expect(engines((await readOnlyJob()) as Job)).toEqual(['extractive']);
  });
});

describe('only pages have the model', () => {
  const summary: Summary = {
    engine: 'chromium-summarizer',
    type: 'key-points',
    length: 'medium',
    lang: 'en',
    droppedPoints: 0,
    points: [{ text: first, sources: [], flags: [] }],
  };

  test('it waits for an open reader, and takes what that has written', async () => {
    const { ensureJob, onAiSummaryFromPage } = await start(undefined);
    await ensureJob(tabId);
    const { id: jobId } = await besides('waiting');
    await onAiSummaryFromPage({ tabId, jobId, answer: ok(summary), isLast: true });
    expect(engines(await besides('done'))).toEqual(['extractive', 'chromium-summarizer']);
  });

  test('it goes on waiting while that is writing: another reader can take over', async () => {
    const { ensureJob, onAiSummaryFromPage } = await start(undefined);
    await ensureJob(tabId);
    const { id: jobId } = await besides('waiting');
    await onAiSummaryFromPage({ tabId, jobId, answer: ok(summary), isLast: false });
    expect(await besides('waiting')).toMatchObject({
      summaries: [{ engine: 'extractive' }],
      aiSummary: { partial: { engine: 'chromium-summarizer' } },
    });
  });

  test('it takes nothing that another engine has written', async () => {
    const { ensureJob, onAiSummaryFromPage } = await start(undefined);
    await ensureJob(tabId);
    const { id: jobId } = await besides('waiting');
    for (const engine of ['extractive', 'firefox-ml'] as const) {
      const answer = ok({ ...summary, engine });
      expect((await onAiSummaryFromPage({ tabId, jobId, answer, isLast: true })).ok).toBe(false);
    }
    expect(engines(await besides('waiting'))).toEqual(['extractive']);
  });

  test('the reader cancels while it waits', async () => {
    const { ensureJob, cancelJob } = await start(undefined);
    await ensureJob(tabId);
    await besides('waiting');
    await cancelJob(tabId);
    expect((await besides('failed')).aiSummary).toMatchObject({ failure: { code: 'aborted' } });
  });

  test('it takes a failure too', async () => {
    const { ensureJob, onAiSummaryFromPage } = await start(undefined);
    await ensureJob(tabId);
    const { id: jobId } = await besides('waiting');
    await onAiSummaryFromPage({ tabId, jobId, answer: fail('engine-unavailable'), isLast: true });
    expect((await besides('failed')).aiSummary).toMatchObject({
      failure: { code: 'engine-unavailable' },
    });
  });

  test('it takes nothing that nobody asked for', async () => {
    await browser.storage.sync.set({ 'settings:engine': 'extractive' });
    const { ensureJob, onAiSummaryFromPage } = await start(undefined);
    await ensureJob(tabId);
    const { id: jobId } = await vi.waitFor(async () => {
      const job = await readOnlyJob();
      expect(job?.saveStatus).toBe('saved');
      return job as Job;
    });
    expect(
      (await onAiSummaryFromPage({ tabId, jobId, answer: ok(summary), isLast: true })).ok,
    ).toBe(false);
    expect(engines((await readOnlyJob()) as Job)).toEqual(['extractive']);
  });
});
