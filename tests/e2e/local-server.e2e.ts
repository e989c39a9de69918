/** The local server, here a fake; `real-model.e2e.ts` runs a real one. */

import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import {
  type FakeModelServer,
  openModelServer,
  readNumberedSentences,
} from '../fakes/model-server.ts';
import {
  getAiSummaryText,
  getSavedEngines,
  hastenTime,
  isGeneratedOffered,
  showGenerated,
  waitForAiSummary,
} from './built-in-ai.ts';
import { storedEverywhere } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import {
  chooseMode,
  connectServer,
  listedModels,
  openServerOptions,
  setupText,
  stepIs,
  type,
} from './model-server.ts';
import { articleText, pointsFromTerminal } from './sample.ts';
import { waitForOutcome } from './summary-view.ts';

const [first = '', second = ''] = pointsFromTerminal('short');
const written = `<think>Which ones?</think>\n* ${first}\n* ${second}\n`;

describe('the local server', () => {
  const stage = useBrowser();
  let server: FakeModelServer;
  beforeAll(async () => {
    server = await openModelServer({ models: ['small-model', 'other'], key: 'secret' });
  });
  afterAll(() => server.close());

  it('is set up with address and key, follows no redirect, lists its models, and can be tried', async () => {
    const options = await openServerOptions(stage);
    await type(options, '[name=server-address]', 'http://192.168.1.2:11434');
    await options.click('[name=server-connect]');
    await stepIs(options, 'invalid-address');
    await expect.poll(() => setupText(options)).toBe(english.server_address_invalid.message);

    const elsewhere = await openModelServer();
    server.script = { ...server.script, redirectTo: `${elsewhere.address}/v1/models` };
    await connectServer(stage, options, server.address, 'secret');
    await stepIs(options, 'failed');
    await expect.poll(() => setupText(options)).toBe(english.server_unreachable.message);
    expect(elsewhere.requests).toEqual([]);
    await elsewhere.close();
    server.script = { models: ['small-model', 'other'], key: 'secret' };

    await connectServer(stage, options, server.address, 'wrong');
    await stepIs(options, 'failed');
    await expect.poll(() => setupText(options)).toBe(english.server_key_refused.message);

    await connectServer(stage, options, server.address, 'secret');
    await stepIs(options, 'connected');
    const [model = '', ...others] = await listedModels(options);
    expect(model).toMatch(/small-model.*MB.*4,096/s);
    expect(others).toHaveLength(1);

    await options.click('[name=server-try]');
    await stepIs(options, 'tried');
    expect(await options.evaluate(answered)).toBe('People read to learn what others know.');
    await expect.poll(() => setupText(options)).toMatch(/^It answered in /);
    const { sync } = await storedEverywhere(stage.browser);
    expect(JSON.stringify(sync)).not.toMatch(/secret|127\.0\.0\.1/);
  });

  it('writes an AI summary, which is saved next to the extractive one', async () => {
    server.script = { ...server.script, answer: () => written };
    const view = await (await stage.open('/article.html?write')).clickToolbar();
    await waitForAiSummary(view, 'done');
    expect(await waitForOutcome(view)).toMatchObject({ points: pointsFromTerminal() });
    await showGenerated(view);
    expect((await waitForOutcome(view)).points).toEqual([first, second]);
    expect(await view.evaluate(footer)).toContain('Written by small-model');
    await expect.poll(() => getSavedEngines(stage)).toContainEqual(['extractive', 'local-server']);
    const saved = JSON.stringify(await stage.browser.stored('local'));
    expect(saved).toContain('"engine":"local-server"');
    expect(saved).toMatch(/"mode":"write"/);
    expect(saved).toMatch(/"model":"small-model"/);
  });

  it('chooses sentences of the article, and added ones are labelled', async () => {
    await chooseMode(await openServerOptions(stage), 'choose');
    server.script = { ...server.script, answer: () => 'These: [2, 4, 3, 900]' };
    const view = await (await stage.open('/article.html?choose')).clickToolbar();
    await waitForAiSummary(view, 'done');
    await showGenerated(view);
    expect((await waitForOutcome(view)).points).toHaveLength(5);
    expect(await view.evaluate(footer)).toContain('3 of 5 sentences chosen by small-model');
    expect(await view.evaluate(added)).toBe(2);
    for (const sentence of readNumberedSentences(`${server.requests.at(-1)?.body?.messages}`))
      expect(articleText()).toContain(sentence);
  });

  it('shows that the model could not choose if it names too few sentences', async () => {
    server.script = { ...server.script, answer: () => 'The harbour is 11 years old.' };
    const view = await (await stage.open('/article.html?cannot')).clickToolbar();
    await waitForAiSummary(view, 'failed');
    expect(await getAiSummaryText(view)).toBe(
      english.model_cannot_choose.message.replace('$1', 'small-model'),
    );
    expect(await waitForOutcome(view)).toMatchObject({ points: pointsFromTerminal() });
    await chooseMode(await openServerOptions(stage), 'write');
  });

  it('closes the connection when the user cancels', async () => {
    server.script = { ...server.script, answer: () => [`* ${first}\n`, 'hangs'] };
    const before = server.closedByClient;
    const view = await (await stage.open('/article.html?cancel')).clickToolbar();
    await waitForAiSummary(view, 'writing');
    await expect.poll(() => server.requests.at(-1)?.path).toBe('/v1/chat/completions');
    await view.click('.versions > .link');
    await waitForAiSummary(view, 'failed');
    expect(await getAiSummaryText(view)).toBe(
      english.model_stopped.message.replace('$1', 'small-model'),
    );
    await expect.poll(() => server.closedByClient).toBeGreaterThan(before);
  });

  it('reports a broken stream, and writes again on the next try', async () => {
    server.script = { ...server.script, answer: () => [`* ${first}\n`, 'breaks'] };
    const view = await (await stage.open('/article.html?broken')).clickToolbar();
    await waitForAiSummary(view, 'failed');
    expect(await getAiSummaryText(view)).toBe(english.server_unreachable.message);
    expect(await waitForOutcome(view)).toMatchObject({ points: pointsFromTerminal() });
    server.script = { ...server.script, answer: () => written };
    await view.click('.versions > .link');
    await waitForAiSummary(view, 'done');
  });

  it('loses its background in mid-stream, which ends the connection, and a new one writes again', async () => {
    server.script = { ...server.script, answer: () => [`* ${first}\n`, 'hangs'] };
    const view = await (await stage.open('/article.html?died')).clickToolbar();
    await view.evaluate(hastenTime);
    // The status alone comes before the request.
    await until('its first point is there', () => view.evaluate(isGeneratedOffered));
    const before = server.closedByClient;
    await stage.browser.killBackground();
    // The connection ends with the background, so the server stops writing for nobody.
    await expect.poll(() => server.closedByClient).toBeGreaterThan(before);
    expect(await waitForOutcome(view)).toMatchObject({ points: pointsFromTerminal() });
    server.script = { ...server.script, answer: () => written };
    await waitForAiSummary(view, 'done', 50_000);
    await showGenerated(view);
    expect((await waitForOutcome(view)).points).toEqual([first, second]);
  }, 90_000);

  it('saves nothing from a private window', async () => {
    const tab = await stage.browser.openTab(stage.site.url('/article.html?private'), {
      private: true,
    });
    const before = await stage.browser.stored('local');
    const view = await tab.clickToolbar();
    await waitForAiSummary(view, 'done');
    expect(await stage.browser.stored('local')).toEqual(before);
    await tab.close();
  });

  it('is not called after access was revoked', async () => {
    await stage.browser.takeAccessBack(['http://127.0.0.1/*']);
    const before = server.requests.length;
    const view = await (await stage.open('/article.html?taken')).clickToolbar();
    await waitForAiSummary(view, 'failed');
    expect(await getAiSummaryText(view)).toBe(english.server_access_missing.message);
    expect(server.requests.length).toBe(before);
  });
});

