import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Article, Block } from '../../src/extraction/article.ts';
import { summarize } from '../../src/summarizer/summarize.ts';
import {
  createSummary,
  lengths,
  type Point,
  Summary,
  summaryLimits,
  summaryTypes,
} from '../../src/summarizer/summary.ts';
import { createArticle, createProse } from './samples.ts';

const givenNames = ['Anna', 'Bruno', 'Carla', 'Dario', 'Emil', 'Frida', 'Gregor', 'Hanna'];
const endings = ['berg', 'holm', 'strand'];

/** Creates an article in which 24 persons each say something and one sentence names them all. */
function createArticleWithManyPersons(): Article {
  const people = endings.flatMap((ending) =>
    givenNames.map((given) => ({ given, surname: `${given.slice(0, 3)}${ending}` })),
  );
  const all = people.map(({ surname }) => surname).join(' and ');
  return createProse([
    `On Monday ${all} opened the repaired lock of the harbour together.`,
    ...people.map(
      ({ given, surname }) =>
        `${given} ${surname} said that the repair of the lock had taken far longer than anybody in the harbour expected.`,
    ),
  ]);
}

/** Creates a listicle whose items each start with a word of 6,000 letters. */
function createArticleWithLongWords(kind: Block['kind']): Article {
  const long = 'a'.repeat(6_000);
  const items = [1, 2, 3, 4, 5, 6].flatMap((n): Block[] => [
    { kind, ...(kind === 'heading' && { level: 2 }), text: `${n}. ${long}${n}` },
    {
      kind: 'paragraph',
      text: `The harbour office counted ${n}0 boats in the basin this week. Most of them came from the islands and left on the next day.`,
    },
  ]);
  return createArticle(items, '6 things that the harbour counts');
}

const hostile: [string, Article][] = [
  ['with a sentence that names 24 persons', createArticleWithManyPersons()],
  ['with very long words as headings', createArticleWithLongWords('heading')],
  ['with very long words as list items', createArticleWithLongWords('item')],
];

describe.each(hostile)('summarize, on an article %s', (_name, article) => {
  it.each(summaryTypes.flatMap((type) => lengths.map((length) => [type, length] as const)))(
    'returns a %s summary of length %s that fits the schema',
    (type, length) => {
      const summary = summarize(article, { type, length });
      expect(summary.ok && summary.value.points.length).toBeGreaterThan(0);
      expect(summary.ok && v.is(Summary, summary.value)).toBe(true);
    },
  );
});

describe('createSummary', () => {
  const variant = {
    engine: 'extractive',
    type: 'key-points',
    length: 'medium',
    lang: 'en',
  } as const;
  const point: Point = { text: 'The lock is open.', sources: [], flags: [] };

  it('leaves out a point that exceeds a limit', () => {
    const overlong = { ...point, text: 'x'.repeat(summaryLimits.text + 1) };
    expect(createSummary(variant, [overlong, point])).toEqual({
      ok: true,
      value: { ...variant, points: [point], droppedPoints: 0 },
    });
  });

  it('fails with `unexpected` if there are too many points', () => {
    const points = Array.from({ length: summaryLimits.points + 1 }, () => point);
    expect(createSummary(variant, points)).toMatchObject({ failure: { code: 'unexpected' } });
  });

  it('fails if the language tag is too long', () => {
    expect(createSummary({ ...variant, lang: 'x'.repeat(36) }, [point]).ok).toBe(false);
  });
});
