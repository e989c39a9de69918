/** Feeds the summarizer texts on which a careless regular expression backtracks without end. */

import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/extraction/article.ts';
import { summarize } from '../../src/summarizer/summarize.ts';
import { hostilePages } from '../hostile/generate.ts';
import { createArticle } from './samples.ts';

/** With so many characters, a quadratic pattern exceeds the timeout of the test. */
const count = 40_000;
const [{ story } = { story: undefined }] = hostilePages(1, 1);
const paragraphs = (story?.paragraphs ?? []).map(
  (sentences): Block => ({ kind: 'paragraph', text: sentences.join(' ') }),
);

describe('summarize, on a block that repeats one character', () => {
  it.each(['.', ':', '!', ' .', '"', '(', '1,', '- ', '„', '「'])(
    'finishes in time for %j',
    (character) => {
      const text = `The sum ${character.repeat(count)}x`;
      const article = createArticle([...paragraphs, { kind: 'paragraph', text }], story?.title);
      const summary = summarize(article, { type: 'key-points', length: 'medium' });
      expect(summary.ok && summary.value.points.length).toBeGreaterThan(2);
    },
    20_000,
  );
});
