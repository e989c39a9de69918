import { describe, expect, test } from 'vitest';
import { describeAnchor } from '../../src/anchoring/describe.ts';
import { reanchor } from '../../src/anchoring/reanchor.ts';
import type { Point } from '../../src/summarizer/summary.ts';
import { sampleAnchor, sampleArticle, sampleSummary } from '../storage/history/samples.ts';

const article = (...texts: string[]) =>
  sampleArticle({ blocks: texts.map((text) => ({ kind: 'paragraph', text })) });

const before = article(
  'Eleven pilots still guide ships. Two will retire in May.',
  'The harbour was dredged twice. The harbour was dredged twice. Nobody counted the gulls.',
);

/** A point that rests on a stretch of the article as it was. */
function point(block: number, quote: string, nth = 0): Point {
  const text = before.blocks[block]?.text ?? '';
  let start = text.indexOf(quote);
  for (let at = 0; at < nth; at++) start = text.indexOf(quote, start + 1);
  return {
    text: quote,
    sources: [describeAnchor(before, block, start, start + quote.length)],
    flags: [],
  };
}

const pilots = point(0, 'Eleven pilots still guide ships.');
const retire = point(0, 'Two will retire in May.');

describe('a saved point', () => {
  test('moves with its sentence', () => {
    const now = article('A new beginning.', 'It is said: Eleven pilots still guide ships. So far.');
    const { summaries, savedPoints, matchingPoints } = reanchor(
      [sampleSummary({ points: [pilots, retire] })],
      now,
    );
    expect([savedPoints, matchingPoints]).toEqual([2, 1]);
    expect(summaries[0]?.points[0]?.sources).toEqual([describeAnchor(now, 1, 12, 44)]);
  });

  test('whose sentence is gone stays as it was, with the anchor that it had', () => {
    const now = article('Eleven pilots still guide ships.');
    const { summaries } = reanchor([sampleSummary({ points: [pilots, retire] })], now);
    expect(summaries[0]?.points[1]).toEqual(retire);
  });

  test('of two equal sentences takes the one that it stood in', () => {
    const second = point(1, 'The harbour was dredged twice.', 1);
    const { summaries } = reanchor(
      [sampleSummary({ points: [second] })],
      article('New.', before.blocks[1]?.text ?? ''),
    );
    expect(summaries[0]?.points[0]?.sources[0]).toMatchObject({ block: 1, start: 31 });
  });

  test('with two sentences stands only with both', () => {
    const both = { ...pilots, sources: [...pilots.sources, ...retire.sources] };
    const { matchingPoints } = reanchor(
      [sampleSummary({ points: [both] })],
      article('Eleven pilots still guide ships.'),
    );
    expect(matchingPoints).toBe(0);
  });

  test('that stands in two variants counts once', () => {
    const saved = [
      sampleSummary({ points: [pilots] }),
      sampleSummary({ length: 'short', points: [pilots] }),
    ];
    expect(reanchor(saved, before)).toMatchObject({
      savedPoints: 1,
      matchingPoints: 1,
      summaries: saved,
    });
  });

  test('without a sentence, or with an empty one, is never found', () => {
    const bare = { ...pilots, sources: [] };
    const empty = { ...retire, sources: retire.sources.map((one) => ({ ...one, quote: '' })) };
    expect(reanchor([sampleSummary({ points: [bare, empty] })], before).matchingPoints).toBe(0);
  });
});

test('a summary of which nothing is said any more is let go', () => {
  expect(reanchor([sampleSummary({ points: [retire] })], article('Another story.'))).toEqual({
    summaries: [],
    savedPoints: 1,
    matchingPoints: 0,
  });
});

describe('a record that somebody made to be slow', () => {
  /** Points of as many sources as the schemas allow, and what each of them quotes. */
  const bomb = (count: number, quoteOf: (n: number) => string) =>
    Array.from({ length: count }, (_summary, s) =>
      sampleSummary({
        points: Array.from({ length: 20 }, (_point, p) => ({
          text: `Point ${s}.${p}`,
          flags: [],
          sources: Array.from({ length: 20 }, (_source, n) =>
            sampleAnchor({ quote: quoteOf(s * 400 + p * 20 + n), prefix: 'e'.repeat(200) }),
          ),
        })),
      }),
    );
  const paragraphs = (count: number, text: string) =>
    article(...Array.from({ length: count }, () => text));

  /** How often texts are searched while `work` runs, and how many characters they have together. */
  function searchesIn(work: () => void): { calls: number; characters: number } {
    const count = { calls: 0, characters: 0 };
    const { indexOf } = String.prototype;
    String.prototype.indexOf = function (this: string, ...args: [string, number?]) {
      count.calls++;
      count.characters += this.length - (args[1] ?? 0);
      return indexOf.apply(this, args);
    };
    work();
    String.prototype.indexOf = indexOf;
    return count;
  }

  test('has a letter that stands everywhere looked for once, up to 200 places', () => {
    const now = paragraphs(4, 'e e '.repeat(100));
    const saved = bomb(2, () => 'e');
    const { calls } = searchesIn(() => expect(reanchor(saved, now).summaries).toHaveLength(2));
    expect(calls).toBeLessThan(1_000);
  });

  test('has 20,000 places compared, and keeps its points where they were beyond those', () => {
    const now = paragraphs(4, 'e e '.repeat(100));
    const saved = bomb(2, () => 'e');
    const { summaries, matchingPoints } = reanchor(saved, now);
    // Five points of twenty sources, each with 200 places.
    expect(matchingPoints).toBe(5);
    expect(summaries[1]).toEqual(saved[1]);
  });

  test('has an article looked through for some of its quotations, and keeps the points of all others', () => {
    const now = paragraphs(30, 'e e '.repeat(1_000));
    let summaries: readonly unknown[] = [];
    const { characters } = searchesIn(() => {
      const again = reanchor(
        bomb(20, (n) => `gone ${n}`),
        now,
      );
      summaries = again.summaries;
      expect(again.savedPoints).toBeLessThan(100);
    });
    expect(characters).toBeLessThan(60_000_000);
    // Of those that were not looked for, nobody can say that they are gone.
    expect(summaries.length).toBeGreaterThan(10);
    expect(summaries.length).toBeLessThan(20);
  });
});
