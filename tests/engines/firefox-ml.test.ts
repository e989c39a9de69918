import { afterEach, describe, expect, test, vi } from 'vitest';
import { type FirefoxMl, firefoxMl } from '../../src/engines/firefox-ml.ts';
import { type FakeFirefoxMlScript, fakeFirefoxMl } from '../fakes/firefox-ml.ts';
import { ferry } from './article.ts';

const task = { type: 'tldr', length: 'medium', lang: 'en' } as const;
const [first = '', second = ''] = ferry.blocks.map(({ text }) => text);

async function written(script: FakeFirefoxMlScript, lang = 'en') {
  const fake = fakeFirefoxMl(script);
  const results: (string[] | string)[] = [];
  const request = {
    ...task,
    lang,
    article: { ...ferry, lang },
    signal: new AbortController().signal,
  };
  const engine = firefoxMl(fake.api, async () => true);
  const once = async () => {
    for await (const result of engine.summarize(request)) {
      results.push(result.ok ? result.value.points.map(({ text }) => text) : result.failure.code);
    }
  };
  return { ...fake, results, once };
}

afterEach(() => void vi.useRealTimers());

test("turns the sentences of Firefox's model into points", async () => {
  const { results, once } = await written({ output: `${first} ${second}` });
  await once();
  expect(results).toEqual([[first, second]]);
});

test('ignores the error “already created” of a second run', async () => {
  const { results, once } = await written({ output: first });
  await once();
  await once();
  expect(results).toEqual([[first], [first]]);
});

test('fits the most important sentences into the short context window', async () => {
  const { seen, once } = await written({ output: first });
  await once();
  const [input = ''] = seen.runs[0]?.args ?? [];
  expect(input).toContain(ferry.title);
  expect(input.split(/\s+/).length).toBeLessThanOrEqual(450);
});

describe("Firefox's engine returns a failure for", () => {
  test.each([
    [
      'a broken model',
      { output: new Error('Unable to get the ML engine from Remote Settings') },
      'engine-failed',
    ],
    ['no engine', { create: new Error('Permission denied') }, 'engine-failed'],
    ['nonsense', { output: { nonsense: true } }, 'engine-failed'],
  ] as [string, FakeFirefoxMlScript, string][])('%s', async (_name, script, code) => {
    const { results, once } = await written(script);
    await once();
    expect(results).toEqual([code]);
  });

  test('a language other than English', async () => {
    const { results, once } = await written({ output: first }, 'de');
    await once();
    expect(results).toEqual(['engine-unavailable']);
  });

  test('a model that never answers', async () => {
    vi.useFakeTimers();
    const { results, once } = await written({ output: 'hangs' });
    const writing = once();
    await vi.advanceTimersByTimeAsync(120_000);
    await writing;
    expect(results).toEqual(['timed-out']);
  });
});

describe("availability of Firefox's engine", () => {
  const probe = (api: FirefoxMl | undefined, isPrepared: boolean, lang = 'en') =>
    firefoxMl(api, async () => isPrepared).availability({ ...task, lang });

  test.each([
    ['the model is downloaded', fakeFirefoxMl().api, true, 'en', 'available'],
    ['the model is not downloaded', fakeFirefoxMl().api, false, 'en', 'downloadable'],
    ['an article in German', fakeFirefoxMl().api, true, 'de', 'unavailable'],
    ['the permission is missing', undefined, true, 'en', 'unavailable'],
  ])('depends on this condition: %s', async (_name, api, isPrepared, lang, answer) => {
    expect(await probe(api, isPrepared, lang)).toBe(answer);
  });
});

test('reports the progress of a download and removes its listener', async () => {
  const { api, seen } = fakeFirefoxMl({ progress: [20, 100] });
  const told: number[] = [];
  await firefoxMl(api, async () => false).download(
    task,
    (share) => told.push(share),
    new AbortController().signal,
  );
  expect(told).toEqual([0.2, 1]);
  expect(seen.listeners.size).toBe(0);
});
