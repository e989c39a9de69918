/** Set-up shared by the tests of the history page: a fake browser, saved records, and the page. */

import { render } from 'preact';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { HistoryRecord } from '../../../src/storage/history/record.ts';
import { fakeBrowser } from '../../fakes/browser.ts';
import { samplePoint, sampleRecord, sampleSummary } from '../../storage/history/samples.ts';
import { getMessage } from '../messages.ts';

export const browser = fakeBrowser();
export const openOptionsPage = vi.fn(async () => {});
vi.mock('webextension-polyfill', () => ({
  get default() {
    return { storage: browser.storage, i18n: { getMessage }, runtime: { openOptionsPage } };
  },
}));
vi.mock('../../../src/browser/lock.ts', async () =>
  (await import('../../fakes/lock.ts')).fakeLock(),
);

export const now = Date.now();
export const hourMs = 3_600_000;

export function record(name: string, change: Partial<HistoryRecord> = {}): HistoryRecord {
  const url = `https://tide.example/${name}`;
  return sampleRecord({ id: `page:first:${url}`, url, canonical: url, title: name, ...change });
}

export const kept = [
  record('Pilots', { updatedAt: now, readingSeconds: 600 }),
  record('Ferries', { updatedAt: now - hourMs, starred: true }),
  record('Owls', {
    updatedAt: now - 400 * 24 * hourMs,
    url: 'https://wood.example/owls',
    canonical: 'https://wood.example/owls',
    id: 'page:first:https://wood.example/owls',
    summaries: [sampleSummary({ points: [samplePoint('Owls count lamps.')] })],
  }),
];

export const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
export const one = (selector: string) => {
  const [element] = all(selector);
  if (!element) throw new Error(`no ${selector}`);
  return element;
};
export const titles = () => all('.record .title').map(({ textContent }) => textContent);
export const text = () => document.body.textContent ?? '';
export const local = () => browser.storage.local;

/** Saves the records and opens the page. */
export async function show(records = kept, place = {}) {
  const { updateRecord } = await import('../../../src/storage/stores/history-store.ts');
  for (const kept of records) await updateRecord(kept.id, () => kept);
  await open(place);
}

/** Renders the page without waiting for the records. */
export async function mount(place = {}): Promise<void> {
  const { History } = await import('../../../src/ui/history/history.tsx');
  render(<History initialQuery={place} />, document.body);
}

export async function open(place = {}): Promise<void> {
  await mount(place);
  await vi.waitFor(() =>
    expect(one('.history').ariaBusy ?? one('.history').getAttribute('aria-busy')).toBe('false'),
  );
}

export function type(query: string) {
  const input = one('input[type=search]') as HTMLInputElement;
  input.value = query;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

export function choose(name: string, value: string) {
  const select = one(`select[name=${name}]`) as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

beforeEach(() => {
  const { storage, refusals } = browser;
  for (const { held } of [storage.local, storage.sync]) held.clear();
  refusals.local = undefined;
});
afterEach(() => render(null, document.body));
