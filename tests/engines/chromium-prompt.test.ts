import { describe, expect, test } from 'vitest';
import { chromiumPrompt } from '../../src/engines/chromium-prompt.ts';
import type { SummarizeRequest } from '../../src/engines/engine.ts';
import type { Result } from '../../src/shared/result.ts';
import type { Summary } from '../../src/summarizer/summary.ts';
import { type FakeLanguageModelScript, fakeLanguageModel } from '../fakes/language-model.ts';
import { ferry } from './article.ts';

const task = { type: 'key-points', length: 'medium', lang: 'en' } as const;
const [vote = '', boats = ''] = ferry.blocks.map(({ text }) => text);

async function summarize(script: FakeLanguageModelScript, change: Partial<SummarizeRequest> = {}) {
  const fake = fakeLanguageModel(script);
  const { signal } = new AbortController();
  const results: Result<Summary>[] = [];
  const asked = { article: ferry, ...task, signal, ...change };
  for await (const result of chromiumPrompt(fake.api).summarize(asked)) results.push(result);
  return { ...fake.seen, results, last: results.at(-1) };
}

describe('availability', () => {
  test.each([
    ['available', 'available'],
    ['downloadable', 'downloadable'],
    ['downloading', 'downloadable'],
    ['unavailable', 'unavailable'],
  ])('of a model that is %s is %s', async (availability, told) => {
    expect(await chromiumPrompt(fakeLanguageModel({ availability }).api).availability(task)).toBe(
      told,
    );
  });

  test('is unavailable in a browser without the API and for an unknown language', async () => {
    expect(await chromiumPrompt(undefined).availability(task)).toBe('unavailable');
    const { api } = fakeLanguageModel();
    expect(await chromiumPrompt(api).availability({ ...task, lang: 'und' })).toBe('unavailable');
  });
});

test('is unavailable if the browser refuses its languages, and fails if it cannot start then', async () => {
  const refused = Object.assign(new Error('language'), { name: 'NotSupportedError' });
  const { api } = fakeLanguageModel({ availability: refused });
  expect(await chromiumPrompt(api).availability(task)).toBe('unavailable');
  expect((await summarize({ create: refused })).last).toMatchObject({
    failure: { code: 'engine-unavailable' },
  });
});

test('ends a download when it is cancelled', async () => {
  const stop = new AbortController();
  const reason = new DOMException('The user cancelled.', 'AbortError');
  const api = {
    ...fakeLanguageModel({ availability: 'downloadable' }).api,
    create: ({ signal }: { signal?: AbortSignal }) =>
      new Promise<never>((_none, reject) =>
        signal?.addEventListener('abort', () => reject(reason)),
      ),
  };
  const downloading = chromiumPrompt(api).download(task, () => undefined, stop.signal);
  stop.abort();
  expect(await downloading).toMatchObject({ failure: { code: 'aborted' } });
});

test('reports the progress of a download, and destroys the session after it', async () => {
  const fake = fakeLanguageModel({ availability: 'downloadable', progress: [0, 0.5, 1] });
  const told: number[] = [];
  const { signal } = new AbortController();
  const done = await chromiumPrompt(fake.api).download(task, (share) => told.push(share), signal);
  expect(done).toMatchObject({ ok: true });
  expect(told).toEqual([0, 0.5, 1]);
  expect(fake.seen.destroyed).toBe(1);
});

test('fails if the browser refuses a download without a gesture', async () => {
  const refusal = Object.assign(new Error('gesture'), { name: 'NotAllowedError' });
  const { api } = fakeLanguageModel({ create: refusal });
  const { signal } = new AbortController();
  expect(await chromiumPrompt(api).download(task, () => undefined, signal)).toMatchObject({
    failure: { code: 'engine-unavailable' },
  });
});

test('writes, and destroys every session', async () => {
  const { last, cloned, destroyed } = await summarize({ answer: () => `* ${vote}\n* ${boats}\n` });
  expect(last).toMatchObject({
    ok: true,
    value: { engine: 'chromium-prompt', mode: 'write', points: [{ text: vote }, { text: boats }] },
  });
  expect(destroyed).toBe(cloned + 1);
});

test('chooses with a schema', async () => {
  const { last, constraints } = await summarize(
    { answer: () => '[2, 1, 4, 3]' },
    { mode: 'choose' },
  );
  expect(last).toMatchObject({ ok: true, value: { mode: 'choose' } });
  expect(constraints).toEqual([expect.objectContaining({ type: 'array' })]);
});

test('chooses without a schema if the browser refuses one', async () => {
  const script = { refusesConstraints: true, answer: () => '2, 1, 4, 3' };
  const { last, constraints } = await summarize(script, { mode: 'choose' });
  expect(last).toMatchObject({ ok: true });
  expect(constraints.at(-1)).toBeUndefined();
});

test('summarizes an article that exceeds the quota in chunks', async () => {
  const answer = (prompt: string) =>
    prompt.includes('Summary of this part') ? vote.slice(0, 60) : `* ${vote}`;
  const { last, prompts } = await summarize({ quota: 1_400, answer });
  expect(last).toMatchObject({ ok: true });
  expect(prompts.length).toBeGreaterThan(2);
});

test('chooses among fewer sentences if the model finds its prompt too long', async () => {
  const tooLong = Object.assign(new Error('quota'), { name: 'QuotaExceededError' });
  const answer = (prompt: string) => (prompt.includes('[4]') ? tooLong : '[1, 2, 3]');
  const { last, prompts } = await summarize({ answer }, { mode: 'choose' });
  expect(last).toMatchObject({ ok: true, value: { mode: 'choose' } });
  expect(prompts.length).toBeGreaterThan(1);
});

test('fails if no prompt is short enough for the model', async () => {
  const tooLong = Object.assign(new Error('quota'), { name: 'QuotaExceededError' });
  const { last, prompts } = await summarize({ answer: () => tooLong }, { mode: 'choose' });
  expect(last).toMatchObject({ failure: { detail: expect.stringMatching(/^QuotaExceededError/) } });
  expect(prompts.length).toBeLessThan(10);
});

test('fails if the browser filters the answer', async () => {
  const filtered = Object.assign(new Error('filtered'), { name: 'NotReadableError' });
  expect((await summarize({ answer: () => filtered })).last).toMatchObject({
    failure: { code: 'engine-failed', detail: expect.stringMatching(/^NotReadableError/) },
  });
});

test('ends at once when it is cancelled while the model is silent', async () => {
  const stop = new AbortController();
  const writing = summarize({ answer: () => 'hangs' }, { signal: stop.signal });
  await new Promise((resume) => setTimeout(resume, 20));
  stop.abort();
  const { last, destroyed, cloned } = await writing;
  expect(last).toMatchObject({ failure: { code: 'aborted' } });
  expect(destroyed).toBe(cloned + 1);
});
