import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../../bench/train/random.ts';
import { isLong, reportFigure, sampled, seed } from '../sampled-suites.ts';
import { useBrowser } from './e2e-setup.ts';
import { pointsFromTerminal } from './sample.ts';
import { getSavedPages, storedJobs } from './slow-page.ts';
import { waitForOutcome } from './summary-view.ts';

/**
 * Latest time of a kill in ms after the click. A job takes about 100 ms, so most kills interrupt
 * one.
 */
const maxDelayMs = 400;

const random = createSeededRandom(seed);
const moments = Array.from({ length: 60 }, () => Math.floor(random() * maxDelayMs));

/**
 * `tests/background/jobs/job-crash-recovery.test.ts` kills the background after each of its calls
 * in a fake browser; here a real browser does it at times drawn by the seed.
 */
describe('killing the background at any time after the click', () => {
  const stage = useBrowser();
  const found = new Map<string, number>();

  it(
    'leaves the next view with the points, saved once',
    async () => {
      for (const [n, moment] of sampled(moments, 3).entries()) {
        const path = `/article.html?kill=${n}`;
        const tab = await stage.open(path);
        const clicking = tab.clickToolbar().catch(() => undefined);
        await new Promise((resume) => setTimeout(resume, moment));
        await stage.browser.killBackground();
        const [job] = await findJobs(path);
        const isUnsaved = job?.status === 'done' && job.saveStatus === 'pending';
        const status = isUnsaved ? 'shown, not saved' : (job?.status ?? 'none');
        found.set(status, (found.get(status) ?? 0) + 1);
        await clicking;

        const shown = await waitForOutcome(await tab.clickToolbar(), { timeoutMs: 50_000 });
        expect(shown, `killed after ${moment} ms`).toMatchObject({
          alert: '',
          points: pointsFromTerminal(),
        });
        const jobs = await findJobs(path);
        expect(jobs).toHaveLength(1);
        expect(jobs[0]?.summaries).toHaveLength(1);
        await expect.poll(() => countSaved(path), { timeout: 10_000 }).toBe(1);
        await tab.close();
      }
      const statuses = [...found].map(([status, count]) => `${status} ${count}`).join(', ');
      const times = [...found.values()].reduce((sum, count) => sum + count, 0);
      reportFigure(`killed ${times} times, at the status: ${statuses}`);
    },
    isLong ? 900_000 : 90_000,
  );

  async function findJobs(path: string) {
    const jobs = await storedJobs(stage);
    return jobs.filter(({ tabUrl, article }) => (article?.url ?? tabUrl) === stage.site.url(path));
  }

  async function countSaved(path: string): Promise<number | undefined> {
    return (await getSavedPages(stage)).get(stage.site.url(path));
  }
});
