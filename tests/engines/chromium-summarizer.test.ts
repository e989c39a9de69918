import { afterEach, describe, expect, test, vi } from 'vitest';
import { chromiumSummarizer } from '../../src/engines/chromium-summarizer.ts';
import { availabilityTimeoutMs, type SummarizeRequest } from '../../src/engines/engine.ts';
import { failureCause, toFailure, unsupportedFailure } from '../../src/engines/errors.ts';
import { type FakeSummarizerScript, fakeSummarizer } from '../fakes/summarizer.ts';
import { ferry } from './article.ts';

const task = { type: 'key-points', length: 'medium', lang: 'en' } as const;
const [first = '', second = '', third = '', fourth = ''] = ferry.blocks.map(({ text }) => text);

function named(name: string): Error {
  return Object.assign(new Error('as the browser words it'), { name });
}

/** What the engine yields, point texts or failure codes. */
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

describe('probe', () => {
  test.each([
    ['available', 'available'],
    ['downloadable', 'downloadable'],
    ['downloading', 'downloadable'],
    ['unavailable', 'unavailable'],
    [named('NotSupportedError'), 'unavailable'],
  ] as const)('%s: %s', async (availability, answer) => {
    expect(await chromiumSummarizer(fakeSummarizer({ availability }).api).availability(task)).toBe(
      answer,
    );
  });

  test('a browser that never answers is unknown, after the limit', async () => {
    vi.useFakeTimers();
    const probing = chromiumSummarizer(fakeSummarizer({ availability: 'hangs' }).api).availability(
      task,
    );
    await vi.advanceTimersByTimeAsync(availabilityTimeoutMs);
    expect(await probing).toBe('unknown');
  });

  test('a browser without it', async () => {
    expect(await chromiumSummarizer(undefined).availability(task)).toBe('unavailable');
  });

  test('an article whose language nobody knows', async () => {
    expect(
      await chromiumSummarizer(fakeSummarizer().api).availability({ ...task, lang: 'und' }),
    ).toBe('unavailable');
  });
});

describe('prepare', () => {
  test('tells how far it is, and lets go of the model', async () => {
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
  ])('%s: %s', async (name, code) => {
    const { api } = fakeSummarizer({ create: named(name) });
    const prepared = await chromiumSummarizer(api).download(
      task,
      () => undefined,
      new AbortController().signal,
    );
    expect(prepared).toMatchObject({ ok: false, failure: { code } });
  });
});

describe('the cause of a failure, as the specification names them', () => {
  test.each([
    ['NotReadableError', 'filtered'],
    ['QuotaExceededError', 'too-long'],
    ['NetworkError', 'offline'],
    ['NotAllowedError', 'forbidden'],
    ['UnknownError', undefined],
  ])('%s: %s', (name, cause) => {
    expect(failureCause(toFailure(named(name)).failure)).toBe(cause);
  });

  test('a summary of which nothing is borne out', () => {
    expect(failureCause(unsupportedFailure.failure)).toBe('unsupported');
  });
});

describe('write', () => {
  test('points come whole, one after the other, and the languages are named', async () => {
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

  test('in another language: it is told so, and only numbers and names are checked', async () => {
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

  test('of a tl;dr, each sentence is one, and no more than were asked for', async () => {
    const { results } = await written(
      { pieces: [`${first} ${second} ${third} ${fourth}`] },
      { type: 'tldr', length: 'medium' },
    );
    expect(results.at(-1)).toEqual([first, second, third]);
  });

  test('of a tl;dr that comes as one line, whole sentences are shown while it is written', async () => {
    const { results } = await written(
      { pieces: [`${first} ${second.slice(0, 30)}`, `${second.slice(30)} Third`, ' one.'] },
      { type: 'tldr', length: 'medium' },
    );
    expect(results.slice(0, 2)).toEqual([[first], [first, second]]);
  });

  test('what the article does not support is left out', async () => {
    const { results } = await written({
      pieces: [`* ${first}\n* Scientists found water on a distant moon.\n`],
    });
    expect(results.at(-1)).toEqual([first]);
  });

  test('nothing but that: it has failed', async () => {
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
  ])('%s in mid-stream: what came stands, then %s', async (name, code) => {
    const { results, seen } = await written({ pieces: [`* ${first}\n`, named(name)] });
    expect(results).toEqual([[first], code]);
    expect(seen.destroyed).toBe(1);
  });

  test('a model that falls silent has timed out', async () => {
    vi.useFakeTimers();
    const writing = written({ pieces: [`* ${first}\n`, 'hangs'] });
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await writing).results).toEqual([[first], 'timed-out']);
  });

  test('a text over the quota is summarized in portions, and their summaries together', async () => {
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

  test('each portion has its share of what is summarized last', async () => {
    let parts = 0;
    const portion = () => `Part ${++parts}: ${'and so on '.repeat(20)}`;
    const { seen } = await written({ quota: 300, portion, pieces: [`* ${first}`] });
    const [input = ''] = seen.inputs;
    expect(input.length).toBeLessThanOrEqual(300);
    expect(parts).toBeGreaterThan(2);
    for (let part = 1; part <= parts; part++) expect(input).toContain(`Part ${part}:`);
  });

  test('a text that is too long after all, when it is summarized last, is shortened', async () => {
    const { results, seen } = await written({
      quota: 300,
      streams: 150,
      portion: (text) => text.slice(0, 60),
      pieces: [`* ${first}`],
    });
    expect(results).toEqual([[first]]);
    expect(seen.inputs.at(-1)?.length).toBeLessThanOrEqual(150);
  });

  test('a model that was made ready too late is let go of', async () => {
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

  test('a portion that is too long after all is halved', async () => {
    const lengths: number[] = [];
    const portion = (text: string) => {
      lengths.push(text.length);
      return text.length > 150 ? named('QuotaExceededError') : 'short';
    };
    const { results } = await written({ quota: 300, portion, pieces: [`* ${first}`] });
    expect(Math.max(...lengths)).toBeGreaterThan(150);
    expect(results).toEqual([[first]]);
  });

  test('a book is condensed to a bounded number of portions', async () => {
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
