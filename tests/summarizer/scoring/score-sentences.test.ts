import { describe, expect, it } from 'vitest';
import { runToCompletion } from '../../../src/summarizer/cooperative.ts';
import {
  type SegmentedDocument,
  segmentDocumentSteps,
} from '../../../src/summarizer/document/document.ts';
import { computeFeatureSteps, featureNames } from '../../../src/summarizer/scoring/features.ts';
import { scoreSentencesSteps } from '../../../src/summarizer/scoring/score-sentences.ts';
import { computeVectorSteps } from '../../../src/summarizer/scoring/vectors.ts';
import { createProse, loadSample } from '../samples.ts';

function computeVectors(document: SegmentedDocument) {
  return runToCompletion(computeVectorSteps(document.sentences.map(({ terms }) => terms)));
}

describe('scoreSentencesSteps', () => {
  it('scores each sentence from 0 to 1, and the main news among the highest', () => {
    const document = runToCompletion(segmentDocumentSteps(loadSample('news--council-vote')));
    const scores = runToCompletion(scoreSentencesSteps(document, computeVectors(document)));
    expect(scores).toHaveLength(document.sentences.length);
    expect(Math.min(...scores)).toBeGreaterThan(0);
    expect(Math.max(...scores)).toBeLessThan(1);
    expect(scores[0]).toBeGreaterThan(Math.max(...scores) - 0.05);
  });

  it('returns no scores for an empty document', () => {
    expect(
      runToCompletion(
        scoreSentencesSteps(runToCompletion(segmentDocumentSteps(createProse([]))), []),
      ),
    ).toEqual([]);
  });
});

describe('computeFeatureSteps', () => {
  const document = runToCompletion(
    segmentDocumentSteps(
      createProse(
        ['Cracks close the bridge. He said: “No!”', 'Cracks (two) close it.'],
        'The bridge',
      ),
    ),
  );
  const rows = runToCompletion(computeFeatureSteps(document, computeVectors(document)));
  const value = (sentence: number, name: string) =>
    rows[sentence * featureNames.length + featureNames.indexOf(name)];

  it('returns finite features for each sentence, except those of the word models', () => {
    expect(document.sentences).toHaveLength(3);
    expect(rows).toHaveLength(3 * featureNames.length);
    const missing = featureNames.filter((name) => Number.isNaN(value(0, name)));
    expect(missing).toEqual(['acceptableWords', 'bestWords', 'badWords']);
    expect(rows.filter(Number.isFinite)).toHaveLength(3 * (featureNames.length - missing.length));
  });

  it('computes the position of a sentence', () => {
    expect([0, 1, 2].map((at) => value(at, 'fromStart'))).toEqual([0, 1, 2]);
    expect([0, 1, 2].map((at) => value(at, 'paragraph'))).toEqual([0, 0, 1]);
    expect([0, 1, 2].map((at) => value(at, 'opensBlock'))).toEqual([1, 0, 1]);
    expect(value(2, 'position')).toBe(1);
  });

  it('computes the overlap with the title and with earlier sentences', () => {
    expect(value(0, 'titleCovered')).toBe(1);
    expect(value(2, 'titleCovered')).toBe(0);
    expect(value(0, 'novelty')).toBe(1);
    expect(value(2, 'similarityToFirst')).toBeGreaterThan(0);
  });

  it('computes the punctuation of a sentence', () => {
    expect([0, 1, 2].map((at) => value(at, 'quotes'))).toEqual([0, 1, 0]);
    expect([0, 1, 2].map((at) => value(at, 'brackets'))).toEqual([0, 0, 1]);
  });

  it('computes the context dependence of a sentence', () => {
    expect([0, 1, 2].map((at) => value(at, 'contextDependence'))).toEqual([0, 3, 0]);
  });
});
