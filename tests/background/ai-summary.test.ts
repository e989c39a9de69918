import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AiSummary, Job } from '../../src/background/jobs/job.ts';
import { fail, ok } from '../../src/shared/result.ts';
import type { Summary } from '../../src/summarizer/summary.ts';
import { type FakeSummarizerScript, fakeSummarizer } from '../fakes/summarizer.ts';
import {
  article,
  browser,
  getRecordKeys,
  readOnlyJob,
  startBackground,
  tabId,
  waitForJob,
} from './jobs/job-harness.ts';

const [first = '', second = ''] = article.blocks.map(({ text }) => text);
const generated = { pieces: [`* ${first}\n`, `* ${second}\n`] };

function start(script: FakeSummarizerScript | undefined) {
  vi.stubGlobal('Summarizer', script && fakeSummarizer(script).api);
  return startBackground();
}

/** Resolves with the job once its AI summary has this status. */
function waitForAiSummary(state: AiSummary['status']): Promise<Job> {
  return vi.waitFor(async () => {
    const job = await readOnlyJob();
    if (job?.aiSummary?.status !== state) throw new Error(`still ${job?.aiSummary?.status}`);
    return job;
  });
}

const engines = ({ summaries }: Job) => summaries.map(({ engine }) => engine);

beforeEach(() => browser.storage.sync.set({ 'settings:engine': 'chromium-summarizer' }));
afterEach(() => void vi.unstubAllGlobals());

describe('an AI summary by the browser’s built-in AI', () => {
  test('is written in addition to the extractive summary, and both are saved', async () => {
    const { ensureJob } = await start(generated);
    await ensureJob(tabId);
    const job = await waitForAiSummary('done');
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
    ['the browser’s language if the model supports it', ['en', 'de'], 'de-AT'],
    ['the article’s language if the model does not support the browser’s', ['en'], 'en'],
  ])('is written in %s', async (_name, writes, lang) => {
    await browser.storage.sync.set({ 'settings:aiOutputLanguage': 'browser' });
    const { ensureJob } = await start({ ...generated, writes });
    await ensureJob(tabId);
    expect((await waitForAiSummary('done')).summaries.at(-1)).toMatchObject({
      lang,
      points: [{}, {}],
    });
  });

  test('is written in another language once that is chosen and the page extracted again', async () => {
    const { ensureJob, startJob } = await start({ ...generated, writes: ['en', 'de'] });
    await ensureJob(tabId);
    await waitForAiSummary('done');
    await browser.storage.sync.set({ 'settings:aiOutputLanguage': 'browser' });
    await startJob(tabId, { scope: { kind: 'page' } });
    await vi.waitFor(async () => {
      const langs = (await readOnlyJob())?.summaries.map(({ engine, lang }) => `${engine} ${lang}`);
      expect(langs).toContain('chromium-summarizer de-AT');
    });
    expect((await waitForAiSummary('done')).outputLang).toBe('de-AT');
  });

  test('is not written if a policy forbids it', async () => {
    browser.storage.managed.get = async () => ({ engines: ['extractive'] });
    const { startJob } = await start(generated);
    // Asked for by name, whatever the settings are.
    await startJob(tabId, { engine: 'chromium-summarizer' });
    const { aiSummary, summaries } = await vi.waitFor(async () => {
      const job = (await readOnlyJob()) as Job;
      expect(job.saveStatus).toBe('saved');
      return job;
    });
    expect(aiSummary).toBeUndefined();
    expect(summaries.map(({ engine }) => engine)).toEqual(['extractive']);
  });

  test('fails in mid-stream with its reason, and the extractive summary stays', async () => {
    const { ensureJob } = await start({
      pieces: [`* ${first}\n`, Object.assign(new Error('filtered'), { name: 'NotReadableError' })],
    });
    await ensureJob(tabId);
    const job = await waitForAiSummary('failed');
    expect(job).toMatchObject({
      status: 'done',
      aiSummary: { failure: { code: 'engine-failed' } },
    });
    expect(engines(job)).toEqual(['extractive']);
  });

  test('is not written again when the user returns to a finished length', async () => {
    const { ensureJob, startJob } = await start(generated);
    await ensureJob(tabId);
    await waitForAiSummary('done');
    await startJob(tabId, { length: 'short' });
    await waitForAiSummary('done');
    vi.stubGlobal('Summarizer', fakeSummarizer({ create: new Error('again') }).api);
    await startJob(tabId, { length: 'medium' });
    const job = await waitForAiSummary('done');
    expect(job).toMatchObject({ status: 'done', length: 'medium' });
    expect(job.summaries).toHaveLength(4);
  });

  test('is not taken for finished if another length interrupts it in mid-stream', async () => {
    const { ensureJob, startJob } = await start({ pieces: [`* ${first}\n`, 'hangs'] });
    await ensureJob(tabId);
    await waitForAiSummary('writing');
    vi.stubGlobal('Summarizer', fakeSummarizer(generated).api);
    await startJob(tabId, { length: 'short' });
    await waitForAiSummary('done');
    await startJob(tabId, { length: 'medium' });
    const job = await waitForAiSummary('done');
    expect(job.summaries.at(-1)).toMatchObject({ length: 'medium', points: [{}, {}] });
  });

  test('is written after the background was terminated in mid-stream', async () => {
    await (await start({ pieces: [`* ${first}\n`, 'hangs'] })).ensureJob(tabId);
    await waitForAiSummary('writing');
    (await start(generated)).resumeJobs();
    const job = await waitForAiSummary('done');
    expect(job.attempt).toBe(2);
    expect(job.summaries.at(-1)?.points).toHaveLength(2);
  });

  test('is aborted if the user cancels in mid-stream', async () => {
    const { ensureJob, cancelJob } = await start({ pieces: [`* ${first}\n`, 'hangs'] });
    await ensureJob(tabId);
    await waitForAiSummary('writing');
    await cancelJob(tabId);
    expect(await readOnlyJob()).toMatchObject({
      status: 'done',
      summaries: [{ engine: 'extractive' }],
      aiSummary: { status: 'failed', failure: { code: 'aborted' } },
    });
  });

  test('is not written if an administrator allows the extractive engine only', async () => {
    browser.storage.managed.get = async () => ({ engines: ['extractive'] });
    const { ensureJob } = await start(generated);
    await ensureJob(tabId);
    await vi.waitFor(async () => expect((await readOnlyJob())?.saveStatus).toBe('saved'));
    expect(engines((await readOnlyJob()) as Job)).toEqual(['extractive']);
  });
});

