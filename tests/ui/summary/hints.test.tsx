// @vitest-environment happy-dom

import { render } from 'preact';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Job } from '../../../src/background/jobs/job.ts';
import { BuiltInAiHint } from '../../../src/ui/summary/hints.tsx';
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

// The hint imports the engines lazily. Importing them first keeps the tests from waiting.
beforeAll(() => import('../../../src/engines/registry.ts'));
beforeEach(() => {
  fake.browser.storage.local.held.clear();
  vi.stubGlobal('Summarizer', fakeSummarizer().api);
});
afterEach(() => {
  render(null, document.body);
  vi.unstubAllGlobals();
});

test('shows the built-in AI hint once: it stays in its view, and later views do not show it', async () => {
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

test('hides the built-in AI hint behind the receipt and shows it again afterwards', async () => {
  open();
  await vi.waitFor(() => expect(hint()).not.toBeNull());
  render(<BuiltInAiHint job={job as Job} hidden />, document.body);
  expect(hint()).toBeNull();
  open();
  expect(hint()).not.toBeNull();
});

test('dismisses the built-in AI hint', async () => {
  open();
  await vi.waitFor(() => expect(hint()).not.toBeNull());
  document.querySelector<HTMLElement>('.ai-hint .link:last-child')?.click();
  await vi.waitFor(() => expect(hint()).toBeNull());
});

test('does not use up the built-in AI hint while there is no model', async () => {
  vi.stubGlobal('Summarizer', fakeSummarizer({ availability: 'unavailable' }).api);
  open();
  await new Promise((resume) => setTimeout(resume, 50));
  expect(hint()).toBeNull();
  expect(fake.browser.storage.local.held.size).toBe(0);
});
