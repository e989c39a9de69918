import { describe, expect, it } from 'vitest';
import { runToCompletion } from '../../../src/summarizer/cooperative.ts';
import { segmentDocumentSteps } from '../../../src/summarizer/document/document.ts';
import { computeVectorSteps } from '../../../src/summarizer/scoring/vectors.ts';
import { type Candidate, selectSteps } from '../../../src/summarizer/selection/select.ts';
import { createProse } from '../samples.ts';

function createCandidates(...scored: readonly (readonly [string, number])[]): Candidate[] {
  const document = runToCompletion(segmentDocumentSteps(createProse(scored.map(([text]) => text))));
  const vectors = runToCompletion(computeVectorSteps(document.sentences.map(({ terms }) => terms)));
  return document.sentences.map((sentence, at) => ({
    sentence,
    vector: vectors[at] ?? new Map(),
    score: scored[at]?.[1] ?? 0,
    group: sentence.section,
    countWords: () => sentence.length,
  }));
}

function getIndices(chosen: readonly Candidate[]): number[] {
  return chosen.map(({ sentence }) => sentence.index);
}

const varied = [
  ['Engineers found cracks in the bearings of the bridge.', 0.5],
  ['Councillors voted for a new footway across the sound.', 0.9],
  ['Shopkeepers fear that customers will stay at home.', 0.7],
] as const;

describe('selectSteps', () => {
  it('selects the best candidates and returns them in text order', () => {
    expect(
      getIndices(runToCompletion(selectSteps(createCandidates(...varied), { sentences: 2 }))),
    ).toEqual([1, 2]);
  });

  it('selects nothing without a sufficient budget', () => {
    expect(runToCompletion(selectSteps(createCandidates(...varied), { sentences: 0 }))).toEqual([]);
    expect(runToCompletion(selectSteps(createCandidates(...varied), { words: 3 }))).toEqual([]);
  });

  it('fills a budget of words with whole sentences and does not exceed it', () => {
    const all = createCandidates(...varied);
    expect(getIndices(runToCompletion(selectSteps(all, { words: 17 })))).toEqual([1, 2]);
    expect(getIndices(runToCompletion(selectSteps(all, { words: 16 })))).toEqual([1]);
  });

  it('skips a redundant candidate', () => {
    const said = createCandidates(
      ['Engineers found cracks in the bearings of the bridge.', 0.9],
      ['Cracks in the bearings of the bridge were found by engineers.', 0.8],
      ['Shopkeepers fear that customers will stay at home.', 0.1],
    );
    expect(getIndices(runToCompletion(selectSteps(said, { sentences: 2 })))).toEqual([0, 2]);
  });

  it('prefers a sentence that does not depend on another', () => {
    const said = createCandidates(
      ['Engineers found cracks in the bearings of the bridge.', 0.1],
      ['They asked the council for an immediate closure.', 0.7],
      ['Shopkeepers fear that customers will stay at home.', 0.6],
    );
    expect(getIndices(runToCompletion(selectSteps(said, { sentences: 1 })))).toEqual([2]);
  });

  it('selects a dependent sentence together with the one it depends on', () => {
    const said = createCandidates(
      ['Engineers found cracks in the bearings of the bridge.', 0.9],
      ['They asked the council for an immediate closure.', 0.7],
      ['Shopkeepers fear that customers will stay at home.', 0.4],
    );
    expect(getIndices(runToCompletion(selectSteps(said, { sentences: 2 })))).toEqual([0, 1]);
  });

  it('selects no candidate that scores less than the minimum', () => {
    const chosen = runToCompletion(
      selectSteps(createCandidates(...varied), { sentences: 3 }, { minScore: 0.65 }),
    );
    expect(getIndices(chosen)).toEqual([1, 2]);
  });

  it('does not return candidates that were chosen before', () => {
    const all = createCandidates(...varied);
    expect(
      getIndices(runToCompletion(selectSteps(all, { sentences: 1 }, { chosen: all.slice(1, 2) }))),
    ).toEqual([2]);
  });
});

describe('selectSteps, on a text without sections', () => {
  it('spreads over paragraphs that are as long as sections', () => {
    const topics = ['bridge', 'ferry', 'museum'];
    const verbs = ['opened', 'burned', 'moved', 'sank'];
    const document = runToCompletion(
      segmentDocumentSteps(
        createProse(
          topics.map((topic) => verbs.map((verb) => `One ${topic} ${verb} there.`).join(' ')),
        ),
      ),
    );
    const vectors = runToCompletion(
      computeVectorSteps(document.sentences.map(({ terms }) => terms)),
    );
    const all = document.sentences.map((sentence, at) => ({
      sentence,
      vector: vectors[at] ?? new Map(),
      score: 1 - 0.01 * at,
      group: sentence.section,
      countWords: () => sentence.length,
    }));
    const paragraphs = runToCompletion(selectSteps(all, { sentences: 3 })).map(
      ({ sentence }) => sentence.paragraph,
    );
    expect(paragraphs).toEqual([0, 1, 2]);
  });
});
