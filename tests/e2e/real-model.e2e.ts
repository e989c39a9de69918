/**
 * A real language model (SmolLM2, 135 million parameters) behind llama.cpp's own server, from the
 * set-up to the end of the server in mid-stream. What it says is its own affair; that it is asked,
 * shown, labelled and stopped is ours. Where it cannot be fetched, `local-server.e2e.ts` stands in.
 */

import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import { findObstacle, type ModelServer, startModelServer } from '../../scripts/model-server.mjs';
import { besideIs, besideText, showGenerated } from './built-in-ai.ts';
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
import { readerEnds } from './summary-view.ts';

const model = 'SmolLM2-135M-Instruct';
/** A busy machine is no failure (ms). */
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

  it('is set up and tried', { timeout: 2 * patience }, async (test) => {
    const { address } = needsServer(test);
    const options = await openServerOptions(stage);
    await connectServer(stage, options, address);
    await stepIs(options, 'connected');
    expect((await listedModels(options)).join()).toMatch(/SmolLM2-135M-Instruct.*MB.*4,096/s);
    await options.click('[name=server-try]');
    await stepIs(options, 'tried', patience);
    expect(await setupText(options)).toMatch(/^It answered in /);
  });

  it('writes', { timeout: 2 * patience }, async (test) => {
    needsServer(test);
    const reader = await (await stage.open('/ferry.html?write')).clickToolbar();
    const { points } = await readerEnds(reader);
    await besideIs(reader, 'done', patience);
    await showGenerated(reader);
    const written = await readerEnds(reader);
    expect(written.points.length).toBeGreaterThan(0);
    expect(written.points).not.toEqual(points);
    expect(await reader.evaluate(footer)).toContain(`Written by ${model}`);
  });

  it('chooses', { timeout: 2 * patience }, async (test) => {
    needsServer(test);
    await chooseMode(await openServerOptions(stage), 'choose');
    const tab = await stage.open('/ferry.html?choose');
    const reader = await tab.clickToolbar();
    await besideIs(reader, 'done', patience);
    await showGenerated(reader);
    const article = await tab.evaluate(() => document.querySelector('article')?.textContent ?? '');
    const { points } = await readerEnds(reader);
    expect(points.length).toBeGreaterThan(2);
    for (const point of points) expect(article).toContain(point);
    expect(await reader.evaluate(footer)).toMatch(
      /sentences chosen by SmolLM2|Sentences chosen by/i,
    );
  });

  it('is stopped by the user', { timeout: 2 * patience }, async (test) => {
    needsServer(test);
    await chooseMode(await openServerOptions(stage), 'write');
    const reader = await (await stage.open('/ferry.html?cancel')).clickToolbar();
    await besideIs(reader, 'writing');
    await reader.click('.versions > .link');
    await besideIs(reader, 'failed');
    expect(await besideText(reader)).toBe(english.model_stopped.message.replace('$1', model));
  });

  it('ends in mid-stream, is told, and writes once it is back', {
    timeout: 3 * patience,
  }, async (test) => {
    const { address, stop, ended } = needsServer(test);
    const reader = await (await stage.open('/ferry.html?killed')).clickToolbar();
    await besideIs(reader, 'writing');
    // Long enough for the server to be asked, and not for it to be done.
    await new Promise((resume) => setTimeout(resume, 1_500));
    stop();
    await ended;
    await besideIs(reader, 'failed');
    expect(await besideText(reader)).toBe(english.server_unreachable.message);
    server = await startModelServer('smollm2', Number(new URL(address).port));
    await reader.click('.versions > .link');
    await until('it writes again', () => besideIs(reader, 'done', patience), { within: patience });
    await showGenerated(reader);
    expect((await readerEnds(reader)).points.length).toBeGreaterThan(0);
  });

  /** Skips a test, and says so, where there is no real model. */
  function needsServer(test: TestContext): ModelServer {
    test.skip(server === undefined, `NO REAL MODEL was run: ${obstacle}`);
    if (!server) throw new Error('skipped');
    return server;
  }
});

function footer(): string {
  return document.querySelector('.footer')?.textContent ?? '';
}
