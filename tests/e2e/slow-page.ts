import type { Tab } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import type { Stage } from './e2e-setup.ts';

/** A job in session storage, as far as tests look at it. */
export interface StoredJob {
  readonly id: string;
  readonly tabId: number;
  readonly status: string;
  readonly freshness: string;
  readonly tabUrl?: string;
  readonly saveStatus: string;
  readonly article?: { readonly title: string; readonly url: string };
  readonly summaries: readonly { engine: string; type: string; length: string }[];
}

/** The sample article, but for its end: no script gets into a document that is not all there. */
export async function openHeld(stage: Stage, query = 'hold'): Promise<Tab> {
  const tab = await stage.open('/empty');
  await tab.startLoading(stage.site.url(`/article.html?${query}`));
  await hasBegun(tab);
  return tab;
}

/** Reloads a tab that shows the held article; resolves when the new document is held in its turn. */
export async function reloadHeld(tab: Tab, reload: () => Promise<unknown>): Promise<void> {
  await tab.evaluate(() => {
    document.documentElement.dataset.old = '';
  });
  await reload();
  await hasBegun(tab);
}

async function hasBegun(tab: Tab): Promise<void> {
  await until('the page has begun', () => tab.evaluate(isNewAndWhole));
}

/** Runs in the page: all of the article is there, of the document that was loaded last. */
function isNewAndWhole(): boolean {
  const { dataset } = document.documentElement;
  return !('old' in dataset) && document.querySelector('article > p:last-of-type') !== null;
}

export async function storedJobs({ browser }: Stage): Promise<StoredJob[]> {
  return Object.entries(await browser.stored('session'))
    .filter(([key]) => key.startsWith('job:'))
    .map(([, job]) => job as StoredJob);
}

/** Whether some page is being read just now. */
export async function isReading(stage: Stage): Promise<boolean> {
  return (await storedJobs(stage)).some(({ status }) => status === 'extracting');
}

/** Addresses of the articles in the history, and how many summaries each record has. */
export async function keptPages({ browser }: Stage): Promise<Map<string, number>> {
  const records = Object.entries(await browser.stored('local')).filter(([key]) =>
    key.startsWith('record:'),
  );
  return new Map(
    records.map(([, record]) => {
      const { url, summaries } = record as { url: string; summaries: unknown[] };
      return [url, summaries.length];
    }),
  );
}
