import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  foldSign,
  packNumbers,
  unfoldSign,
  unpackNumbers,
} from '../../src/trees/packed-numbers.ts';

describe('packNumbers', () => {
  it('spends one character on numbers below 64', () => {
    expect(packNumbers([0, 1, 2, 56, 57, 63])).toBe('#$%[]c');
  });

  it('spends two on numbers up to 1,791', () => {
    // 64 = 64 + 0·27; 91 = 64 + 0 + 1·27; 1791 = 64 + 26 + 63·27.
    expect(packNumbers([64, 91, 1791])).toBe('d#d$~c');
    expect(packNumbers([1792])).toHaveLength(3);
  });

  it('needs no escape in JSON', () => {
    const text = packNumbers(Array.from({ length: 3000 }, (_, i) => i));
    expect(JSON.stringify(text)).toBe(`"${text}"`);
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 32])('refuses %d', (number) => {
    expect(() => packNumbers([number])).toThrow(RangeError);
  });

  it('is undone by unpackNumbers', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(200), fc.nat(0xffffffff))), (numbers) => {
        expect([...unpackNumbers(packNumbers(numbers))]).toEqual(numbers);
      }),
    );
  });
});

describe('unpackNumbers', () => {
  it('drops a number that the end cuts off', () => {
    expect([...unpackNumbers('$d')]).toEqual([1]);
  });
});

describe('foldSign', () => {
  it('counts outwards from zero', () => {
    expect([0, -1, 1, -2, 2].map(foldSign)).toEqual([0, 1, 2, 3, 4]);
  });

  it('is undone by unfoldSign', () => {
    fc.assert(
      fc.property(fc.integer(), (number) => {
        expect(unfoldSign(foldSign(number))).toBe(number);
      }),
    );
  });
});