describe('an AI summary by a model that only pages have', () => {
  const summary: Summary = {
    engine: 'chromium-summarizer',
    type: 'key-points',
    length: 'medium',
    lang: 'en',
    droppedPoints: 0,
    points: [{ text: first, sources: [], flags: [] }],
  };

  test('waits for an open summary view and takes the summary from it', async () => {
    const { ensureJob, onAiSummaryFromPage } = await start(undefined);
    await ensureJob(tabId);
    const { id: jobId } = await waitForAiSummary('waiting');
    await onAiSummaryFromPage({ tabId, jobId, answer: ok(summary), isLast: true });
    expect(engines(await waitForAiSummary('done'))).toEqual(['extractive', 'chromium-summarizer']);
  });

  test('is saved even if the article had to make room meanwhile', async () => {
    const { ensureJob, onAiSummaryFromPage } = await start(undefined);
    await ensureJob(tabId);
    const { id: jobId } = await waitForAiSummary('waiting');
    await browser.storage.session.remove([`article:${tabId}`]);
    await onAiSummaryFromPage({ tabId, jobId, answer: ok(summary), isLast: true });
    const job = await waitForJob();
    expect(job).toMatchObject({ id: jobId, saveStatus: 'saved' });
    expect(job.aiSummary?.status).toBe('done');
    const [key = ''] = getRecordKeys();
    const record = JSON.parse(browser.storage.local.held.get(key) ?? '');
    expect(engines(record).sort()).toEqual(['chromium-summarizer', 'extractive']);
  });

  test('keeps waiting while a summary view is writing, so that another can take over', async () => {
    const { ensureJob, onAiSummaryFromPage } = await start(undefined);
    await ensureJob(tabId);
    const { id: jobId } = await waitForAiSummary('waiting');
    await onAiSummaryFromPage({ tabId, jobId, answer: ok(summary), isLast: false });
    expect(await waitForAiSummary('waiting')).toMatchObject({
      summaries: [{ engine: 'extractive' }],
      aiSummary: { partial: { engine: 'chromium-summarizer' } },
    });
  });

  test('is not taken from another engine', async () => {
    const { ensureJob, onAiSummaryFromPage } = await start(undefined);
    await ensureJob(tabId);
    const { id: jobId } = await waitForAiSummary('waiting');
    for (const engine of ['extractive', 'firefox-ml'] as const) {
      const answer = ok({ ...summary, engine });
      expect((await onAiSummaryFromPage({ tabId, jobId, answer, isLast: true })).ok).toBe(false);
    }
    expect(engines(await waitForAiSummary('waiting'))).toEqual(['extractive']);
  });

  test('is aborted if the user cancels while it waits', async () => {
    const { ensureJob, cancelJob } = await start(undefined);
    await ensureJob(tabId);
    await waitForAiSummary('waiting');
    await cancelJob(tabId);
    expect((await waitForAiSummary('failed')).aiSummary).toMatchObject({
      failure: { code: 'aborted' },
    });
  });

  test('takes a failure from the summary view too', async () => {
    const { ensureJob, onAiSummaryFromPage } = await start(undefined);
    await ensureJob(tabId);
    const { id: jobId } = await waitForAiSummary('waiting');
    await onAiSummaryFromPage({ tabId, jobId, answer: fail('engine-unavailable'), isLast: true });
    expect((await waitForAiSummary('failed')).aiSummary).toMatchObject({
      failure: { code: 'engine-unavailable' },
    });
  });

  test('is rejected if the job does not wait for it', async () => {
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

  test('is rejected if it has been finished', async () => {
    const { ensureJob, onAiSummaryFromPage } = await start(undefined);
    await ensureJob(tabId);
    const { id: jobId } = await waitForAiSummary('waiting');
    await onAiSummaryFromPage({ tabId, jobId, answer: ok(summary), isLast: true });
    const { summaries } = await waitForAiSummary('done');
    const other = { ...summary, points: [{ text: second, sources: [], flags: [] }] };
    for (const isLast of [false, true])
      expect((await onAiSummaryFromPage({ tabId, jobId, answer: ok(other), isLast })).ok).toBe(
        false,
      );
    expect((await readOnlyJob())?.summaries).toEqual(summaries);
  });
});
