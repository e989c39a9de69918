import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type Article, type Block, blockKinds } from '../../src/extraction/article.ts';
import { summarize, summarizeToBudget } from '../../src/summarizer/summarize.ts';
import {
  lengths,
  type Point,
  pointLimits,
  Summary,
  summaryTypes,
} from '../../src/summarizer/summary.ts';
import { createProse, sample } from './samples.ts';

const samples = [
  'news--council-vote',
  'live-blog--storm',
  'how-to--bicycle-tube',
  'interview--soil',
  'review--kettle',
];
const wishes = summaryTypes.flatMap((type) => lengths.map((length) => ({ type, length })));

/** Every anchor quotes its block exactly, and what is not completed stands in the quotations. */
function expectGrounded(points: readonly Point[], article: Article): void {
  for (const point of points) {
    expect(point.sources.length).toBeGreaterThan(0);
    for (const { block, start, end, quote } of point.sources) {
      expect(article.blocks[block]?.text.slice(start, end)).toBe(quote);
    }
    expect(
      isFrom(
        ownText(point),
        point.sources.map(({ quote }) => quote),
      ),
    ).toBe(true);
  }
}

/** The point without what was completed. */
function ownText({ text, insertedSpans = [] }: Point): string {
  return [...text]
    .filter((_, at) => !insertedSpans.some(({ start, end }) => at >= start && at < end))
    .join('');
}

/** Whether the letters of `text` stand in this order in the quotations, or in them one after the other. */
function isFrom(text: string, quotes: readonly string[]): boolean {
  const letters = (some: string) => some.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const wanted = letters(text);
  const within = (source: string) => {
    let at = 0;
    for (const letter of letters(source)) if (letter === wanted[at]) at += 1;
    return at >= wanted.length;
  };
  return quotes.some(within) || within(quotes.join(''));
}

describe('summarize', () => {
  it.each(samples)('%s: valid, grounded, and never more than asked for', (name) => {
    const article = sample(name);
    for (const wish of wishes) {
      const result = summarize(article, wish);
      if (!result.ok) throw new Error(result.failure.code);
      expect(v.is(Summary, result.value)).toBe(true);
      expect(result.value.points.length).toBeGreaterThan(0);
      expect(result.value.points.length).toBeLessThanOrEqual(pointLimits[wish.type][wish.length]);
      expectGrounded(result.value.points, article);
    }
  });

  it('is the same every time, and leaves the article alone', () => {
    const article = sample('news--council-vote');
    const before = JSON.stringify(article);
    const wish = { type: 'key-points', length: 'long' } as const;
    expect(summarize(article, wish)).toEqual(summarize(article, wish));
    expect(JSON.stringify(article)).toBe(before);
  });

  it('sums up a selection of twenty-five words', () => {
    const text =
      'The harbour council voted on Tuesday to close the old swing bridge to cars from next spring, after engineers found cracks in two of its bearings.';
    const result = summarize(createProse([text]), { type: 'key-points', length: 'medium' });
    expect(result.ok && result.value.points.map((point) => point.text)).toEqual([text]);
  });

  it('has nothing to say of less', () => {
    const result = summarize(createProse(['The bridge is closed. Ships pass.']), {
      type: 'tldr',
      length: 'short',
    });
    expect(result).toMatchObject({ ok: false, failure: { code: 'too-short' } });
  });

  it('writes a tl;dr as sentences in reading order, without lists', () => {
    const result = summarize(sample('how-to--bicycle-tube'), { type: 'tldr', length: 'long' });
    const points = result.ok ? result.value.points : [];
    const places = points.map(({ sources }) => [sources[0]?.block ?? 0, sources[0]?.start ?? 0]);
    expect(places).toEqual(
      places.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0)),
    );
    expect(points.map(({ text }) => text).join(' ')).not.toContain('·');
  });

  it('works in a language without any list', () => {
    const article = createProse(
      [
        'Byrådet besluttede tirsdag at lukke den gamle svingbro for biler fra næste forår.',
        'Ingeniører havde fundet revner i to af broens fire lejer, og en reparation ville koste elleve millioner.',
        'De handlende på nordsiden havde bedt om udsættelse, men forsikringen dækker kun til marts.',
      ],
      'Gammel svingbro lukkes',
      'da',
    );
    const result = summarize(article, { type: 'key-points', length: 'short' });
    expect(result.ok && result.value.points.length).toBeGreaterThanOrEqual(1);
  });

  const block = fc.record({
    kind: fc.constantFrom(...blockKinds),
    text: fc
      .array(
        fc.oneof(
          fc.constantFrom('“', '.', '(', ')', '—', ';', '\ud83d', '12:30 ', 'He ', 'But, ', '桥。'),
          fc.lorem({ maxCount: 9 }),
        ),
        { minLength: 1, maxLength: 12 },
      )
      .map((parts) => parts.join(' ')),
  });

  it('whatever the blocks: grounded, valid, within the limits', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 12 }),
        fc.constantFrom('en', 'de', 'zh', 'ar', 'ko', 'und'),
        fc.constantFrom(...wishes),
        (blocks, lang, wish) => {
          const article: Article = { ...createProse([], '', lang), blocks: blocks as Block[] };
          const result = summarize(article, wish);
          if (!result.ok) return;
          expect(v.is(Summary, result.value)).toBe(true);
          expect(result.value.points.length).toBeLessThanOrEqual(
            pointLimits[wish.type][wish.length],
          );
          expectGrounded(result.value.points, article);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('summarizeTo', () => {
  it('keeps a budget of words', () => {
    for (const words of [20, 40, 60]) {
      const points = summarizeToBudget(sample('news--council-vote'), { words });
      const used = points.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
      expect(used).toBeLessThanOrEqual(words);
      expect(used).toBeGreaterThan(words / 2);
    }
  });

  it('gives as many sentences as it is asked for', () => {
    expect(summarizeToBudget(sample('news--council-vote'), { sentences: 3 })).toHaveLength(3);
  });
});
