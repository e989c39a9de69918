import { describe, expect, it } from 'vitest';
import { createLabelledParts } from '../../../bench/train/labelled-page.ts';
import { featureNames } from '../../../src/summarizer/scoring/features.ts';

const sentences = [
  'The harbour council voted on Tuesday to close the old swing bridge to all cars from spring.',
  'Engineers had found cracks in two of the four bearings that carry the bridge over the sound.',
  'A repair would cost eleven million and take the workshops of the county almost three years.',
  'Shopkeepers on the southern quay fear that a third of their customers will stay at home now.',
  'Follow our newsletter to learn more about the harbour, the ferries and the people of the quay.',
];
const html = `<html lang="en"><title>Council closes bridge</title><article><h1>Council closes bridge</h1>${sentences
  .map((text) => `<p>${text}</p>`)
  .join('')}</article></html>`;

describe('createLabelledParts', () => {
  it("labels each sentence by the editor's judgment, and leaves out unjudged ones", () => {
    const [part] = createLabelledParts(html, {
      best: sentences.slice(0, 1),
      good: sentences.slice(1, 2),
      bad: [],
      seen: 3,
    });
    expect(part?.labels.slice(0, 3)).toEqual([1, 0.65, 0.2]);
    expect(part?.labels[3]).toBeNaN();
    expect(part?.rows).toHaveLength((part?.labels.length ?? 0) * featureNames.length);
  });

  it("labels by the order of the editor's best sentences how much of the message they carry", () => {
    const best = [2, 0].map((at) => sentences[at] ?? '');
    const [part] = createLabelledParts(html, { best, good: [], bad: [], seen: 4 });
    expect(part?.messageLabels.slice(0, 4)).toEqual([0.4, 0.03, 1, 0.03]);
    expect(part?.messageLabels[4]).toBeNaN();
  });

  it('labels a sentence bad wherever it is judged so', () => {
    const [part] = createLabelledParts(html, {
      best: sentences.slice(0, 1),
      good: [],
      bad: sentences.slice(0, 1),
      seen: 5,
    });
    expect(part?.labels[0]).toBe(0);
  });

  it('is empty for a page without an article', () => {
    expect(createLabelledParts('<p>Hello</p>', { best: [], good: [], bad: [], seen: 0 })).toEqual(
      [],
    );
  });
});
