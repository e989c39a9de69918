/** What every engine must do, whoever wrote it. A new engine is one more row. */

import { describe, expect, test } from 'vitest';
import { bundled } from '../../src/engines/bundled.ts';
import { chromiumSummarizer } from '../../src/engines/chromium-summarizer.ts';
import type { Engine, WriteRequest } from '../../src/engines/engine.ts';
import { firefoxMl } from '../../src/engines/firefox-ml.ts';
import type { Result } from '../../src/result.ts';
import { forms, lengths, pointLimits, type Summary } from '../../src/summary/summary.ts';
import { fakeFirefoxMl } from '../fakes/firefox-ml.ts';
import { fakeSummarizer } from '../fakes/summarizer.ts';
import { ferry } from './article.ts';

/** A talkative model: more points than were asked for, all of them from the article. */
const talk = ferry.blocks.map(({ text }) => `* ${text}\n`);

const engines: [string, () => Engine][] = [
  ['bundled', () => bundled],
  ['chromium-summarizer', () => chromiumSummarizer(fakeSummarizer({ pieces: talk }).api)],
  [
    'firefox-ml',
    () =>
      firefoxMl(
        fakeFirefoxMl({ output: ferry.blocks.map(({ text }) => text).join(' ') }).api,
        async () => true,
      ),
  ],
];

function request(change: Partial<WriteRequest> = {}): WriteRequest {
  const signal = new AbortController().signal;
  return { article: ferry, form: 'key-points', length: 'medium', lang: 'en', signal, ...change };
}

async function all(written: AsyncIterable<Result<Summary>>): Promise<Result<Summary>[]> {
  const results: Result<Summary>[] = [];
  for await (const result of written) results.push(result);
  return results;
}

describe.each(engines)('%s', (id, make) => {
  test('says who it is, and whether it can', async () => {
    expect(make().id).toBe(id);
    const states = ['ready', 'needs-download', 'unavailable', 'unknown'];
    expect(states).toContain(
      await make().probe({ form: 'key-points', length: 'short', lang: 'en' }),
    );
  });

  test.each(forms.flatMap((form) => lengths.map((length) => [form, length] as const)))(
    'writes %s, %s: no more points than allowed, each with its source',
    async (form, length) => {
      const results = await all(make().write(request({ form, length })));
      const last = results.at(-1);
      expect(last?.ok).toBe(true);
      if (!last?.ok) return;
      expect(last.value).toMatchObject({ engine: id, form, length, lang: 'en' });
      expect(last.value.points.length).toBeGreaterThan(0);
      expect(last.value.points.length).toBeLessThanOrEqual(pointLimits[form][length]);
      for (const { sources } of last.value.points) {
        const [anchor] = sources;
        expect(ferry.blocks[anchor?.block ?? -1]?.text.slice(anchor?.start, anchor?.end)).toBe(
          anchor?.quote,
        );
      }
    },
  );

  test('is told to stop before it begins: says so, and nothing else', async () => {
    const stop = new AbortController();
    stop.abort();
    const results = await all(make().write(request({ signal: stop.signal })));
    expect(results.at(-1)).toMatchObject({ ok: false, failure: { code: 'aborted' } });
  });

  test('can be let go of, and asked again', async () => {
    const engine = make();
    engine.dispose();
    expect((await all(engine.write(request()))).at(-1)?.ok).toBe(true);
  });
});
