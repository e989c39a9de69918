/** The contract that every registered engine must fulfil. */

import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  availabilityTimeoutMs,
  type Engine,
  type SummarizeRequest,
} from '../../src/engines/engine.ts';
import type { LocalServerAccess } from '../../src/engines/local-server.ts';
import { createEngines } from '../../src/engines/registry.ts';
import type { Result } from '../../src/shared/result.ts';
import {
  engineIds,
  lengths,
  pointLimits,
  type Summary,
  summaryTypes,
} from '../../src/summarizer/summary.ts';
import { fakeFirefoxMl } from '../fakes/firefox-ml.ts';
import { fakeLanguageModel } from '../fakes/language-model.ts';
import { fakeSummarizer } from '../fakes/summarizer.ts';
import { ferry } from './article.ts';

/** Output of a model with more points than requested, all from the article. */
const talk = ferry.blocks.map(({ text }) => `* ${text}\n`);

/** All engines with models that answer at once. */
const talking = () =>
  createEngines({
    summarizer: fakeSummarizer({ pieces: talk }).api,
    languageModel: fakeLanguageModel({ answer: () => talk.join('') }).api,
    ml: fakeFirefoxMl({ output: ferry.blocks.map(({ text }) => text).join(' ') }).api,
    isModelDownloaded: async () => true,
    localServer: createServerAccess(async () => new Response(toEvents(talk))),
  });

/** Creates the access to a local server from its answers. */
function createServerAccess(answers: LocalServerAccess['fetch']): LocalServerAccess {
  const server = { address: 'http://localhost:11434', model: 'm', dialect: 'openai' } as const;
  return { read: async () => server, hasAccess: async () => true, fetch: answers };
}

function toEvents(pieces: readonly string[]): string {
  const events = pieces.map((content) => ({ choices: [{ delta: { content } }] }));
  return events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
}

/** All engines with models that never answer. */
const silent = () =>
  createEngines({
    summarizer: fakeSummarizer({ availability: 'hangs', pieces: ['hangs'] }).api,
    languageModel: fakeLanguageModel({ availability: 'hangs', answer: () => 'hangs' }).api,
    ml: fakeFirefoxMl({ output: 'hangs' }).api,
    isModelDownloaded: async () => true,
    localServer: createServerAccess(() => new Promise(() => undefined)),
  });

function request(change: Partial<SummarizeRequest> = {}): SummarizeRequest {
  const signal = new AbortController().signal;
  return { article: ferry, type: 'key-points', length: 'medium', lang: 'en', signal, ...change };
}

function engineIn(engines: Engine[], id: string): Engine {
  const found = engines.find((engine) => engine.id === id);
  if (!found) throw new Error(`${id} is not listed`);
  return found;
}

afterEach(() => void vi.useRealTimers());

async function all(written: AsyncIterable<Result<Summary>>): Promise<Result<Summary>[]> {
  const results: Result<Summary>[] = [];
  for await (const result of written) results.push(result);
  return results;
}

test('lists every engine that can be chosen, once', () => {
  expect(talking().map(({ id }) => id)).toEqual(engineIds);
});

describe.each(engineIds)('the engine %s', (id) => {
  const make = () => engineIn(talking(), id);

  test('states its id and its availability', async () => {
    expect(make().id).toBe(id);
    const states = ['available', 'downloadable', 'unavailable', 'unknown'];
    expect(states).toContain(
      await make().availability({ type: 'key-points', length: 'short', lang: 'en' }),
    );
  });

  test.each(summaryTypes.flatMap((form) => lengths.map((length) => [form, length] as const)))(
    'writes %s, %s: no more points than allowed, each with its source',
    async (type, length) => {
      const results = await all(make().summarize(request({ type, length })));
      const last = results.at(-1);
      expect(last?.ok).toBe(true);
      if (!last?.ok) return;
      expect(last.value).toMatchObject({ engine: id, type, length, lang: 'en' });
      expect(last.value.points.length).toBeGreaterThan(0);
      expect(last.value.points.length).toBeLessThanOrEqual(pointLimits[type][length]);
      for (const { sources } of last.value.points) {
        const [anchor] = sources;
        expect(ferry.blocks[anchor?.block ?? -1]?.text.slice(anchor?.start, anchor?.end)).toBe(
          anchor?.quote,
        );
      }
    },
  );

  test('ends with `aborted` if it was aborted before it started', async () => {
    const stop = new AbortController();
    stop.abort();
    const results = await all(make().summarize(request({ signal: stop.signal })));
    expect(results.at(-1)).toMatchObject({ ok: false, failure: { code: 'aborted' } });
  });

  test('stops waiting for a silent model when aborted', async () => {
    const stop = new AbortController();
    const writing = all(engineIn(silent(), id).summarize(request({ signal: stop.signal })));
    await new Promise((resume) => setTimeout(resume));
    stop.abort();
    const last = (await writing).at(-1);
    if (id !== 'extractive') expect(last).toMatchObject({ failure: { code: 'aborted' } });
  });

  test('answers within the availability timeout, whatever the browser does', async () => {
    vi.useFakeTimers();
    const asked = engineIn(silent(), id).availability({
      type: 'tldr',
      length: 'short',
      lang: 'en',
    });
    await vi.advanceTimersByTimeAsync(availabilityTimeoutMs);
    expect(await Promise.race([asked, Promise.resolve('nothing')])).not.toBe('nothing');
  });

  test('answers a second request', async () => {
    const engine = make();
    await all(engine.summarize(request()));
    expect((await all(engine.summarize(request()))).at(-1)?.ok).toBe(true);
  });
});
