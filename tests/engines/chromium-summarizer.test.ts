import { afterEach, describe, expect, test, vi } from 'vitest';
import { chromiumSummarizer } from '../../src/engines/chromium-summarizer.ts';
import { availabilityTimeoutMs, type SummarizeRequest } from '../../src/engines/engine.ts';
import { getFailureCause, toFailure, unsupportedFailure } from '../../src/engines/errors.ts';
import { type FakeSummarizerScript, fakeSummarizer } from '../fakes/summarizer.ts';
import { ferry } from './article.ts';

const task = { type: 'key-points', length: 'medium', lang: 'en' } as const;
const [first = '', second = '', third = '', fourth = ''] = ferry.blocks.map(({ text }) => text);

function named(name: string): Error {
  return Object.assign(new Error('as the browser words it'), { name });
}

/** Collects what the engine yields, as texts of points or failure codes. */
async function written(script: FakeSummarizerScript, change: Partial<SummarizeRequest> = {}) {
  const { api, seen } = fakeSummarizer(script);
  const signal = new AbortController().signal;
  const results: (string[] | string)[] = [];
  for await (const result of chromiumSummarizer(api).summarize({
    ...task,
    article: ferry,
    signal,
    ...change,
  })) {
    results.push(result.ok ? result.value.points.map(({ text }) => text) : result.failure.code);
  }
  return { results, seen };
}

afterEach(() => void vi.useRealTimers());

describe("availability of Chromium's Summarizer", () => {
  test.each([
    ['available', 'available'],
    ['downloadable', 'downloadable'],
    ['downloading', 'downloadable'],
    ['unavailable', 'unavailable'],
    [named('NotSupportedError'), 'unavailable'],
  ] as const)('maps %s to %s', async (availability, answer) => {
    expect(await chromiumSummarizer(fakeSummarizer({ availability }).api).availability(task)).toBe(
      answer,
    );
  });

  test('is unknown after the timeout if the browser never answers', async () => {
    vi.useFakeTimers();
    const probing = chromiumSummarizer(fakeSummarizer({ availability: 'hangs' }).api).availability(
      task,
    );
    await vi.advanceTimersByTimeAsync(availabilityTimeoutMs);
    expect(await probing).toBe('unknown');
  });

  test('is “unavailable” in a browser without the API', async () => {
    expect(await chromiumSummarizer(undefined).availability(task)).toBe('unavailable');
  });

  test('is “unavailable” for an article in an unknown language', async () => {
    expect(
      await chromiumSummarizer(fakeSummarizer().api).availability({ ...task, lang: 'und' }),
    ).toBe('unavailable');
  });
});

describe("downloading the model of Chromium's Summarizer", () => {
  test('reports its progress and destroys the session afterwards', async () => {
    const { api, seen } = fakeSummarizer({ progress: [0, 0.5, 1] });
    const told: number[] = [];
    const prepared = await chromiumSummarizer(api).download(
      task,
      (share) => told.push(share),
      new AbortController().signal,
    );
    expect(prepared.ok).toBe(true);
    expect(told).toEqual([0, 0.5, 1]);
    expect(seen.destroyed).toBe(1);
  });

  test.each([
    ['NotAllowedError', 'engine-unavailable'],
    ['NetworkError', 'engine-failed'],
    ['AbortError', 'aborted'],
  ])('maps %s to %s', async (name, code) => {
    const { api } = fakeSummarizer({ create: named(name) });
    const prepared = await chromiumSummarizer(api).download(
      task,
      () => undefined,
      new AbortController().signal,
    );
    expect(prepared).toMatchObject({ ok: false, failure: { code } });
  });
});

describe('getFailureCause', () => {
  test.each([
    ['NotReadableError', 'filtered'],
    ['QuotaExceededError', 'too-long'],
    ['NetworkError', 'offline'],
    ['NotAllowedError', 'forbidden'],
    ['UnknownError', undefined],
  ])('maps %s to %s', (name, cause) => {
    expect(getFailureCause(toFailure(named(name)).failure)).toBe(cause);
  });

  test('recognizes a summary without any support', () => {
    expect(getFailureCause(unsupportedFailure.failure)).toBe('unsupported');
  });
});

