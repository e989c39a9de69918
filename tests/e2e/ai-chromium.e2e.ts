import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, it, type TestContext } from 'vitest';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import {
  chooseEngine,
  getAiSummaryText,
  getSavedEngines,
  hastenTime,
  modelState,
  showGenerated,
  waitForAiSummary,
} from './built-in-ai.ts';
import { Chromium } from './drivers/chromium.ts';
import { withEchoModel, withFakeModels } from './drivers/echo-model.ts';
import { storyParagraphs } from './drivers/story.ts';
import { until } from './drivers/until.ts';
import { type Stage, useBrowser } from './e2e-setup.ts';
import { chooseMode } from './model-server.ts';
import { articleText, pointsFromTerminal } from './sample.ts';
import {
  availability,
  countedPortions,
  countPortions,
  forgetModel,
  holdStreams,
  isPromptStopped,
  notedPrompts,
  notePrompts,
  releaseStreams,
  silencePrompts,
} from './summarizer.ts';
import { waitForOutcome } from './summary-view.ts';

const optionsPage = '/src/ui/options/index.html';

/** A sentence of the sample article, as a model might repeat it. */
const [first = ''] = pointsFromTerminal('short');
/** A sentence with a changed number, and an invented one. */
const changed = `${articleText().match(/[^.]*412,000[^.]*\./)}`
  .trim()
  .replace('412,000', '498,000');
const invented = 'Scientists discovered liquid methane beneath a distant moon of Saturn.';

/** A language that the echo model does not have. */
const russian = [
  'Городской совет проголосовал во вторник за то, чтобы весной закрыть старый мост для машин.',
  'Инженеры нашли трещины в двух опорах, и ремонт обошёлся бы в одиннадцать миллионов рублей.',
  'Новый пешеходный мост можно открыть уже через год, и он стоит в два раза дешевле ремонта.',
  'Жители северного берега просили подождать до осени, однако страховщики им отказали.',
];

