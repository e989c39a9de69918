import { beforeAll, describe, expect, inject, it } from 'vitest';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import {
  chooseEngine,
  getSavedEngines,
  modelState,
  showGenerated,
  waitForAiSummary,
} from './built-in-ai.ts';
import type { Tab, View } from './drivers/browser.ts';
import { Firefox } from './drivers/firefox.ts';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import { articleText, pointsFromTerminal } from './sample.ts';
import { waitForOutcome } from './summary-view.ts';

const optionsPage = '/src/ui/options/index.html';
/**
 * Preferences that Firefox checks before an extension may use its models; WebDriver turns the
 * second off.
 */
const switches = ['extensions.ml.enabled', 'browser.ml.enable'];

describe.runIf(inject('browserName') === 'firefox')('Firefox’s built-in AI', () => {
  const stage = useBrowser();

  beforeAll(async () => {
    for (const name of switches) await firefox().setPreference(name, true);
    await firefox().useEchoModel();
  });

  it('is granted in the click that chooses it, without starting a download', async () => {
    const options = await openOptions();
    await chooseEngine(options, 'firefox-ml');
    await until('it says what is missing', async () => /download/.test(await modelState(options)));
    expect(await options.evaluate(hasPermission)).toBe(true);

    const view = await (await stage.open('/article.html')).clickToolbar();
    await waitForAiSummary(view, 'failed');
    expect(await waitForOutcome(view)).toMatchObject({ points: pointsFromTerminal() });
  });

  it('writes an AI summary after its download; both summaries are saved', async () => {
    const options = await openOptions();
    await options.click('.built-in-ai .button');
    await until(
      'it is ready',
      async () => (await modelState(options)) === english.engine_available.message,
      {
        timeoutMs: 40_000,
      },
    );
    await expectEchoed(await stage.open('/article.html?first'));
    await expect.poll(() => getSavedEngines(stage)).toContainEqual(['extractive', 'firefox-ml']);
  });

  it('writes again if its engine is “already created”, and in a new background', async () => {
    await expectEchoed(await stage.open('/article.html?second'));
    await stage.browser.killBackground();
    await expectEchoed(await stage.open('/article.html?third'));
  });

  it('reports a failure next to the extractive summary if it is turned off', async () => {
    await firefox().setPreference('browser.ml.enable', false);
    const view = await (await stage.open('/article.html?off')).clickToolbar();
    await waitForAiSummary(view, 'failed');
    expect(await waitForOutcome(view)).toMatchObject({ points: pointsFromTerminal() });
    await firefox().setPreference('browser.ml.enable', true);
  });

  it("is deleted from disk on the user's request", async () => {
    const options = await openOptions();
    await until(
      'it is ready',
      async () => (await modelState(options)) === english.engine_available.message,
    );
    await options.click('.built-in-ai .link');
    await until('it is gone', async () => /download/.test(await modelState(options)));
  });

  it('can be revoked in the browser without harm to the extractive summary', async () => {
    const options = await openOptions();
    await firefox().takePermissionBack('trialML');
    expect(await options.evaluate(hasPermission)).toBe(false);
    const view = await (await stage.open('/article.html?taken')).clickToolbar();
    expect(await waitForOutcome(view)).toMatchObject({ points: pointsFromTerminal() });
    await waitForAiSummary(view, 'failed');
  });

  function openOptions(): Promise<Tab> {
    return stage.openAddress(stage.browser.origin + optionsPage);
  }

  /** Expects the model's input back: the title and the most important sentences. */
  async function expectEchoed(tab: Tab): Promise<void> {
    const view: View = await tab.clickToolbar();
    expect(await waitForOutcome(view)).toMatchObject({ points: pointsFromTerminal() });
    await waitForAiSummary(view, 'done', 60_000);
    await showGenerated(view);
    const { points } = await waitForOutcome(view);
    expect(points.length).toBeGreaterThan(1);
    for (const sentence of points.slice(1)) expect(articleText()).toContain(sentence);
  }

  function firefox(): Firefox {
    if (!(stage.browser instanceof Firefox)) throw new Error('These tests are for Firefox');
    return stage.browser;
  }
});

/** Runs in an extension page. */
function hasPermission(): Promise<boolean> {
  const { browser } = globalThis as unknown as {
    browser: { permissions: { contains(wanted: object): Promise<boolean> } };
  };
  return browser.permissions.contains({ permissions: ['trialML'] });
}
