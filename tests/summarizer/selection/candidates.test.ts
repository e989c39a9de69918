import { describe, expect, it } from 'vitest';
import { runToCompletion } from '../../../src/summarizer/cooperative.ts';
import { segmentDocumentSteps } from '../../../src/summarizer/document/document.ts';
import { findCandidateSteps } from '../../../src/summarizer/selection/candidates.ts';
import { createProse } from '../samples.ts';

/** Creates a sentence with this number of words. */
function createSentence(words: number): string {
  const start = 'The harbour council will repair the bridge before winter with'.split(' ');
  const stones = Array.from({ length: words - start.length - 1 }, () => 'new');
  return `${[...start, ...stones, 'stones'].join(' ')}.`;
}

function findCandidates(text: string) {
  return runToCompletion(
    findCandidateSteps(runToCompletion(segmentDocumentSteps(createProse([text])))),
  );
}

describe('findCandidateSteps', () => {
  it('accepts points of up to 45 words', () => {
    expect(findCandidates(createSentence(45)).map(({ countWords }) => countWords())).toEqual([45]);
    expect(findCandidates(createSentence(46))).toEqual([]);
  });
});