describe.runIf(inject('browserName') === 'chromium')('Chromium’s built-in AI', () => {
  describe('writes an AI summary next to the extractive one', () => {
    const markup = '![](https://leak.example/1.png) <img src="https://leak.example/2.png">';
    const says = `\n* ${first} ${markup}\n* ${changed}\n* ${invented}\n`;
    const stage = useBrowser(withEchoModel(newFolder(), { says }));

    it('only after the user turns it on; until then a hint offers it and can be dismissed', async (test) => {
      await needsModel(stage, test);
      const earlier = await (await stage.open('/article.html?earlier')).clickToolbar();
      await until('the first hint is another one', () =>
        earlier.evaluate(() => document.querySelector('.point-hint') !== null),
      );
      expect(await earlier.evaluate(hasHint)).toBe(false);
      await stage.browser.closePopup();
      const view = await (await stage.open('/article.html')).clickToolbar();
      expect(await waitForOutcome(view)).toMatchObject({ points: pointsFromTerminal() });
      await until('there is a hint', () => view.evaluate(hasHint));
      await view.click('.ai-hint .link:last-child');
      await until('it is gone', async () => !(await view.evaluate(hasHint)));

      const later = await (await stage.open('/article.html?later')).clickToolbar();
      expect(await waitForOutcome(later)).toMatchObject({ points: pointsFromTerminal() });
      await new Promise((resume) => setTimeout(resume, 1_000));
      expect(await later.evaluate(hasHint)).toBe(false);
    });

    it('after it is chosen and downloaded; both summaries are saved', async (test) => {
      await needsModel(stage, test);
      const options = await stage.openAddress(stage.browser.origin + optionsPage);
      await chooseEngine(options, 'chromium-summarizer');
      await until('it says what is missing', async () =>
        /download/.test(await modelState(options)),
      );
      await options.evaluate(notePercentages);
      await options.click('.built-in-ai .button');
      await until(
        'it is ready',
        async () => (await modelState(options)) === english.engine_available.message,
      );
      expect(await options.evaluate(notedPercentages)).toContain('0');

      const tab = await stage.open('/article.html');
      const view = await tab.clickToolbar();
      expect(await waitForOutcome(view)).toMatchObject({ points: pointsFromTerminal() });
      await waitForAiSummary(view, 'done');
      expect(await waitForOutcome(view)).toMatchObject({ points: pointsFromTerminal() });
      await showGenerated(view);
      const shown = await waitForOutcome(view);
      expect(shown.points[0]).toBe(first);
      expect(await view.evaluate(linksAndPictures)).toBe(0);
      expect(shown.points).toHaveLength(2);
      expect(await view.evaluate(marked)).toEqual(['498,000']);
      expect(await view.evaluate(footer)).toMatch(/1 point removed/);
      await expect
        .poll(() => getSavedEngines(stage))
        .toContainEqual(['extractive', 'chromium-summarizer']);
    });

    it('while the popup is closed, and shows it on reopening', async (test) => {
      await needsModel(stage, test);
      await background(stage).inBackground(holdStreams);
      const tab = await stage.open('/article.html?closed');
      const view = await tab.clickToolbar();
      await waitForAiSummary(view, 'writing');
      await showGenerated(view);
      expect((await waitForOutcome(view)).points).toEqual([first]);
      await stage.browser.closePopup();

      const again = await tab.clickToolbar();
      await waitForAiSummary(again, 'writing');
      expect(await waitForOutcome(again)).toMatchObject({ points: pointsFromTerminal() });
      await background(stage).inBackground(releaseStreams);
      await waitForAiSummary(again, 'done');
      await showGenerated(again);
      expect((await waitForOutcome(again)).points).toHaveLength(2);
    });

    it('in the open summary view if the background has no model', async (test) => {
      await needsModel(stage, test);
      await background(stage).inBackground(forgetModel);
      const view = await (await stage.open('/article.html?pages-only')).clickToolbar();
      await waitForAiSummary(view, 'done');
      await showGenerated(view);
      expect((await waitForOutcome(view)).points).toHaveLength(2);
      await stage.browser.killBackground();
    });

    it('until cancelled, and again on request', async (test) => {
      await needsModel(stage, test);
      await background(stage).inBackground(holdStreams);
      const tab = await stage.open('/article.html?cancelled');
      const view = await tab.clickToolbar();
      await waitForAiSummary(view, 'writing');
      await view.click('.versions > .link');
      await waitForAiSummary(view, 'failed');
      expect(await getAiSummaryText(view)).toMatch(/canceled/);
      expect(await waitForOutcome(view)).toMatchObject({ points: pointsFromTerminal() });

      await background(stage).inBackground(releaseStreams);
      await view.click('.versions > .link');
      await waitForAiSummary(view, 'done');
    });

    it('in a new service worker after one was killed in mid-stream', async (test) => {
      await needsModel(stage, test);
      await background(stage).inBackground(holdStreams);
      const tab = await stage.open('/article.html?killed');
      const view = await tab.clickToolbar();
      await view.evaluate(hastenTime);
      await waitForAiSummary(view, 'writing');
      await stage.browser.killBackground();
      expect(await waitForOutcome(view)).toMatchObject({ points: pointsFromTerminal() });
      await waitForAiSummary(view, 'done', 50_000);
      await showGenerated(view);
      expect((await waitForOutcome(view)).points).toHaveLength(2);
    }, 90_000);
  });

  describe('with a context window that is too short for the article', () => {
    const stage = useBrowser(withEchoModel(newFolder(), { says: '\n%s' }));

    it('summarizes in chunks and drops what the model says about itself', async (test) => {
      await needsModel(stage, test);
      await prepareModel(stage);
      await background(stage).inBackground(countPortions);
      const tab = await stage.open('/article.html');
      const view = await tab.clickToolbar();
      await waitForAiSummary(view, 'done');
      await showGenerated(view);
      const { points } = await waitForOutcome(view);
      expect(points.length).toBeGreaterThan(1);
      const [title, ...sentences] = points;
      expect(title).toBe((await waitForOutcome(view)).title);
      for (const sentence of sentences) expect(articleText()).toContain(sentence);
      expect(await background(stage).inBackground(countedPortions)).toBeGreaterThan(1);
    });
  });

  describe('chooses sentences through the Prompt API', () => {
    const stage = useBrowser(withEchoModel(newFolder()));

    it('after it is downloaded, by a prompt with a schema', async (test) => {
      await needsModel(stage, test);
      const options = await stage.openAddress(stage.browser.origin + optionsPage);
      await chooseEngine(options, 'chromium-summarizer');
      await chooseMode(options, 'choose');
      await until('it says what is missing', async () =>
        /download/.test(await modelState(options)),
      );
      await options.click('.built-in-ai .button');
      await until(
        'it is ready',
        async () => (await modelState(options)) === english.engine_available.message,
      );
      await background(stage).inBackground(notePrompts, false);
      const view = await (await stage.open('/article.html?choose')).clickToolbar();
      await waitForAiSummary(view, 'done');
      await showGenerated(view);
      // The echo repeats the prompt, so its first five numbers are those of the first sentences.
      const { points } = await waitForOutcome(view);
      expect(points).toHaveLength(5);
      for (const point of points) expect(articleText()).toContain(point);
      expect(await view.evaluate(footer)).toContain(english.engine_ai.message);
      await expect
        .poll(() => getSavedEngines(stage))
        .toContainEqual(['extractive', 'chromium-prompt']);
      expect(await background(stage).inBackground(notedPrompts)).toMatchObject([
        { isConstrained: true },
      ]);
    });

    it('without a schema if the model supports none', async (test) => {
      await needsModel(stage, test);
      await background(stage).inBackground(notePrompts, true);
      const view = await (await stage.open('/article.html?refused')).clickToolbar();
      await waitForAiSummary(view, 'done');
      await showGenerated(view);
      expect((await waitForOutcome(view)).points).toHaveLength(5);
      const noted = await background(stage).inBackground(notedPrompts);
      expect(noted.map(({ isConstrained }) => isConstrained)).toEqual([true, false]);
      await stage.browser.killBackground();
    });

    it('in parts of an article that exceeds the quota', async (test) => {
      await needsModel(stage, test);
      await background(stage).inBackground(notePrompts, false);
      const tab = await stage.open('/article.html?long');
      await tab.evaluate(addParagraphs, storyParagraphs(1, 30));
      const view = await tab.clickToolbar();
      await waitForAiSummary(view, 'done', 40_000);
      await showGenerated(view);
      expect((await waitForOutcome(view)).points).toHaveLength(5);
      const noted = await background(stage).inBackground(notedPrompts);
      expect(noted.length).toBeGreaterThan(2);
      // The echo counts a character as a token.
      for (const { length } of noted) expect(length).toBeLessThan(8_192);
    });

    it('until cancelled, which the model is told', async (test) => {
      await needsModel(stage, test);
      await background(stage).inBackground(silencePrompts);
      const view = await (await stage.open('/article.html?cancelled')).clickToolbar();
      await waitForAiSummary(view, 'writing');
      await view.click('.versions > .link');
      await waitForAiSummary(view, 'failed');
      expect(await getAiSummaryText(view)).toBe(english.ai_summary_cancelled.message);
      expect(await waitForOutcome(view)).toMatchObject({ points: pointsFromTerminal() });
      await expect.poll(() => background(stage).inBackground(isPromptStopped)).toBe(true);
    });

    it('not in a language that the model does not have, and says so', async (test) => {
      await needsModel(stage, test);
      await stage.browser.killBackground();
      const tab = await stage.open('/article.html?russian');
      await tab.evaluate(replaceParagraphs, russian);
      const view = await tab.clickToolbar();
      await waitForAiSummary(view, 'failed');
      expect(await getAiSummaryText(view)).toBe(english.ai_summary_unavailable.message);
      expect((await waitForOutcome(view)).points.length).toBeGreaterThan(0);
    });
  });

  describe('with a model that never answers', () => {
    const stage = useBrowser(withFakeModels());

    it('still shows the extractive summary', async () => {
      const options = await stage.openAddress(stage.browser.origin + optionsPage);
      await chooseEngine(options, 'chromium-summarizer');
      const tab = await stage.open('/article.html');
      const view = await tab.clickToolbar();
      expect(await waitForOutcome(view)).toMatchObject({ points: pointsFromTerminal() });
      await waitForAiSummary(view, 'failed', 30_000);
      expect(await waitForOutcome(view)).toMatchObject({ points: pointsFromTerminal() });
      expect(await modelState(options)).toBe(english.engine_unknown.message);
    });
  });
});

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'echo-model-'));
}

