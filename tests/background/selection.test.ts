import { beforeEach, describe, expect, test } from 'vitest';
import { ok } from '../../src/shared/result.ts';
import {
  article,
  browser,
  readOnlyJob,
  reads,
  settled,
  startBackground,
  tabId,
} from './jobs/job-harness.ts';

const passage = {
  ...article,
  scope: 'selection' as const,
  blocks: article.blocks.slice(1),
  textHash: 'passage',
};

/** What is selected in the page: its hash, and what reading it gives. */
let selected: typeof passage | undefined;
const answers = () =>
  (browser.pages.answer = (_tabId, name) => {
    if (name === 'selected') return selected?.textHash ?? null;
    return ok(selected ?? article);
  });

beforeEach(() => {
  selected = undefined;
  answers();
});

describe('the toolbar button', () => {
  const press = (background: Awaited<ReturnType<typeof startBackground>>) =>
    background.ensureJob(tabId, { preferSelection: true });

  test('summarizes what is selected, and the job says so', async () => {
    selected = passage;
    await press(await startBackground());
    expect(await settled()).toMatchObject({
      scope: { kind: 'selection', frameId: 0 },
      article: { textHash: 'passage' },
    });
  });

  test('summarizes the page where nothing is selected, and its job is one of the page', async () => {
    await press(await startBackground());
    expect((await settled()).scope).toEqual({ kind: 'page' });
  });

  test('takes a selection in a frame before the article of the page', async () => {
    browser.pages.frame = {
      frameId: 3,
      url: 'https://harbour.example/frame',
      answer: (name) => (name === 'selected' ? passage.textHash : ok(passage)),
    };
    await press(await startBackground());
    expect((await settled()).scope).toEqual({ kind: 'selection', frameId: 3 });
  });

  test('keeps the summary of a page that nothing was selected in since', async () => {
    const background = await startBackground();
    await press(background);
    const { id } = await settled();
    await press(background);
    expect((await readOnlyJob())?.id).toBe(id);
    expect(reads()).toBe(1);
  });

  test('turns to what was selected since, and keeps to it at the next press', async () => {
    const background = await startBackground();
    await press(background);
    const page = await settled();
    selected = passage;
    await press(background);
    await expect.poll(async () => (await readOnlyJob())?.scope.kind).toBe('selection');
    const chosen = await settled();
    expect(chosen.id).not.toBe(page.id);
    await press(background);
    expect((await readOnlyJob())?.id).toBe(chosen.id);
  });

  test('keeps to the whole page where that was asked for instead of the same selection', async () => {
    selected = passage;
    const background = await startBackground();
    await press(background);
    await settled();
    browser.pages.answer = (_tabId, name) => (name === 'selected' ? passage.textHash : ok(article));
    const scope = { kind: 'page', passedSelection: 'passage' } as const;
    await background.startJob(tabId, { scope });
    await expect.poll(async () => (await readOnlyJob())?.scope.kind).toBe('page');
    const whole = await settled();
    await press(background);
    expect((await readOnlyJob())?.id).toBe(whole.id);
  });

  test.each([
    ['no hash', 7],
    ['a text too long to be one', 'x'.repeat(33)],
  ])('believes no page that answers %s', async (_name, answer) => {
    const background = await startBackground();
    await press(background);
    const { id } = await settled();
    browser.pages.answer = (_tabId, name) => (name === 'selected' ? answer : ok(article));
    await press(background);
    expect((await readOnlyJob())?.id).toBe(id);
  });
});

test('the banner stands at the article, and summarizes it whatever is selected', async () => {
  selected = passage;
  browser.pages.answer = () => ok(article);
  await (await startBackground()).ensureJob(tabId);
  expect((await settled()).scope).toEqual({ kind: 'page' });
});
