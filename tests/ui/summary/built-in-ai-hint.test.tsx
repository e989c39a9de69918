// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Job } from '../../../src/background/jobs/job.ts';
import { BuiltInAiHint } from '../../../src/ui/summary/built-in-ai-hint.tsx';
import type { fakeBrowser } from '../../fakes/browser.ts';
import { fakeSummarizer } from '../../fakes/summarizer.ts';

const fake = vi.hoisted(() => ({}) as { browser: ReturnType<typeof fakeBrowser> });
vi.mock('webextension-polyfill', async () => {
  const { fakeBrowser } = await import('../../fakes/browser.ts');
  const { getMessage } = await import('../messages.ts');
  fake.browser = fakeBrowser();
  return { default: { storage: fake.browser.storage, i18n: { getMessage }, runtime: {} } };
});

const job = {
  id: 'a',
  status: 'done',
  type: 'key-points',
  length: 'medium',
  article: { lang: 'en' },
};
const open = (change: Partial<Job> = {}) =>
  render(<BuiltInAiHint job={{ ...job, ...change } as Job} />, document.body);
const hint = () => document.querySelector('.ai-hint');

// Loaded by the hint when it is wanted; here beforehand, so that nobody waits for it.
beforeAll(() => import('../../../src/engines/registry.ts'));
beforeEach(() => {
  fake.browser.storage.local.held.clear();
  vi.stubGlobal('Summarizer', fakeSummarizer().api);
});
afterEach(() => {
  render(null, document.body);
  vi.unstubAllGlobals();
});

test('is given once: it stays in the reader that gives it, and no later one does', async () => {
  open();
  await vi.waitFor(() => expect(hint()).not.toBeNull());
  await vi.waitFor(() => expect(fake.browser.storage.local.held.size).toBe(1));
  open({ status: 'summarizing' });
  open({ length: 'short' });
  await new Promise((resume) => setTimeout(resume, 50));
  expect(hint()).not.toBeNull();
  render(null, document.body);
  open();
  await new Promise((resume) => setTimeout(resume, 50));
  expect(hint()).toBeNull();
});

test('is out of the way while the receipt is shown, and comes back after it', async () => {
  open();
  await vi.waitFor(() => expect(hint()).not.toBeNull());
  render(<BuiltInAiHint job={job as Job} hidden />, document.body);
  expect(hint()).toBeNull();
  open();
  expect(hint()).not.toBeNull();
});

test('can be waved away', async () => {
  open();
  await vi.waitFor(() => expect(hint()).not.toBeNull());
  document.querySelector<HTMLElement>('.ai-hint .link:last-child')?.click();
  await vi.waitFor(() => expect(hint()).toBeNull());
});

test('is not given where there is no model, so that it may be when there is one', async () => {
  vi.stubGlobal('Summarizer', fakeSummarizer({ availability: 'unavailable' }).api);
  open();
  await new Promise((resume) => setTimeout(resume, 50));
  expect(hint()).toBeNull();
  expect(fake.browser.storage.local.held.size).toBe(0);
});
