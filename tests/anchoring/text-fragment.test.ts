import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toTextFragmentUrl } from '../../src/anchoring/text-fragment.ts';
import type { Anchor } from '../../src/extraction/article.ts';
import { anyText, anyUnits, sampleAnchor } from '../storage/history/samples.ts';

/** Returns the decoded parts of the directive. */
function directive(anchor: Partial<Anchor>, lang = 'en'): string[] {
  const link = toTextFragmentUrl('https://tide.example/a', sampleAnchor(anchor), lang);
  const prefix = 'https://tide.example/a#:~:text=';
  expect(link.startsWith(prefix)).toBe(true);
  return link
    .slice(prefix.length)
    .split(',')
    .map((part) => part.replace(/^-|-$/g, (dash) => `{${dash}}`))
    .map(decodeURIComponent);
}

describe('toTextFragmentUrl', () => {
  it('keeps the routing fragment before the directive', () => {
    const link = toTextFragmentUrl(
      'https://tide.example/app#/pilots',
      sampleAnchor({ quote: 'Eleven pilots still guide ships.' }),
      'en',
    );
    expect(link).toBe(
      'https://tide.example/app#/pilots:~:text=Eleven%20pilots%20still%20guide%20ships.',
    );
  });

  it('quotes a short sentence whole', () => {
    expect(directive({ quote: 'Eleven pilots still guide ships.' })).toEqual([
      'Eleven pilots still guide ships.',
    ]);
  });

  it('quotes a long sentence by its ends, cut at word boundaries', () => {
    const quote =
      '“Each of the eleven pilots who still guide ships,” she says, “will have left before the next winter.”';
    expect(directive({ quote })).toEqual([
      '“Each of the eleven pilots',
      'left before the next winter.”',
    ]);
  });

  it('adds whole words of context to a very short sentence', () => {
    const short = {
      quote: 'Two will retire.',
      prefix: 'obody here denies it any more. ',
      suffix: ' Then there were only ni',
    };
    expect(directive(short)).toEqual(['it any more.{-}', 'Two will retire.', '{-}Then there were']);
    expect(directive({ ...short, prefix: '' })).toEqual(['Two will retire.', '{-}Then there were']);
    expect(directive({ ...short, prefix: '', suffix: '' })).toEqual(['Two will retire.']);
  });

  it('cuts scripts without spaces at word boundaries too', () => {
    const quote =
      '研究人员表示，这项新的研究成果将在未来几年内对整个行业产生深远的影响，并且可能改变人们的生活方式。';
    const [start = '', end = '', ...rest] = directive({ quote }, 'zh');
    expect(rest).toEqual([]);
    expect(quote.startsWith(start)).toBe(true);
    expect(quote.endsWith(end)).toBe(true);
    expect(start.length + end.length).toBeLessThan(quote.length);
  });

  it('encodes the directive’s own syntax', () => {
    const link = toTextFragmentUrl(
      'https://tide.example/a',
      sampleAnchor({ quote: 'A-b, c & d (100%) of them.' }),
      'en',
    );
    expect(link).toBe(
      'https://tide.example/a#:~:text=A%2Db%2C%20c%20%26%20d%20%28100%25%29%20of%20them.',
    );
  });

  it('returns the address itself if the quote has no words', () => {
    expect(toTextFragmentUrl('https://tide.example/a', sampleAnchor({ quote: '…' }), 'en')).toBe(
      'https://tide.example/a',
    );
  });

  it('creates an address that contains the quote and cannot be broken out of, for any quote', () => {
    fc.assert(
      fc.property(anyText, anyUnits, anyUnits, (quote, prefix, suffix) => {
        const anchor = sampleAnchor({ quote, prefix, suffix });
        const link = toTextFragmentUrl('https://tide.example/a', anchor, 'en');
        expect(link).toMatch(
          /^https:\/\/tide\.example\/a(?:#:~:text=(?:[\w.~]|%[0-9A-F]{2}|-,|,-|,)+)?$/,
        );
      }),
    );
  });
});
