import { afterEach, describe, expect, test, vi } from 'vitest';
import { localServer } from '../../src/engines/local-server.ts';
import { streamAnswer } from '../../src/engines/model-server.ts';
import { readEvents } from '../../src/engines/read-events.ts';
import type { Result } from '../../src/shared/result.ts';
import type { LocalServer } from '../../src/storage/settings/local-server.ts';
import type { Summary } from '../../src/summarizer/summary.ts';
import { ferry } from './article.ts';

const server: LocalServer = {
  address: 'http://localhost:8080',
  model: 'small-model',
  dialect: 'openai',
};
const [vote = ''] = ferry.blocks.map(({ text }) => text);
const timeout = new DOMException('The operation timed out.', 'TimeoutError');

/** An answer that the test writes event by event. */
function openAnswer() {
  const encoder = new TextEncoder();
  let body: ReadableStreamDefaultController<Uint8Array> | undefined;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      body = controller;
    },
  });
  return {
    response: new Response(stream),
    write: (delta: object) =>
      body?.enqueue(encoder.encode(`data: ${JSON.stringify({ choices: [{ delta }] })}\n\n`)),
    end: () => body?.close(),
  };
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('the total limit', () => {
  test.each([
    ['before the first word', []],
    ['in mid-stream', [`* ${vote}\n`, '* The first boat left']],
  ])('fails as timed out %s, and leaves no shortened summary', async (_name, written) => {
    const limit = new AbortController();
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(limit.signal);
    const answer = openAnswer();
    const fetch = vi.fn(async () => answer.response);
    const engine = localServer({ read: async () => server, hasAccess: async () => true, fetch });
    const results: Result<Summary>[] = [];
    const reading = (async () => {
      const { signal } = new AbortController();
      const task = { type: 'key-points', length: 'medium', lang: 'en', signal } as const;
      for await (const result of engine.summarize({ article: ferry, ...task }))
        results.push(result);
    })();
    await vi.waitFor(() => expect(fetch).toHaveBeenCalled());
    for (const content of written) answer.write({ content });
    if (written.length > 0) await vi.waitFor(() => expect(results).not.toEqual([]));
    limit.abort(timeout);
    await reading;
    expect(results.at(-1)).toMatchObject({ ok: false, failure: { code: 'timed-out' } });
  });

  test('is told from the end of an answer, which a closed connection looks like', async () => {
    const limit = new AbortController();
    const answer = openAnswer();
    const events = readEvents(answer.response, limit.signal);
    answer.write({ content: vote });
    expect(await events.next()).toMatchObject({ value: vote });
    const next = events.next();
    limit.abort(timeout);
    await expect(next).rejects.toBe(timeout);
  });
});

describe('the limit of the first word', () => {
  /** Starts to collect the words of an answer, with a clock that the test moves. */
  function ask() {
    vi.useFakeTimers();
    const answer = openAnswer();
    const { signal } = new AbortController();
    const fetch = async () => answer.response;
    const prompt = { text: 'Why?', maxTokens: 60 };
    const words: string[] = [];
    const ended = (async () => {
      for await (const word of streamAnswer(server, prompt, 4_096, { fetch, signal }))
        words.push(word);
    })().catch((error: unknown) => error);
    return { ...answer, words, ended };
  }

  test('applies until there is one, as LocalAI sends an empty event before it loads its model', async () => {
    const { write, end, words, ended } = ask();
    write({ role: 'assistant' });
    await vi.advanceTimersByTimeAsync(120_000);
    write({ content: vote });
    await vi.advanceTimersByTimeAsync(0);
    end();
    expect(await ended).toBeUndefined();
    expect(words).toEqual([vote]);
  });

  test('gives way to a shorter one after it', async () => {
    const { write, words, ended } = ask();
    write({ content: vote });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await ended).toMatchObject({ name: 'TimeLimitError' });
    expect(words).toEqual([vote]);
  });
});