describe("summarizing with Chromium's Summarizer", () => {
  test('yields one whole point after the other, and names the languages', async () => {
    const { results, seen } = await written({
      pieces: ['* ', first, '\n* ', second.slice(0, 20), second.slice(20)],
    });
    expect(results).toEqual([[first], [first, second]]);
    expect(seen.created[0]).toMatchObject({
      expectedInputLanguages: ['en'],
      outputLanguage: 'en',
      format: 'plain-text',
    });
    expect(seen.created[0]).not.toHaveProperty('sharedContext');
    expect(seen.destroyed).toBe(1);
  });

  test('requests another language, and then checks only numbers and names', async () => {
    const { api, seen } = fakeSummarizer({
      pieces: ['* Der Rat stimmte mit 9 zu 7 Stimmen für die Fähre.\n'],
    });
    const signal = new AbortController().signal;
    const request = { ...task, outputLang: 'de-AT', article: ferry, signal };
    const results = [];
    for await (const result of chromiumSummarizer(api).summarize(request)) results.push(result);
    expect(seen.created).toMatchObject([
      { expectedInputLanguages: ['en', 'de'], outputLanguage: 'de' },
    ]);
    const [point] = results.flatMap((result) => (result.ok ? result.value.points : []));
    expect(results.at(-1)).toMatchObject({ ok: true, value: { lang: 'de-AT', droppedPoints: 0 } });
    expect(point).toMatchObject({ sources: [], flags: [{ kind: 'number' }] });
  });

  test('makes each sentence of a tl;dr a point, and no more than requested', async () => {
    const { results } = await written(
      { pieces: [`${first} ${second} ${third} ${fourth}`] },
      { type: 'tldr', length: 'medium' },
    );
    expect(results.at(-1)).toEqual([first, second, third]);
  });

  test('shows whole sentences of a tl;dr that is streamed as one line', async () => {
    const { results } = await written(
      { pieces: [`${first} ${second.slice(0, 30)}`, `${second.slice(30)} Third`, ' one.'] },
      { type: 'tldr', length: 'medium' },
    );
    expect(results.slice(0, 2)).toEqual([[first], [first, second]]);
  });

  test('drops points that the article does not support', async () => {
    const { results } = await written({
      pieces: [`* ${first}\n* Scientists found water on a distant moon.\n`],
    });
    expect(results.at(-1)).toEqual([first]);
  });

  test('fails if no point is supported', async () => {
    const { results } = await written({ pieces: ['* Scientists found water on a distant moon.'] });
    expect(results).toEqual(['engine-failed']);
  });

  test.each([
    ['NotReadableError', 'engine-failed'],
    ['NotAllowedError', 'engine-unavailable'],
    ['NotSupportedError', 'engine-unavailable'],
    ['OperationError', 'engine-failed'],
    ['InvalidStateError', 'engine-failed'],
    ['QuotaExceededError', 'engine-failed'],
    ['UnknownError', 'engine-failed'],
    ['AbortError', 'aborted'],
  ])('keeps the points so far on %s in mid-stream, then fails with %s', async (name, code) => {
    const { results, seen } = await written({ pieces: [`* ${first}\n`, named(name)] });
    expect(results).toEqual([[first], code]);
    expect(seen.destroyed).toBe(1);
  });

  test('times out if the model stops answering', async () => {
    vi.useFakeTimers();
    const writing = written({ pieces: [`* ${first}\n`, 'hangs'] });
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await writing).results).toEqual([[first], 'timed-out']);
  });

  test('summarizes a text over the quota in chunks, then their summaries together', async () => {
    const portions: string[] = [];
    const portion = (text: string) => {
      portions.push(text);
      return text.slice(0, 60);
    };
    const { seen } = await written({ quota: 300, portion, pieces: [`* ${first}`] });
    expect(portions.length).toBeGreaterThan(2);
    for (const text of portions) expect(text.length).toBeLessThanOrEqual(300);
    expect(seen.inputs[0]?.length).toBeLessThanOrEqual(300);
  });

  test('gives each chunk an equal share of the final text', async () => {
    let parts = 0;
    const portion = () => `Part ${++parts}: ${'and so on '.repeat(20)}`;
    const { seen } = await written({ quota: 300, portion, pieces: [`* ${first}`] });
    const [input = ''] = seen.inputs;
    expect(input.length).toBeLessThanOrEqual(300);
    expect(parts).toBeGreaterThan(2);
    for (let part = 1; part <= parts; part++) expect(input).toContain(`Part ${part}:`);
  });

  test('shortens the final text if the model still finds it too long', async () => {
    const { results, seen } = await written({
      quota: 300,
      streams: 150,
      portion: (text) => text.slice(0, 60),
      pieces: [`* ${first}`],
    });
    expect(results).toEqual([[first]]);
    expect(seen.inputs.at(-1)?.length).toBeLessThanOrEqual(150);
  });

  test('destroys a session that is created after the timeout', async () => {
    vi.useFakeTimers();
    const script: FakeSummarizerScript = { pieces: [`* ${first}`], createTakes: 90_000 };
    const { api, seen } = fakeSummarizer(script);
    const signal = new AbortController().signal;
    const writing = chromiumSummarizer(api).summarize({ ...task, article: ferry, signal });
    const ended = (async () => {
      for await (const result of writing) return result;
    })();
    await vi.advanceTimersByTimeAsync(61_000);
    expect(await ended).toMatchObject({ failure: { code: 'timed-out' } });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(seen.destroyed).toBe(1);
  });

  test('halves a chunk that the model still finds too long', async () => {
    const lengths: number[] = [];
    const portion = (text: string) => {
      lengths.push(text.length);
      return text.length > 150 ? named('QuotaExceededError') : 'short';
    };
    const { results } = await written({ quota: 300, portion, pieces: [`* ${first}`] });
    expect(Math.max(...lengths)).toBeGreaterThan(150);
    expect(results).toEqual([[first]]);
  });

  test('reduces a book to a bounded number of chunks', async () => {
    let runs = 0;
    const blocks = Array.from({ length: 40 }, (_, copy) =>
      ferry.blocks.map((block) => ({ ...block, text: `Chapter ${copy}: ${block.text}` })),
    ).flat();
    const portion = () => {
      runs += 1;
      return 'short';
    };
    await written(
      { quota: 1_000, portion, pieces: [`* ${first}`] },
      { article: { ...ferry, blocks } },
    );
    expect(runs).toBeGreaterThan(0);
    expect(runs).toBeLessThanOrEqual(6);
  });
});
