/** Texts that make a careless pattern try every way of matching. */

import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/extraction/article.ts';
import { summarize } from '../../src/summarizer/summarize.ts';
import { hostilePages } from '../hostile/generate.ts';
import { createArticle } from './samples.ts';

/** Long enough that a step for every two of them takes longer than any test may. */
const count = 40_000;
const [{ story } = { story: undefined }] = hostilePages(1, 1);
const paragraphs = (story?.paragraphs ?? []).map(
  (sentences): Block => ({ kind: 'paragraph', text: sentences.join(' ') }),
);

describe('a block of bait', () => {
  it.each(['.', ':', '!', ' .', '"', '(', '1,', '- ', '„', '「'])(
    'of %j does not hold the summary up',
    (bait) => {
      const text = `The sum ${bait.repeat(count)}x`;
      const given = createArticle([...paragraphs, { kind: 'paragraph', text }], story?.title);
      const summary = summarize(given, { type: 'key-points', length: 'medium' });
      expect(summary.ok && summary.value.points.length).toBeGreaterThan(2);
    },
    20_000,
  );
});
