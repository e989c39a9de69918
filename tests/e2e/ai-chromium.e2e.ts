import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, it, type TestContext } from 'vitest';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import {
  chooseEngine,
  getAiSummaryText,
  getSavedEngines,
  modelState,
  showGenerated,
  waitForAiSummary,
} from './built-in-ai.ts';
import { Chromium } from './drivers/chromium.ts';
import { withEchoModel, withFakeModels } from './drivers/echo-model.ts';
import { until } from './drivers/until.ts';
import { type Stage, useBrowser } from './e2e-setup.ts';
import { articleText, pointsFromTerminal } from './sample.ts';
import {
  availability,
  countedPortions,
  countPortions,
  forgetModel,
  holdStreams,
  releaseStreams,
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
      expect(await getSavedEngines(stage)).toContainEqual(['extractive', 'chromium-summarizer']);
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

/** Runs in the summary view. Shortens its timeout for a silent background to a tenth. */
function hastenTime(): void {
  const { setTimeout } = globalThis;
  const hastened = (done: TimerHandler, ms = 0, ...args: unknown[]) =>
    setTimeout(done, ms / 10, ...args);
  Object.assign(globalThis, { setTimeout: hastened });
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
