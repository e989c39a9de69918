import { describe, expect, test } from 'vitest';
import { fail, ok } from '../../../src/shared/result.ts';
import {
  article,
  browser,
  countExtractions,
  getFailure,
  readOnlyJob,
  startBackground,
  tabId,
  waitForJob,
} from './job-harness.ts';

const url = 'https://harbour.example/frames/ferry';
const story = { ...article, url };
const origin = 'https://stories.example';

describe('an article in a frame', () => {
  async function readOnce() {
    browser.pages.answer = () => fail('no-article');
    browser.pages.frame = { frameId: 3, url, answer: () => ok(story) };
    const background = await startBackground();
    await background.ensureJob(tabId);
    await waitForJob();
    return background;
  }

  test('stays current while its frame shows it, and is not extracted at every opening', async () => {
    const { onTabLoaded, ensureJob } = await readOnce();
    await onTabLoaded(tabId);
    await ensureJob(tabId);
    expect(await waitForJob()).toMatchObject({
      freshness: 'current',
      article: { url, frameId: 3 },
    });
    expect(countExtractions()).toBe(1);
  });

  test('is outdated if its frame shows something else or was removed', async () => {
    const { onTabLoaded } = await readOnce();
    browser.pages.frame = { frameId: 3, url: `${url}/next`, answer: () => null };
    await onTabLoaded(tabId);
    expect((await readOnlyJob())?.freshness).toBe('outdated');
    const { onTabLoaded: again } = await readOnce();
    browser.pages.frame = undefined;
    await again(tabId);
    expect((await readOnlyJob())?.freshness).toBe('outdated');
  });
});

test('the page itself comes before a frame, however long the frame’s article is', async () => {
  const long = { ...story, blocks: [...story.blocks, ...story.blocks, ...story.blocks] };
  browser.pages.answer = () => ok(article);
  browser.pages.frame = { frameId: 3, url, answer: () => ok(long) };
  const { ensureJob } = await startBackground();
  await ensureJob(tabId);
  expect(await waitForJob()).toMatchObject({ article: { url: article.url } });
  expect((await waitForJob()).article?.frameId ?? 0).toBe(0);
});

test('a frame that may be read by now, and holds no article, is not asked for again', async () => {
  browser.pages.answer = () => fail('needs-access', origin);
  const { ensureJob, retryJobsAfterGrant } = await startBackground();
  await ensureJob(tabId);
  expect(getFailure(await waitForJob('failed'))).toEqual({ code: 'needs-access', detail: origin });
  browser.granted.add(`${origin}/*`);
  browser.pages.frame = { frameId: 3, url: `${origin}/map`, answer: () => fail('no-article') };
  await retryJobsAfterGrant();
  await expect
    .poll(async () => getFailure(await readOnlyJob())?.code, { timeout: 5_000 })
    .toBe('no-article');
});
