import { describe, expect, it } from 'vitest';
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

  it('takes at most 64 characters on each side, and never half of one', () => {
    const article = proseOf([`${'😀'.repeat(40)}a here ${'😀'.repeat(40)}`]);
    const anchor = anchorOf(article, 0, 82, 87);
    expect(anchor.quote).toBe('here ');
    expect(anchor.prefix.length).toBeLessThanOrEqual(64);
    expect(anchor.suffix).toBe('😀'.repeat(32));
    expect(anchor.prefix).toBe(`${'😀'.repeat(31)}a `);
  });
});
