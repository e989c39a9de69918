// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { JobViewState } from '../../../src/ui/summary/use-job.ts';
import { fakeBrowser } from '../../fakes/browser.ts';
import { sampleJob } from '../../storage/stores/samples.ts';

const browser = fakeBrowser();

/** Answers the request for a job when it is called. */
let answer = () => {};
const sendMessage = () =>
  new Promise((resolve) => {
    answer = () => resolve({ ok: true });
  });

vi.mock('webextension-polyfill', () => ({
  get default() {
    return { storage: browser.storage, runtime: { sendMessage } };
  },
}));

const job = sampleJob({ tabId: 1, freshness: 'outdated', saveStatus: 'saved' });

const { useJob } = await import('../../../src/ui/summary/use-job.ts');
let shown: JobViewState;

function Probe({ tabId, starts = false }: { tabId: number; starts?: boolean }) {
  shown = useJob(tabId, starts);
  return null;
}

beforeEach(() => browser.storage.session.set({ 'job:1': job }));
afterEach(() => {
  render(null, document.body);
  vi.restoreAllMocks();
});

test('ignores the job of the previous tab when it arrives after a change of tabs', async () => {
  render(<Probe tabId={1} />, document.body);
  await vi.waitFor(() => expect(shown.state).toBe('job'));
  const { release, asked } = holdReading('job:1');
  await browser.storage.session.set({ 'job:1': { ...job, updatedAt: 3 } });
  await asked;
  render(<Probe tabId={2} />, document.body);
  await vi.waitFor(() => expect(shown.state).toBe('none'));
  release();
  await new Promise((resume) => setTimeout(resume));
  expect(shown.state).toBe('none');
});

test('shows no finished job until the background has answered that it is up to date', async () => {
  render(<Probe tabId={1} starts />, document.body);
  await vi.waitFor(() => expect(shown.state).toBe('unknown'));
  await browser.storage.session.set({ 'job:1': { ...job, updatedAt: 3 } });
  await new Promise((resume) => setTimeout(resume, 20));
  expect(shown.state).toBe('unknown');
  answer();
  await vi.waitFor(() => expect(shown.state).toBe('job'));
});

/** Delays reading one storage key. */
function holdReading(key: string) {
  const { session } = browser.storage;
  const get = session.get.bind(session);
  let release = () => {};
  let ask = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const asked = new Promise<void>((resolve) => {
    ask = resolve;
  });
  vi.spyOn(session, 'get').mockImplementation(async (keys) => {
    if (keys?.includes(key)) {
      ask();
      await released;
    }
    return get(keys);
  });
  return { release, asked };
}
