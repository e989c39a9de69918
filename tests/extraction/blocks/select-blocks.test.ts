import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectBlocks } from '../../../src/extraction/blocks/select-blocks.ts';

const noLinks = (): boolean => false;

describe('selectBlocks', () => {
  it('selects a clear article and nothing else', () => {
    const probabilities = [0.02, 0.05, 0.95, 0.97, 0.9, 0.99, 0.04, 0.03];
    const words = [3, 4, 40, 60, 50, 45, 12, 3];
    expect(selectBlocks(probabilities, words, noLinks)).toEqual([
      false,
      false,
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('requires a higher probability far from the article', () => {
    // The same block occurs once in the run, and once after many blocks outside it.
    const article = [0.98, 0.59, 0.98, 0.98];
    const away = Array.from({ length: 20 }, () => 0.01);
    const words = [80, 30, 80, 80, ...away.map(() => 40), 30];
    const isSelected = selectBlocks([...article, ...away, 0.59], words, noLinks);
    expect(isSelected[1]).toBe(true);
    expect(isSelected.at(-1)).toBe(false);
  });

  it('fills a gap of almost the same probability, but not with links', () => {
    const words = [60, 3, 3, 60, 3, 30, 60];
    const probabilities = [0.9, 0.4, 0.4, 0.9, 0.4, 0.05, 0.9];
    const isSelected = selectBlocks(probabilities, words, (i) => i === 2);
    expect(isSelected).toEqual([true, true, false, true, false, false, true]);
  });

  it('lowers the threshold if nothing would be selected', () => {
    expect(selectBlocks([0.02, 0.12, 0.11], [5, 40, 40], noLinks)).toEqual([false, true, true]);
  });

  it('returns a value for every block, for any input', () => {
    const blocks = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(500)));
    fc.assert(
      fc.property(blocks, (list) => {
        const isSelected = selectBlocks(
          list.map(([p]) => p),
          list.map(([, words]) => words),
          noLinks,
        );
        expect(isSelected).toHaveLength(list.length);
      }),
    );
  });
});
