/**
 * A real language model (SmolLM2, 135 million parameters) behind llama.cpp's own server, from the
 * setup to the end of the server during an answer. The tests do not judge its texts, only that it is
 * called, shown, labelled and stopped. Where it cannot be installed, the tests are skipped, and
 * `local-server.e2e.ts` covers the same with a fake.
 */

import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import { findObstacle, type ModelServer, startModelServer } from '../../scripts/model-server.mjs';
import { getAiSummaryText, hastenTime, showGenerated, waitForAiSummary } from './built-in-ai.ts';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import {
  chooseMode,
  connectServer,
  listedModels,
  openServerOptions,
  setupText,
  stepIs,
} from './model-server.ts';
import { waitForOutcome } from './summary-view.ts';

const model = 'SmolLM2-135M-Instruct';
/** Timeout in ms that allows for a busy machine. */
const patience = 150_000;

describe('a real model', () => {
  const stage = useBrowser();
  let server: ModelServer | undefined;
  let obstacle = findObstacle();
  beforeAll(async () => {
    if (obstacle !== undefined) return;
    server = await startModelServer('smollm2').catch((error: unknown) => {
      obstacle = `${error}`;
      return undefined;
    });
  }, 300_000);
  afterAll(() => server?.stop());

  it('is set up and can be tried', { timeout: 2 * patience }, async (test) => {
    const { address } = needsServer(test);
    const options = await openServerOptions(stage);
    await connectServer(stage, options, address);
    await stepIs(options, 'connected');
    expect((await listedModels(options)).join()).toMatch(/SmolLM2-135M-Instruct.*MB.*4,096/s);
    await options.click('[name=server-try]');
    await stepIs(options, 'tried', patience);
    expect(await setupText(options)).toMatch(/^It answered in /);
    expect(await options.evaluate(hints)).toContain(english.extractive_is_better.message);
  });

  it('writes', { timeout: 2 * patience }, async (test) => {
    needsServer(test);
    const view = await (await stage.open('/ferry.html?write')).clickToolbar();
    const { points } = await waitForOutcome(view);
    await waitForAiSummary(view, 'done', patience);
    await showGenerated(view);
    const written = await waitForOutcome(view);
    expect(written.points.length).toBeGreaterThan(0);
    expect(written.points).not.toEqual(points);
    expect(await view.evaluate(footer)).toContain(`Written by ${model}`);
    expect(await view.evaluate(hints)).toContain(english.extractive_is_better.message);
  });

  it('chooses', { timeout: 2 * patience }, async (test) => {
    needsServer(test);
    await chooseMode(await openServerOptions(stage), 'choose');
    const tab = await stage.open('/ferry.html?choose');
    const view = await tab.clickToolbar();
    await waitForAiSummary(view, 'done', patience);
    await showGenerated(view);
    const article = await tab.evaluate(() => document.querySelector('article')?.textContent ?? '');
    const { points } = await waitForOutcome(view);
    expect(points.length).toBeGreaterThan(2);
    for (const point of points) expect(article).toContain(point);
    expect(await view.evaluate(footer)).toMatch(/sentences chosen by SmolLM2|Sentences chosen by/i);
  });

  it('is stopped when the user cancels', { timeout: 2 * patience }, async (test) => {
    needsServer(test);
    await chooseMode(await openServerOptions(stage), 'write');
    const view = await (await stage.open('/ferry.html?cancel')).clickToolbar();
    await waitForAiSummary(view, 'writing');
    await view.click('.versions > .link');
    await waitForAiSummary(view, 'failed');
    expect(await getAiSummaryText(view)).toBe(english.model_stopped.message.replace('$1', model));
  });

  it('is stopped when the background is killed, and writes again in a new one', {
    timeout: 3 * patience,
  }, async (test) => {
    const { address } = needsServer(test);
    const view = await (await stage.open('/ferry.html?background')).clickToolbar();
    await view.evaluate(hastenTime);
    await until('the server writes', () => isServerBusy(address), { timeoutMs: patience });
    await stage.browser.killBackground();
    await until('the server has stopped', async () => !(await isServerBusy(address)));
    await waitForAiSummary(view, 'done', patience);
    await showGenerated(view);
    expect((await waitForOutcome(view)).points.length).toBeGreaterThan(0);
  });

  it('is reported as unreachable when its server is killed, and writes again after a restart', {
    timeout: 3 * patience,
  }, async (test) => {
    const { address, pause, stop, ended } = needsServer(test);
    const view = await (await stage.open('/ferry.html?killed')).clickToolbar();
    await waitForAiSummary(view, 'writing');
    // A halted server cannot finish its answer before it is killed, however fast the machine is.
    pause();
    await new Promise((resume) => setTimeout(resume, 500));
    stop();
    await ended;
    await waitForAiSummary(view, 'failed');
    expect(await getAiSummaryText(view)).toBe(english.server_unreachable.message);
    server = await startModelServer('smollm2', Number(new URL(address).port));
    await view.click('.versions > .link');
    await until('it writes again', () => waitForAiSummary(view, 'done', patience), {
      timeoutMs: patience,
    });
    await showGenerated(view);
    expect((await waitForOutcome(view)).points.length).toBeGreaterThan(0);
  });

  /** Skips the test, with the reason, if there is no real model. */
  function needsServer(test: TestContext): ModelServer {
    test.skip(server === undefined, `NO REAL MODEL was run: ${obstacle}`);
    if (!server) throw new Error('skipped');
    return server;
  }
});

/** Asks llama.cpp's server whether it answers a request. */
async function isServerBusy(address: string): Promise<boolean> {
  const slots = (await (await fetch(`${address}/slots`)).json()) as { is_processing: boolean }[];
  return slots.some((slot) => slot.is_processing);
}

function footer(): string {
  return document.querySelector('.footer')?.textContent ?? '';
}

/** Returns the texts of the hints in the options, and of the notices in the summary view. */
function hints(): string[] {
  return Array.from(document.querySelectorAll('.hint, .notice'), (hint) => hint.textContent ?? '');
}
