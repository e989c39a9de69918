import { afterEach, describe, expect, test, vi } from 'vitest';
import { localServer } from '../../src/engines/local-server.ts';
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
