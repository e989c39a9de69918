import { describe, expect, it } from 'vitest';
import { foldSpace } from '../../../bench/metrics/words.ts';

describe('foldSpace', () => {
  it('turns line breaks, tabs and no-break spaces into single spaces, and trims the ends', () => {
    expect(foldSpace('  The tide\n\tturned\u00a0 early. ')).toBe('The tide turned early.');
  });
});
