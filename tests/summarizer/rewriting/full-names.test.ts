import { describe, expect, it } from 'vitest';
import { runToCompletion } from '../../../src/summarizer/cooperative.ts';
import { segmentDocumentSteps } from '../../../src/summarizer/document/document.ts';
import { completeNamesSteps } from '../../../src/summarizer/rewriting/full-names.ts';
import { createPoint, noNeighbours } from '../../../src/summarizer/rewriting/points.ts';
import { createProse } from '../samples.ts';

function named(paragraphs: readonly string[], shown: readonly number[], lang = 'en') {
  const document = runToCompletion(segmentDocumentSteps(createProse(paragraphs, '', lang)));
  const sentences = document.sentences.filter(({ index }) => shown.includes(index));
  return runToCompletion(
    completeNamesSteps(
      sentences.map((sentence) => createPoint(sentence, document, noNeighbours)),
      document,
    ),
  );
}

const story = [
  'Mara Lindqvist leads the council of the harbour.',
  'Lindqvist said that the bridge would be closed.',
  'The buses will be moved, Lindqvist added.',
];

describe('completeNamesSteps', () => {
  it('makes the first surname whole, marks what it added, and says where it stands', () => {
    const [point] = named(story, [1, 2]);
    expect(point?.text).toBe('Mara Lindqvist said that the bridge would be closed.');
    expect(point?.insertedSpans).toEqual([{ start: 0, end: 5 }]);
    expect(point?.sources[1]).toMatchObject({ block: 0, quote: 'Mara Lindqvist' });
  });

  it('leaves later mentions, and names that are shown whole', () => {
    expect(named(story, [1, 2])[1]?.text).toBe('The buses will be moved, Lindqvist added.');
    expect(named(story, [0, 1])[1]?.text).toBe('Lindqvist said that the bridge would be closed.');
  });

  it('leaves a surname that two persons share', () => {
    const [point] = named(['Jon Lindqvist sells fish.', ...story], [2]);
    expect(point?.text).toBe('Lindqvist said that the bridge would be closed.');
  });

  it('leaves names of what does not speak, and languages that inflect names', () => {
    expect(named(['Port Ellin is old.', 'Ellin has a bridge.'], [1])[0]?.text).toBe(
      'Ellin has a bridge.',
    );
    expect(named(story, [1], 'pl')[0]?.insertedSpans).toBeUndefined();
  });
});
