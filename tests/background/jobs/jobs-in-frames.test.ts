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

describe('an article in a frame of another origin', () => {
  const foreignUrl = `${origin}/ferry`;

  async function readOnce() {
    browser.pages.frame = {
      frameId: 3,
      url: foreignUrl,
      answer: () => ok({ ...story, url: foreignUrl }),
    };
    const { ensureJob } = await startBackground();
    await ensureJob(tabId);
  }

  test('is not taken for the page’s, even if the extension may read every site', async () => {
    browser.pages.answer = () => fail('no-article');
    await readOnce();
    expect(getFailure(await waitForJob('failed'))).toEqual({ code: 'no-article' });
  });

  test('is summarized if that frame fills the window', async () => {
    browser.pages.answer = () => fail('needs-access', origin);
    await readOnce();
    expect(await waitForJob()).toMatchObject({ article: { url: foreignUrl, frameId: 3 } });
  });

  test('is not summarized if a frame of a third origin fills the window', async () => {
    browser.pages.answer = () => fail('needs-access', 'https://maps.example');
    await readOnce();
    expect(getFailure(await waitForJob('failed'))?.code).toBe('needs-access');
  });
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