describe('a server that refuses extensions', () => {
  const stage = useBrowser();
  let server: FakeModelServer;
  beforeAll(async () => {
    server = await openModelServer({ dialect: 'ollama', origins: [] });
  });
  afterAll(() => server.close());

  it('is followed by the command that allows this extension', async () => {
    const options = await openServerOptions(stage);
    await connectServer(stage, options, server.address);
    await stepIs(options, 'connected');
    await options.click('[name=server-try]');
    await stepIs(options, 'failed');
    await expect.poll(() => setupText(options)).toBe(english.server_origin_refused.message);
    expect(await options.evaluate(helpText)).toContain(`OLLAMA_ORIGINS "${stage.browser.origin}"`);
    server.script = { ...server.script, origins: [stage.browser.origin] };
    await options.click('[name=server-try]');
    await stepIs(options, 'tried');
  });
});

describe('the search for a server', () => {
  const stage = useBrowser();

  it('calls the usual ports when its button is pressed, and none before', async () => {
    for (const port of [11_434, 1_234, 8_080, 1_337]) stage.allowServer(`http://127.0.0.1:${port}`);
    const unlock = await lockUsualPorts();
    const server = await openModelServer({ dialect: 'lm-studio' }, 1_234);
    const options = await openServerOptions(stage);
    await new Promise((resume) => setTimeout(resume, 500));
    expect(server.requests).toEqual([]);
    await stage.browser.allowAccess(['http://127.0.0.1/*']);
    await options.click('[name=server-find]');
    await stepIs(options, 'connected');
    expect(await options.evaluate(shownAddress)).toBe('http://127.0.0.1:1234');
    await server.close();
    await options.click('[name=server-find]');
    await stepIs(options, 'none-found');
    unlock();
  });
});

/**
 * Waits until the same test in another browser, in another process, has freed the usual ports. The
 * lock is a port of its own.
 *
 * @returns a function that releases the lock
 */
async function lockUsualPorts(): Promise<() => void> {
  const lock = createServer();
  await until(
    'the usual ports are free',
    () =>
      new Promise<boolean>((resolve) => {
        lock.once('error', () => resolve(false));
        lock.listen(11_433, '127.0.0.1', () => resolve(true));
      }),
    { timeoutMs: 50_000 },
  );
  return () => void lock.close();
}

function answered(): string {
  return document.querySelector('.answer')?.textContent ?? '';
}

function footer(): string {
  return document.querySelector('.footer')?.textContent ?? '';
}

function added(): number {
  return document.querySelectorAll('.point .new').length;
}

function helpText(): string {
  return document.querySelector('.origin-help')?.textContent ?? '';
}

function shownAddress(): string {
  return document.querySelector<HTMLInputElement>('[name=server-address]')?.value ?? '';
}
