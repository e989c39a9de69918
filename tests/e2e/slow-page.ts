import type { Tab } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import type { Stage } from './e2e-setup.ts';

/** The properties of a job in session storage that tests check. */
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

/**
 * Opens the sample article without its end: no script can be injected into a document that is still
 * loading.
 */
export async function openWithheld(stage: Stage, query = 'hold'): Promise<Tab> {
  const tab = await stage.open('/empty');
  await tab.startLoading(stage.site.url(`/article.html?${query}`));
  await hasBegun(tab);
  return tab;
}

/** Reloads a tab with the withheld article; resolves when the new document is withheld too. */
export async function reloadWithheld(tab: Tab, reload: () => Promise<unknown>): Promise<void> {
  await tab.evaluate(() => {
    document.documentElement.dataset.old = '';
  });
  await reload();
  await hasBegun(tab);
}

async function hasBegun(tab: Tab): Promise<void> {
  await until('the page has begun', () => tab.evaluate(isNewAndWhole));
}

/** Runs in the page. Returns true if the document is new and has the whole article. */
function isNewAndWhole(): boolean {
  const { dataset } = document.documentElement;
  return !('old' in dataset) && document.querySelector('article > p:last-of-type') !== null;
}

export async function storedJobs({ browser }: Stage): Promise<StoredJob[]> {
  return Object.entries(await browser.stored('session'))
    .filter(([key]) => key.startsWith('job:'))
    .map(([, job]) => job as StoredJob);
}

/** Returns true if an extraction is running. */
export async function isReading(stage: Stage): Promise<boolean> {
  return (await storedJobs(stage)).some(({ status }) => status === 'extracting');
}

/** Returns the addresses of the articles in the history with their numbers of summaries. */
export async function getSavedPages({ browser }: Stage): Promise<Map<string, number>> {
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
