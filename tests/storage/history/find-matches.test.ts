import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMatches } from '../../../src/storage/history/find-matches.ts';
import { anyText } from './samples.ts';

function findMatchedTexts(text: string, query: string): string[] {
  return findMatches(text, query).map(({ start, end }) => text.slice(start, end));
}

describe('findMatches', () => {
  it.each([
    ['The last pilots', 'pil', ['pil']],
    ['Pilots and pilots', 'PILOTS', ['Pilots', 'pilots']],
    ['Copilot', 'pilot', []],
    ['Straße', 'stras', ['Straß']],
    ['cafe\u0301s', 'café', ['cafe\u0301']],
    ['東京タワーの照明', 'タワー', ['タワー']],
    ['新しいiPhone', 'iph', ['iPh']],
    ['pilots', 'pil pilo', ['pilo']],
    ['افتتاح المكتبة', 'مكتبة', ['مكتبة']],
    ['افتتاح المكتبة', 'المكتبة', ['المكتبة']],
    ['a 🖊 pen', 'pen', ['pen']],
    ['anything', '', []],
  ])('finds the matches in %j of the query %j', (text, query, found) => {
    expect(findMatchedTexts(text, query)).toEqual(found);
  });

  it('returns sorted spans of the text that neither touch nor are empty', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, query) => {
        let last = -1;
        for (const { start, end } of findMatches(text, query)) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
