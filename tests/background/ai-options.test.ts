import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Job } from '../../src/background/jobs/job.ts';
import { fail } from '../../src/shared/result.ts';
import { type FakeModelServer, openModelServer } from '../fakes/model-server.ts';
import {
  article,
  browser,
  countExtractions,
  readOnlyJob,
  startBackground,
  tabId,
  waitForJob,
} from './jobs/job-harness.ts';

const [first = '', second = ''] = article.blocks.map(({ text }) => text);

let server: FakeModelServer;

beforeEach(async () => {
  server = await openModelServer({
    models: ['model-a', 'model-b'],
    answer: () => `* ${first}\n* ${second}\n`,
  });
  browser.granted.add('http://127.0.0.1/*');
  Object.assign(browser.api, { runtime: { getManifest: () => ({}) } });
});
afterEach(() => server.close());

/** Stores what the user chooses in the settings. */
async function choose(engine: Job['engine'], model = 'model-a'): Promise<void> {
  await browser.storage.sync.set({ 'settings:engine': engine });
  const setup = { address: server.address, model, dialect: 'openai' };
  await browser.storage.local.set({ 'local-server:setup': setup });
}

/** Resolves with the job once its AI summary has this status and its summaries are saved. */
function waitForAiSummary(status: 'done' | 'failed'): Promise<Job> {
  return vi.waitFor(async () => {
    const job = await readOnlyJob();
    if (job?.aiSummary?.status !== status || job.saveStatus !== 'saved')
      throw new Error(`still ${job?.aiSummary?.status}`);
    return job;
  });
}

const getModels = ({ summaries }: Job) => summaries.flatMap(({ model = [] }) => model);
const countPrompts = () => server.requests.filter(({ method }) => method === 'POST').length;

describe('another model of the local server', () => {
  test('writes on the next try, under its own name', async () => {
    await choose('local-server', 'missing');
    const { ensureJob, startJob } = await startBackground();
    await ensureJob(tabId);
    expect(await waitForAiSummary('failed')).toMatchObject({ aiModel: 'missing' });
    await choose('local-server', 'model-b');
    await startJob(tabId, {});
    const job = await waitForAiSummary('done');
    expect(job.aiModel).toBe('model-b');
    expect(getModels(job)).toEqual(['model-b']);
  });

  test('writes when the page is extracted again, beside the summary of the first', async () => {
    await choose('local-server', 'model-a');
    const { ensureJob, startJob } = await startBackground();
    await ensureJob(tabId);
    await waitForAiSummary('done');
    await choose('local-server', 'model-b');
    await startJob(tabId, { scope: { kind: 'page' } });
    const job = await vi.waitFor(async () => {
      const now = await waitForAiSummary('done');
      expect(getModels(now)).toEqual(['model-a', 'model-b']);
      return now;
    });
    expect(job.aiModel).toBe('model-b');
    expect(countPrompts()).toBe(2);
  });

  test('writes on request beside a finished summary, which stays in the record', async () => {
    await choose('local-server', 'model-a');
    const { ensureJob, startJob } = await startBackground();
    await ensureJob(tabId);
    await waitForAiSummary('done');
    await choose('local-server', 'model-b');
    await startJob(tabId, {});
    const job = await waitForAiSummary('done');
    expect(job.aiModel).toBe('model-b');
    expect(getModels(job)).toEqual(['model-a', 'model-b']);
    expect(countExtractions()).toBe(1);
  });

  test('writes the next length', async () => {
    await choose('local-server', 'model-a');
    const { ensureJob, startJob } = await startBackground();
    await ensureJob(tabId);
    await waitForAiSummary('done');
    await choose('local-server', 'model-b');
    await startJob(tabId, { length: 'short' });
    const job = await waitForAiSummary('done');
    expect(job).toMatchObject({ length: 'short', aiModel: 'model-b' });
    expect(getModels(job)).toEqual(['model-a', 'model-b']);
  });

  test('is named if it was chosen before the summary was begun', async () => {
    await choose('local-server', 'model-a');
    const { set } = browser.storage.local;
    browser.storage.local.set = async (items) => {
      browser.storage.local.set = set;
      await choose('local-server', 'model-b');
      return set.call(browser.storage.local, items);
    };
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    const job = await waitForAiSummary('done');
    expect(getModels(job)).toEqual(['model-b']);
    expect(job.aiModel).toBe('model-b');
  });
});

