import { beforeEach, describe, expect, test } from 'vitest';
import { ok } from '../../src/shared/result.ts';
import {
  article,
  browser,
  countExtractions,
  readOnlyJob,
  startBackground,
  tabId,
  waitForJob,
} from './jobs/job-harness.ts';

const passage = {
  ...article,
  scope: 'selection' as const,
  blocks: article.blocks.slice(1),
  textHash: 'passage',
};

/** The selected text: its hash, and the article that extracting it gives. */
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

  test('summarizes selected text and stores that scope in the job', async () => {
    selected = passage;
    await press(await startBackground());
    expect(await waitForJob()).toMatchObject({
      scope: { kind: 'selection', frameId: 0 },
      article: { textHash: 'passage' },
    });
  });

  test('summarizes the page and stores that scope if nothing is selected', async () => {
    await press(await startBackground());
    expect((await waitForJob()).scope).toEqual({ kind: 'page' });
  });

  test('prefers selected text in a frame to the article of the page', async () => {
    browser.pages.frame = {
      frameId: 3,
      url: 'https://harbour.example/frame',
      answer: (name) => (name === 'selected' ? passage.textHash : ok(passage)),
    };
    await press(await startBackground());
    expect((await waitForJob()).scope).toEqual({ kind: 'selection', frameId: 3 });
  });

  test('keeps the summary of the page if nothing was selected since', async () => {
    const background = await startBackground();
    await press(background);
    const { id } = await waitForJob();
    await press(background);
    expect((await readOnlyJob())?.id).toBe(id);
    expect(countExtractions()).toBe(1);
  });

  test('switches to text that was selected since, and keeps it at the next press', async () => {
    const background = await startBackground();
    await press(background);
    const page = await waitForJob();
    selected = passage;
    await press(background);
    await expect.poll(async () => (await readOnlyJob())?.scope.kind).toBe('selection');
    const chosen = await waitForJob();
    expect(chosen.id).not.toBe(page.id);
    await press(background);
    expect((await readOnlyJob())?.id).toBe(chosen.id);
  });

  test('keeps the whole page if the user preferred it to the same selection', async () => {
    selected = passage;
    const background = await startBackground();
    await press(background);
    await waitForJob();
    browser.pages.answer = (_tabId, name) => (name === 'selected' ? passage.textHash : ok(article));
    const scope = { kind: 'page', passedSelection: 'passage' } as const;
    await background.startJob(tabId, { scope });
    await expect.poll(async () => (await readOnlyJob())?.scope.kind).toBe('page');
    const whole = await waitForJob();
    await press(background);
    expect((await readOnlyJob())?.id).toBe(whole.id);
  });

  test.each([
    ['a number', 7],
    ['a text too long for a hash', 'x'.repeat(33)],
  ])('ignores a page that answers with %s', async (_name, answer) => {
    const background = await startBackground();
    await press(background);
    const { id } = await waitForJob();
    browser.pages.answer = (_tabId, name) => (name === 'selected' ? answer : ok(article));
    await press(background);
    expect((await readOnlyJob())?.id).toBe(id);
  });
});

test('the banner summarizes the page even if text is selected', async () => {
  selected = passage;
  browser.pages.answer = () => ok(article);
  await (await startBackground()).ensureJob(tabId);
  expect((await waitForJob()).scope).toEqual({ kind: 'page' });
});
