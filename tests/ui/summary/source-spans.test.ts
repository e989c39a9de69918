import { describe, expect, it, vi } from 'vitest';
import { findSourceSpans } from '../../../src/ui/summary/receipt.tsx';
import { sampleAnchor, samplePoint } from '../../storage/history/samples.ts';

vi.mock('webextension-polyfill', async () => {
  const { fakeBrowser } = await import('../../fakes/browser.ts');
  return { default: fakeBrowser() };
});

const blocks = [
  { kind: 'paragraph' as const, text: 'Eleven pilots still guide ships. Two will retire in May.' },
  { kind: 'paragraph' as const, text: 'Nobody follows them.' },
];
const pointAt = (...places: [block: number, start: number, end: number][]) =>
  samplePoint('A point.', {
    sources: places.map(([block, start, end]) => sampleAnchor({ block, start, end })),
  });

describe('findSourceSpans', () => {
  it('finds the sentences of each point in text order', () => {
    const spans = findSourceSpans(blocks, [pointAt([0, 33, 56]), pointAt([0, 0, 32], [1, 0, 20])]);
    expect([...spans]).toEqual([
      [
        0,
        [
          { start: 0, end: 32, points: [2] },
          { start: 33, end: 56, points: [1] },
        ],
      ],
      [1, [{ start: 0, end: 20, points: [2] }]],
    ]);
  });

  it('merges overlapping sentences into one span with the numbers of all their points', () => {
    const points = [pointAt([0, 10, 56]), pointAt([0, 0, 32]), pointAt([0, 20, 30])];
    expect(findSourceSpans(blocks, points).get(0)).toEqual([
      { start: 0, end: 56, points: [1, 2, 3] },
    ]);
  });

  it('ignores anchors outside the text', () => {
    const points = [pointAt([7, 0, 5]), pointAt([1, 50, 60]), pointAt([1, 10, 99])];
    expect([...findSourceSpans(blocks, points)]).toEqual([
      [1, [{ start: 10, end: 20, points: [3] }]],
    ]);
  });

  it('finds nothing for points without sources', () => {
    expect(findSourceSpans(blocks, [samplePoint('A point.', { sources: [] })]).size).toBe(0);
  });
});
