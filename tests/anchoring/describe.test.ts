import { describe, expect, it } from 'vitest';
import { describeAnchor } from '../../src/anchoring/describe.ts';
import { blockSeparator } from '../../src/extraction/article.ts';
import { createProse } from '../summarizer/samples.ts';

describe('describeAnchor', () => {
  it('quotes the span and the context on both sides', () => {
    const article = { ...createProse(['Before it. The sentence. After it.']), frameId: 3 };
    expect(describeAnchor(article, 0, 11, 24)).toEqual({
      block: 0,
      start: 11,
      end: 24,
      quote: 'The sentence.',
      prefix: 'Before it. ',
      suffix: ' After it.',
      frameId: 3,
    });
  });

  it('knows the page of a PDF on which the sentence begins', () => {
    const article = createProse(['Before it. The sentence. After it.']);
    const pageBreaks = [
      { start: 8, page: 5 },
      { start: 25, page: 7 },
    ];
    const blocks = article.blocks.map((block) => ({ ...block, page: 4, pageBreaks }));
    const pages = [0, 11, 25].map(
      (start) => describeAnchor({ ...article, blocks }, 0, start, 33).page,
    );
    expect(pages).toEqual([4, 5, 7]);
  });

  it('takes context from the neighbouring blocks if the sentence is a whole block', () => {
    const article = createProse(['Monday', 'Eat.', 'Tuesday', 'Eat.']);
    expect(describeAnchor(article, 1, 0, 4)).toMatchObject({
      prefix: `Monday${blockSeparator}`,
      suffix: `${blockSeparator}Tuesday${blockSeparator}Eat.`,
    });
    expect(describeAnchor(article, 3, 0, 4)).toMatchObject({
      prefix: `Monday${blockSeparator}Eat.${blockSeparator}Tuesday${blockSeparator}`,
      suffix: '',
    });
  });

  it('takes more context if the article repeats the sentence', () => {
    const long = 'x'.repeat(200);
    const once = describeAnchor(createProse([long, 'Said once.', long]), 1, 0, 10);
    const twice = describeAnchor(createProse([long, 'Said twice.', long, 'Said twice.']), 1, 0, 11);
    expect(once.prefix).toHaveLength(64);
    expect(twice.prefix).toHaveLength(201);
  });

  it('takes at most 64 characters on each side and never half of a surrogate pair', () => {
    const article = createProse([`${'😀'.repeat(40)}a here ${'😀'.repeat(40)}`]);
    const anchor = describeAnchor(article, 0, 82, 87);
    expect(anchor.quote).toBe('here ');
    expect(anchor.prefix.length).toBeLessThanOrEqual(64);
    expect(anchor.suffix).toBe('😀'.repeat(32));
    expect(anchor.prefix).toBe(`${'😀'.repeat(31)}a `);
  });
});
