import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Job } from '../../src/background/jobs/job.ts';
import { type FakeModelServer, openModelServer } from '../fakes/model-server.ts';
import { article, browser, readOnlyJob, startBackground, tabId } from './jobs/job-harness.ts';

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