function background({ browser }: Stage): Chromium {
  if (!(browser instanceof Chromium)) throw new Error('These tests are for Chromium');
  return browser;
}

/** Skips the test, and says so, if this Chromium does not accept the fake model's files. */
async function needsModel(stage: Stage, test: TestContext): Promise<void> {
  const page = await stage.openAddress(stage.browser.origin + optionsPage);
  const answer = await page.evaluate(availability);
  const isThere = answer === 'downloadable' || answer === 'available';
  test.skip(!isThere, `${stage.browser.version} has no echo model: availability is ${answer}`);
}

/** Turns the AI on and downloads its model, as a user would. */
async function prepareModel(stage: Stage): Promise<void> {
  const options = await stage.openAddress(stage.browser.origin + optionsPage);
  await chooseEngine(options, 'chromium-summarizer');
  await options.click('.built-in-ai .button');
  await until(
    'it is ready',
    async () => (await modelState(options)) === english.engine_available.message,
  );
}

interface Global {
  percentages?: string[];
}

/**
 * Runs in the options page. Records the percentages, as a fake download is over too soon to look.
 */
function notePercentages(): void {
  const noted: string[] = [];
  (globalThis as Global).percentages = noted;
  new MutationObserver(() => {
    const bar = document.querySelector('progress');
    if (bar) noted.push(`${bar.value}`);
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
}

function notedPercentages(): string[] {
  return (globalThis as Global).percentages ?? [];
}

/** Runs in the page. */
function addParagraphs(texts: readonly string[]): void {
  const article = document.querySelector('article');
  for (const text of texts) {
    const paragraph = document.createElement('p');
    paragraph.textContent = text;
    article?.append(paragraph);
  }
}

/** Runs in the page. */
function replaceParagraphs(texts: readonly string[]): void {
  document.documentElement.lang = 'ru';
  for (const [at, paragraph] of document.querySelectorAll('article > p').entries())
    paragraph.textContent = `${2001 + at}: ${texts.join(' ')}`;
}

function marked(): (string | null | undefined)[] {
  return Array.from(document.querySelectorAll('.flag'), (mark) => mark.firstChild?.textContent);
}

function hasHint(): boolean {
  return document.querySelector('.ai-hint') !== null;
}

/** Runs in the summary view. Counts links and images, which a model's output must never become. */
function linksAndPictures(): number {
  return document.querySelectorAll('.body :is(a, img, iframe, link, script)').length;
}

function footer(): string {
  return document.querySelector('.footer')?.textContent ?? '';
}
