import { describe, expect, it } from 'vitest';
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

/** Creates a point with one quote of the old article as its source. */
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

describe('reanchoring a point', () => {
  it('follows its sentence to the new position', () => {
    const now = article('A new beginning.', 'It is said: Eleven pilots still guide ships. So far.');
    const { summaries, savedPoints, matchingPoints } = reanchor(
      [sampleSummary({ points: [pilots, retire] })],
      now,
    );
    expect([savedPoints, matchingPoints]).toEqual([2, 1]);
    expect(summaries[0]?.points[0]?.sources).toEqual([describeAnchor(now, 1, 12, 44)]);
  });

  it('keeps the old anchor if the sentence is missing', () => {
    const now = article('Eleven pilots still guide ships.');
    const { summaries } = reanchor([sampleSummary({ points: [pilots, retire] })], now);
    expect(summaries[0]?.points[1]).toEqual(retire);
  });

  it('chooses the occurrence with the same context among equal sentences', () => {
    const second = point(1, 'The harbour was dredged twice.', 1);
    const { summaries } = reanchor(
      [sampleSummary({ points: [second] })],
      article('New.', before.blocks[1]?.text ?? ''),
    );
    expect(summaries[0]?.points[0]?.sources[0]).toMatchObject({ block: 1, start: 31 });
  });

  it('counts a point as found only if both of its sentences are', () => {
    const both = { ...pilots, sources: [...pilots.sources, ...retire.sources] };
    const { matchingPoints } = reanchor(
      [sampleSummary({ points: [both] })],
      article('Eleven pilots still guide ships.'),
    );
    expect(matchingPoints).toBe(0);
  });

  it('counts a point in two variants once', () => {
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

  it('never finds a point without sources or with an empty quote', () => {
    const bare = { ...pilots, sources: [] };
    const empty = { ...retire, sources: retire.sources.map((one) => ({ ...one, quote: '' })) };
    expect(reanchor([sampleSummary({ points: [bare, empty] })], before).matchingPoints).toBe(0);
  });

  it('drops a summary if the article contains none of its points any more', () => {
    expect(reanchor([sampleSummary({ points: [retire] })], article('Another story.'))).toEqual({
      summaries: [],
      savedPoints: 1,
      matchingPoints: 0,
    });
  });
});

describe('reanchoring a record that was made to be slow', () => {
  /**
   * Creates points with as many sources as the schemas allow; `getQuote` returns the quote of each.
   */
  const createManySources = (count: number, getQuote: (n: number) => string) =>
    Array.from({ length: count }, (_summary, s) =>
      sampleSummary({
        points: Array.from({ length: 20 }, (_point, p) => ({
          text: `Point ${s}.${p}`,
          flags: [],
          sources: Array.from({ length: 20 }, (_source, n) =>
            sampleAnchor({ quote: getQuote(s * 400 + p * 20 + n), prefix: 'e'.repeat(200) }),
          ),
        })),
      }),
    );
  const paragraphs = (count: number, text: string) =>
    article(...Array.from({ length: count }, () => text));

  /** Counts the searches during `work`, and the characters searched. */
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

  it('searches a frequent letter once and stops after 200 occurrences', () => {
    const now = paragraphs(4, 'e e '.repeat(100));
    const saved = createManySources(2, () => 'e');
    const { calls } = searchesIn(() => expect(reanchor(saved, now).summaries).toHaveLength(2));
    expect(calls).toBeLessThan(1_000);
  });

  it('compares at most 20,000 occurrences and keeps the points beyond that', () => {
    const now = paragraphs(4, 'e e '.repeat(100));
    const saved = createManySources(2, () => 'e');
    const { summaries, matchingPoints } = reanchor(saved, now);
    // There are five points of twenty sources with 200 occurrences each.
    expect(matchingPoints).toBe(5);
    expect(summaries[1]).toEqual(saved[1]);
  });

  it('limits the characters searched and keeps the points that were not searched', () => {
    const now = paragraphs(30, 'e e '.repeat(1_000));
    let summaries: readonly unknown[] = [];
    const { characters } = searchesIn(() => {
      const again = reanchor(
        createManySources(20, (n) => `gone ${n}`),
        now,
      );
      summaries = again.summaries;
      expect(again.savedPoints).toBeLessThan(100);
    });
    expect(characters).toBeLessThan(60_000_000);
    // Points that were not searched must not count as missing.
    expect(summaries.length).toBeGreaterThan(10);
    expect(summaries.length).toBeLessThan(20);
  });
});
