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
import { createProse, loadSample } from './samples.ts';

const samples = [
  'news--council-vote',
  'live-blog--storm',
  'how-to--bicycle-tube',
  'interview--soil',
  'review--kettle',
];
const allOptions = summaryTypes.flatMap((type) => lengths.map((length) => ({ type, length })));

/** Expects every anchor to quote its block exactly, and all other text to come from the quotes. */
function expectGrounded(points: readonly Point[], article: Article): void {
  for (const point of points) {
    expect(point.sources.length).toBeGreaterThan(0);
    for (const { block, start, end, quote } of point.sources) {
      expect(article.blocks[block]?.text.slice(start, end)).toBe(quote);
    }
    expect(
      consistsOfQuotes(
        removeInsertedSpans(point),
        point.sources.map(({ quote }) => quote),
      ),
    ).toBe(true);
  }
}

function removeInsertedSpans({ text, insertedSpans = [] }: Point): string {
  return [...text]
    .filter((_, at) => !insertedSpans.some(({ start, end }) => at >= start && at < end))
    .join('');
}

/** Returns true if the letters of `text` occur in this order in one quote, or in all of them joined. */
function consistsOfQuotes(text: string, quotes: readonly string[]): boolean {
  const getLetters = (source: string) => source.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const letters = getLetters(text);
  const isWithin = (source: string) => {
    let at = 0;
    for (const letter of getLetters(source)) if (letter === letters[at]) at += 1;
    return at >= letters.length;
  };
  return quotes.some(isWithin) || isWithin(quotes.join(''));
}

describe('summarize', () => {
  it.each(samples)(
    'returns a valid summary within the limits, grounded in the article (%s)',
    (name) => {
      const article = loadSample(name);
      for (const options of allOptions) {
        const result = summarize(article, options);
        if (!result.ok) throw new Error(result.failure.code);
        expect(v.is(Summary, result.value)).toBe(true);
        expect(result.value.points.length).toBeGreaterThan(0);
        expect(result.value.points.length).toBeLessThanOrEqual(
          pointLimits[options.type][options.length],
        );
        expectGrounded(result.value.points, article);
      }
    },
  );

  it('returns the same summary every time and does not change the article', () => {
    const article = loadSample('news--council-vote');
    const before = JSON.stringify(article);
    const options = { type: 'key-points', length: 'long' } as const;
    expect(summarize(article, options)).toEqual(summarize(article, options));
    expect(JSON.stringify(article)).toBe(before);
  });

  it('leaves out a weak last point', () => {
    const small = (thing: string) => `It was nice to see the ${thing} there again, as ever.`;
    const things = 'ducks geese boats ropes nets gulls crates flags lamps posts'.split(' ');
    const article = createProse([
      'The harbour council voted on Tuesday to close the old swing bridge to all cars from spring.',
      'Engineers had found cracks in two of the four bearings that carry the bridge over the sound.',
      'A repair would cost eleven million and take the workshops of the county almost three years.',
      'Shopkeepers on the southern quay fear that a third of their customers will stay at home now.',
      ...things.map(small),
    ]);
    const result = summarize(article, { type: 'key-points', length: 'medium' });
    expect(result.ok && result.value.points).toHaveLength(4);
    expect(summarizeToBudget(article, { sentences: 5 })).toHaveLength(5);
  });

  it('summarizes a text of 25 words', () => {
    const text =
      'The harbour council voted on Tuesday to close the old swing bridge to cars from next spring, after engineers found cracks in two of its bearings.';
    const result = summarize(createProse([text]), { type: 'key-points', length: 'medium' });
    expect(result.ok && result.value.points.map((point) => point.text)).toEqual([text]);
  });

  it('fails with `too-short` for a shorter text', () => {
    const result = summarize(createProse(['The bridge is closed. Ships pass.']), {
      type: 'tldr',
      length: 'short',
    });
    expect(result).toMatchObject({ ok: false, failure: { code: 'too-short' } });
  });

  it('returns a tl;dr in text order, without lists', () => {
    const result = summarize(loadSample('how-to--bicycle-tube'), { type: 'tldr', length: 'long' });
    const points = result.ok ? result.value.points : [];
    const positions = points.map(({ sources }) => [sources[0]?.block ?? 0, sources[0]?.start ?? 0]);
    expect(positions).toEqual(
      positions.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0)),
    );
    expect(points.map(({ text }) => text).join(' ')).not.toContain('·');
  });

  it('summarizes an article in a language without a lexicon', () => {
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

  it('returns a valid summary within the limits for random blocks', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 12 }),
        fc.constantFrom('en', 'de', 'zh', 'ar', 'ko', 'und'),
        fc.constantFrom(...allOptions),
        (blocks, lang, options) => {
          const article: Article = { ...createProse([], '', lang), blocks: blocks as Block[] };
          const result = summarize(article, options);
          if (!result.ok) return;
          expect(v.is(Summary, result.value)).toBe(true);
          expect(result.value.points.length).toBeLessThanOrEqual(
            pointLimits[options.type][options.length],
          );
          expectGrounded(result.value.points, article);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('summarizeToBudget', () => {
  it('keeps within a budget of words', () => {
    for (const words of [20, 40, 60]) {
      const points = summarizeToBudget(loadSample('news--council-vote'), { words });
      const used = points.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
      expect(used).toBeLessThanOrEqual(words);
      expect(used).toBeGreaterThan(words / 2);
    }
  });

  it('returns as many points as a budget of sentences allows', () => {
    expect(summarizeToBudget(loadSample('news--council-vote'), { sentences: 3 })).toHaveLength(3);
  });
});