describe('AI that was turned on', () => {
  /** Summarizes the page without AI, then turns AI on. */
  async function turnOn() {
    await choose('extractive');
    const background = await startBackground();
    await background.ensureJob(tabId);
    const before = await waitForJob();
    await choose('local-server');
    return { ...background, before };
  }

  test('writes for the page that the user is on, once its summary is shown again', async () => {
    const { ensureJob, before } = await turnOn();
    await ensureJob(tabId);
    const job = await waitForAiSummary('done');
    expect(job).toMatchObject({ id: before.id, engine: 'local-server', aiModel: 'model-a' });
    expect(job.summaries[0]).toEqual(before.summaries[0]);
    expect(getModels(job)).toEqual(['model-a']);
    expect(countExtractions()).toBe(1);
  });

  test('keeps the extractive summary on the screen meanwhile', async () => {
    const { ensureJob, before } = await turnOn();
    server.script = { ...server.script, answer: () => ['hangs'] };
    await ensureJob(tabId);
    await vi.waitFor(() => expect(countPrompts()).toBe(1));
    expect(await readOnlyJob()).toMatchObject({
      status: 'done',
      summaries: before.summaries,
      aiSummary: { status: 'writing' },
    });
  });

  test('writes once if two views open at once', async () => {
    const { ensureJob } = await turnOn();
    await Promise.all([ensureJob(tabId), ensureJob(tabId)]);
    await waitForAiSummary('done');
    await ensureJob(tabId);
    expect(countPrompts()).toBe(1);
  });

  test('fails without a loss if the article is neither stored nor in the page', async () => {
    const { ensureJob, before } = await turnOn();
    await browser.storage.session.remove([`article:${tabId}`]);
    browser.pages.answer = () => fail('no-article');
    await ensureJob(tabId);
    const { status, summaries } = await waitForAiSummary('failed');
    expect({ status, summaries }).toEqual({ status: 'done', summaries: before.summaries });
  });

  test('writes on the next try after it was unavailable', async () => {
    browser.granted.clear();
    const { ensureJob, startJob, before } = await turnOn();
    await ensureJob(tabId);
    expect((await waitForAiSummary('failed')).aiSummary).toMatchObject({
      failure: { code: 'engine-unavailable' },
    });
    browser.granted.add('http://127.0.0.1/*');
    await startJob(tabId, {});
    expect((await waitForAiSummary('done')).summaries[0]).toEqual(before.summaries[0]);
  });
});

describe('opening a summary view', () => {
  test('does not try a failed AI summary again as long as the settings are the same', async () => {
    await choose('local-server', 'missing');
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    const failed = await waitForAiSummary('failed');
    const before = countPrompts();
    await ensureJob(tabId);
    expect(await readOnlyJob()).toEqual(failed);
    expect(countPrompts()).toBe(before);
  });

  test('keeps a finished AI summary, whichever model has been chosen since', async () => {
    await choose('local-server', 'model-a');
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    const finished = await waitForAiSummary('done');
    await choose('local-server', 'model-b');
    await ensureJob(tabId);
    expect(await readOnlyJob()).toEqual(finished);
    expect(countPrompts()).toBe(1);
  });

  test('no longer reports a failed AI summary after AI was turned off', async () => {
    await choose('local-server', 'missing');
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
    const { summaries } = await waitForAiSummary('failed');
    await choose('extractive');
    await ensureJob(tabId);
    const job = await readOnlyJob();
    expect(job).toMatchObject({ status: 'done', engine: 'extractive', summaries });
    expect(job).not.toHaveProperty('aiSummary');
  });
});
