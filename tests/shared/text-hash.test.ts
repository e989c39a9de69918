import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashTexts } from '../../src/shared/text-hash.ts';
import { anyUnit } from '../extraction/pages.ts';

describe('hashTexts', () => {
  it('is 64-bit FNV-1a over code units with a separator after each text', () => {
    // The reference implementation uses BigInt, as the definition reads.
    const reference = (texts: readonly string[]): string => {
      let hash = 0xcbf29ce484222325n;
      for (const text of texts)
        for (const unit of [
          ...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)),
          0x10000,
        ])
          hash = ((hash ^ BigInt(unit)) * 0x100000001b3n) & 0xffffffffffffffffn;
      return hash.toString(16).padStart(16, '0');
    };
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: anyUnit, maxLength: 12 }), { maxLength: 4 }),
        (texts) => {
          expect(hashTexts(texts)).toBe(reference(texts));
        },
      ),
    );
  });

  it('distinguishes texts that are split at different positions', () => {
    expect(hashTexts(['ab', 'c'])).not.toBe(hashTexts(['a', 'bc']));
  });
});
