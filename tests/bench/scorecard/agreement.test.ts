import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { flagPoints } from '../../../bench/scorecard/check.ts';
import { type Flag, flags } from '../../../bench/scorecard/flags.ts';

interface Labelled {
  readonly lang: string;
  readonly title: string;
  readonly article: readonly string[];
  readonly points: readonly {
    readonly text?: string;
    readonly source: number;
    readonly flags: readonly Flag[];
  }[];
}

const url = new URL('../../../bench/scorecard/labelled.json', import.meta.url);
const labelled = JSON.parse(readFileSync(url, 'utf8')) as readonly Labelled[];

/** Every point with the flags of a person and of the rules. */
const judged = labelled.flatMap(({ lang, title, article, points }) => {
  const texts = points.map(({ text, source }) => ({ text: text ?? article[source] ?? '', source }));
  const told = flagPoints({ lang, title, headings: [], sentences: article, points: texts });
  return points.map((point, i) => ({
    where: `${lang}: ${texts[i]?.text}`,
    seen: new Set(point.flags),
    told: new Set(told[i]),
  }));
});

describe('the scorecard’s rules and a person’s judgment', () => {
  it('were compared on enough points of enough languages', () => {
    expect(judged.length).toBeGreaterThanOrEqual(120);
    expect(new Set(labelled.map(({ lang }) => lang)).size).toBeGreaterThanOrEqual(8);
    expect(judged.filter(({ seen }) => seen.size === 0).length).toBeGreaterThanOrEqual(50);
  });

  it('agree on nearly every point', () => {
    const differing = judged.filter(({ seen, told }) =>
      [...flags].some((flag) => seen.has(flag) !== told.has(flag)),
    );
    const list = differing.map(
      ({ where, seen, told }) => `${where} — seen ${[...seen]}, told ${[...told]}`,
    );
    expect(1 - differing.length / judged.length, list.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it.each(flags)('agree on “%s”', (flag) => {
    const seen = judged.filter((point) => point.seen.has(flag)).length;
    const told = judged.filter((point) => point.told.has(flag)).length;
    const both = judged.filter((point) => point.seen.has(flag) && point.told.has(flag)).length;
    expect(seen, 'has examples').toBeGreaterThan(1);
    expect(both / Math.max(1, told), 'precision').toBeGreaterThanOrEqual(0.85);
    expect(both / seen, 'recall').toBeGreaterThanOrEqual(0.85);
  });
});
