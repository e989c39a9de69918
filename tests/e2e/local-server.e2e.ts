/** A model server on the user's own machine, here a fake; `real-model.e2e.ts` runs a real one. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import {
  type FakeModelServer,
  openModelServer,
  readNumberedSentences,
} from '../fakes/model-server.ts';
import { besideIs, besideText, enginesKept, showGenerated } from './built-in-ai.ts';
import { storedEverywhere } from './drivers/browser.ts';
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
import { readerEnds } from './summary-view.ts';

const [first = '', second = ''] = pointsFromTerminal('short');
const written = `<think>Which ones?</think>\n* ${first}\n* ${second}\n`;

describe('a model server on this machine', () => {
  const stage = useBrowser();
  let server: FakeModelServer;
  beforeAll(async () => {
    server = await openModelServer({ models: ['small-model', 'other'], key: 'secret' });
  });
  afterAll(() => server.close());

  it('is set up with its address and key, lists its models, and is tried', async () => {
    const options = await openServerOptions(stage);
    await type(options, '[name=server-address]', 'http://192.168.1.2:11434');
    await options.click('[name=server-connect]');
    await stepIs(options, 'invalid-address');
    expect(await setupText(options)).toBe(english.server_address_invalid.message);

    await connectServer(stage, options, server.address, 'wrong');
    await stepIs(options, 'failed');
    expect(await setupText(options)).toBe(english.server_key_refused.message);

    await connectServer(stage, options, server.address, 'secret');
    await stepIs(options, 'connected');
    const [model = '', ...others] = await listedModels(options);
    expect(model).toMatch(/small-model.*MB.*4,096/s);
    expect(others).toHaveLength(1);

    await options.click('[name=server-try]');
    await stepIs(options, 'tried');
    expect(await options.evaluate(answered)).toBe('People read to learn what others know.');
    expect(await setupText(options)).toMatch(/^It answered in /);
    const { sync } = await storedEverywhere(stage.browser);
    expect(JSON.stringify(sync)).not.toMatch(/secret|127\.0\.0\.1/);
  });

  it('writes beside the extractive summary, and both are saved', async () => {
    server.script = { ...server.script, answer: () => written };
    const reader = await (await stage.open('/article.html?write')).clickToolbar();
    await besideIs(reader, 'done');
    expect(await readerEnds(reader)).toMatchObject({ points: pointsFromTerminal() });
    await showGenerated(reader);
    expect((await readerEnds(reader)).points).toEqual([first, second]);
    expect(await reader.evaluate(footer)).toContain('Written by small-model');
    expect(await enginesKept(stage)).toContainEqual(['extractive', 'local-server']);
  });

  it('chooses among the sentences of the article; what is added is marked', async () => {
    await chooseMode(await openServerOptions(stage), 'choose');
    server.script = { ...server.script, answer: () => 'These: [2, 4, 3, 900]' };
    const reader = await (await stage.open('/article.html?choose')).clickToolbar();
    await besideIs(reader, 'done');
    await showGenerated(reader);
    expect((await readerEnds(reader)).points).toHaveLength(5);
    expect(await reader.evaluate(footer)).toContain('3 of 5 sentences chosen by small-model');
    expect(await reader.evaluate(added)).toBe(2);
    for (const sentence of readNumberedSentences(`${server.requests.at(-1)?.body?.messages}`))
      expect(articleText()).toContain(sentence);
  });

  it('that names too few sentences is said to be unable to choose', async () => {
    server.script = { ...server.script, answer: () => 'The harbour is 11 years old.' };
    const reader = await (await stage.open('/article.html?cannot')).clickToolbar();
    await besideIs(reader, 'failed');
    expect(await besideText(reader)).toBe(
      english.model_cannot_choose.message.replace('$1', 'small-model'),
    );
    expect(await readerEnds(reader)).toMatchObject({ points: pointsFromTerminal() });
    await chooseMode(await openServerOptions(stage), 'write');
  });

  it('stops when the user cancels', async () => {
    server.script = { ...server.script, answer: () => [`* ${first}\n`, 'hangs'] };
    const before = server.closedByClient;
    const reader = await (await stage.open('/article.html?cancel')).clickToolbar();
    await besideIs(reader, 'writing');
    await expect.poll(() => server.requests.at(-1)?.path).toBe('/v1/chat/completions');
    await reader.click('.versions > .link');
    await besideIs(reader, 'failed');
    expect(await besideText(reader)).toBe(
      english.model_stopped.message.replace('$1', 'small-model'),
    );
    await expect.poll(() => server.closedByClient).toBeGreaterThan(before);
  });

  it('that breaks off in mid-stream is told, and is there again on the next try', async () => {
    server.script = { ...server.script, answer: () => [`* ${first}\n`, 'breaks'] };
    const reader = await (await stage.open('/article.html?broken')).clickToolbar();
    await besideIs(reader, 'failed');
    expect(await besideText(reader)).toBe(english.server_unreachable.message);
    expect(await readerEnds(reader)).toMatchObject({ points: pointsFromTerminal() });
    server.script = { ...server.script, answer: () => written };
    await reader.click('.versions > .link');
    await besideIs(reader, 'done');
  });

  it('leaves nothing of a private window', async () => {
    const tab = await stage.browser.openTab(stage.site.url('/article.html?private'), {
      private: true,
    });
    const before = await stage.browser.stored('local');
    const reader = await tab.clickToolbar();
    await besideIs(reader, 'done');
    expect(await stage.browser.stored('local')).toEqual(before);
    await tab.close();
  });

  it('is not called once the user has taken the access back', async () => {
    await stage.browser.takeAccessBack(['http://127.0.0.1/*']);
    const before = server.requests.length;
    const reader = await (await stage.open('/article.html?taken')).clickToolbar();
    await besideIs(reader, 'failed');
    expect(await besideText(reader)).toBe(english.server_access_missing.message);
    expect(server.requests.length).toBe(before);
  });
});

describe('a model server that refuses extensions', () => {
  const stage = useBrowser();
  let server: FakeModelServer;
  beforeAll(async () => {
    server = await openModelServer({ dialect: 'ollama', origins: [] });
  });
  afterAll(() => server.close());

  it('is shown how to let this one in', async () => {
    const options = await openServerOptions(stage);
    await connectServer(stage, options, server.address);
    await stepIs(options, 'connected');
    await options.click('[name=server-try]');
    await stepIs(options, 'failed');
    expect(await setupText(options)).toBe(english.server_origin_refused.message);
    expect(await options.evaluate(helpText)).toContain(`OLLAMA_ORIGINS "${stage.browser.origin}"`);
    server.script = { ...server.script, origins: [stage.browser.origin] };
    await options.click('[name=server-try]');
    await stepIs(options, 'tried');
  });
});

describe('looking for a model server', () => {
  const stage = useBrowser();

  it('asks the usual ports when that is pressed, and none before', async () => {
    for (const port of [11_434, 1_234, 8_080, 1_337]) stage.allowServer(`http://127.0.0.1:${port}`);
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
  });
});

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
