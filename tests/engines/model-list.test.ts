import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fetchFromLoopback } from '../../src/browser/loopback-fetch.ts';
import { tryModel } from '../../src/engines/local-server.ts';
import { findOllamaContext, findServer, listModels } from '../../src/engines/model-list.ts';
import { yieldToTasks } from '../../src/shared/async.ts';
import {
  type FakeModelServer,
  type FakeServerScript,
  openModelServer,
} from '../fakes/model-server.ts';

let fake: FakeModelServer;
beforeEach(async () => {
  fake = await openModelServer();
});
afterEach(() => fake.close());

const { signal } = new AbortController();

function list(script: FakeServerScript, key?: string) {
  fake.script = script;
  const call = { address: fake.address, fetch: fetchFromLoopback, ...(key && { key }) };
  return listModels(call, signal);
}

describe('the list of models', () => {
  test.each([
    ['llama.cpp', 'openai', { bytes: 98_362_432, context: 4_096 }],
    ['ollama', 'ollama', { bytes: 98_362_432 }],
    ['lm-studio', 'openai', { context: 4_096 }],
    ['bare', 'openai', {}],
  ] as const)('of a server like %s is read, as far as it says', async (dialect, api, details) => {
    expect(await list({ dialect, models: ['a', 'b'] })).toEqual({
      ok: true,
      value: { dialect: api, models: ['a', 'b'].map((id) => ({ id, ...details })) },
    });
  });

  test('is complemented by the context window that Ollama reports for one model', async () => {
    fake.script = { dialect: 'ollama' };
    const call = { address: fake.address, fetch: fetchFromLoopback };
    expect(await findOllamaContext(call, 'small-model', signal)).toBe(4_096);
    fake.script = { dialect: 'bare' };
    expect(await findOllamaContext(call, 'small-model', signal)).toBeUndefined();
  });

  test('is limited to 200 models', async () => {
    const models = Array.from({ length: 300 }, (_none, at) => `model-${at}`);
    const listed = await list({ models });
    expect(listed.ok && listed.value.models).toHaveLength(200);
  });

  test.each<[string, FakeServerScript, RegExp]>([
    ['wants a key', { key: 'secret' }, /^KeyRefused/],
    ['is none of models', { page: '<h1>Router</h1>' }, /^UnexpectedAnswer/],
    ['answers with other JSON', { page: '{"data":[{"id":7}]}' }, /^UnexpectedAnswer/],
    ['redirects', { redirectTo: 'http://127.0.0.1:9/' }, /^ServerUnreachable/],
  ])('fails with the cause if the server %s', async (_name, script, detail) => {
    expect(await list(script)).toMatchObject({
      ok: false,
      failure: { detail: expect.stringMatching(detail) },
    });
  });

  test.each([200, 400])(
    'is read no further than a list can be long (status %i)',
    async (status) => {
      let isClosed = false;
      const flood = async () => {
        const piece = new TextEncoder().encode('['.repeat(100_000));
        const body = new ReadableStream({
          async pull(controller) {
            await yieldToTasks();
            controller.enqueue(piece);
          },
          cancel: () => {
            isClosed = true;
          },
        });
        return new Response(body, { status });
      };
      const listed = await listModels({ address: fake.address, fetch: flood }, signal);
      expect(listed).toMatchObject({
        failure: { detail: expect.stringMatching(/^UnexpectedAnswer/) },
      });
      expect(isClosed).toBe(true);
    },
  );

  test('is requested with the key', async () => {
    expect(await list({ key: 'secret' }, 'secret')).toMatchObject({ ok: true });
  });

  test('is not requested from another machine', async () => {
    const never = () => Promise.reject(new Error('called'));
    const call = { address: 'http://192.168.1.2:11434', fetch: never };
    expect(await listModels(call, signal)).toMatchObject({
      failure: { detail: expect.stringMatching(/^UnexpectedAnswer/) },
    });
  });
});

describe('the search for a server', () => {
  test('calls the four usual ports of this machine, and nothing else', async () => {
    const called = new Set<string>();
    const refuse = (url: string) => {
      called.add(new URL(url).origin);
      return Promise.reject(new TypeError('refused'));
    };
    expect(await findServer(refuse, signal)).toBeUndefined();
    const ports = [11_434, 1_234, 8_080, 1_337];
    expect(called).toEqual(new Set(ports.map((port) => `http://127.0.0.1:${port}`)));
  });

  test('finds a server that wants a key', async () => {
    const jan = async (url: string) => {
      if (new URL(url).port !== '1337') throw new TypeError('refused');
      return new Response('{}', { status: 401 });
    };
    expect(await findServer(jan, signal)).toBe('http://127.0.0.1:1337');
  });
});

describe('a try', () => {
  const server = () =>
    ({ address: fake.address, model: 'small-model', dialect: 'openai' }) as const;

  test('shows the sentence as it is written, without reasoning, and ends after it', async () => {
    fake.script = {
      delayMs: 300,
      answer: () => ['<think>Hm.</think>', 'People read ', 'to learn. And', 'hangs'],
    };
    const shown: string[] = [];
    const tried = await tryModel(server(), fetchFromLoopback, signal, (text) => shown.push(text));
    expect(tried).toEqual({ ok: true, value: 'People read to learn. And' });
    expect(shown).toEqual(['', 'People read ', 'People read to learn. And']);
    await expect.poll(() => fake.closedByClient).toBe(1);
  });

  test('fails with the cause if the server refuses the origin', async () => {
    const refuse = async () => new Response('', { status: 403 });
    expect(await tryModel(server(), refuse, signal, () => undefined)).toMatchObject({
      failure: { detail: expect.stringMatching(/^OriginRefused/) },
    });
  });

  test('ends when it is cancelled before the first word', async () => {
    fake.script = { answer: () => ['hangs'] };
    const stop = new AbortController();
    const trying = tryModel(server(), fetchFromLoopback, stop.signal, () => undefined);
    await expect.poll(() => fake.requests.length).toBe(1);
    stop.abort();
    expect(await trying).toMatchObject({ failure: { code: 'aborted' } });
    await expect.poll(() => fake.closedByClient).toBe(1);
  });
});
