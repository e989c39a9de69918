import { describe, expect, it } from 'vitest';
import { blockEdge } from '../../src/article/article.ts';
import { anchorOf } from '../../src/summary/ground.ts';
import { proseOf } from './samples.ts';

describe('anchorOf', () => {
  it('quotes the stretch between what stands around it', () => {
    const article = { ...proseOf(['Before it. The sentence. After it.']), frameId: 3 };
    expect(anchorOf(article, 0, 11, 24)).toEqual({
      block: 0,
      start: 11,
      end: 24,
      quote: 'The sentence.',
      prefix: 'Before it. ',
      suffix: ' After it.',
      frameId: 3,
    });
  });

  it('names the blocks before and after where a block is the whole sentence', () => {
    const article = proseOf(['Monday', 'Eat.', 'Tuesday', 'Eat.']);
    expect(anchorOf(article, 1, 0, 4)).toMatchObject({
      prefix: `Monday${blockEdge}`,
      suffix: `${blockEdge}Tuesday${blockEdge}Eat.`,
    });
    expect(anchorOf(article, 3, 0, 4)).toMatchObject({
      prefix: `Monday${blockEdge}Eat.${blockEdge}Tuesday${blockEdge}`,
      suffix: '',
    });
  });

  it('takes more of them where the article says it more than once', () => {
    const long = 'x'.repeat(200);
    const once = anchorOf(proseOf([long, 'Said once.', long]), 1, 0, 10);
    const twice = anchorOf(proseOf([long, 'Said twice.', long, 'Said twice.']), 1, 0, 11);
    expect(once.prefix).toHaveLength(64);
    expect(twice.prefix).toHaveLength(201);
  });

  it('takes at most 64 characters on each side, and never half of one', () => {
    const article = proseOf([`${'😀'.repeat(40)}a here ${'😀'.repeat(40)}`]);
    const anchor = anchorOf(article, 0, 82, 87);
    expect(anchor.quote).toBe('here ');
    expect(anchor.prefix.length).toBeLessThanOrEqual(64);
    expect(anchor.suffix).toBe('😀'.repeat(32));
    expect(anchor.prefix).toBe(`${'😀'.repeat(31)}a `);
  });
});
