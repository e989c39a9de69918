import { describe, expect, it } from 'vitest';
import { runToCompletion } from '../../../src/summarizer/cooperative.ts';
import { segmentDocumentSteps } from '../../../src/summarizer/document/document.ts';
import { findDefinition } from '../../../src/summarizer/genres/documentation.ts';
import type { Candidate } from '../../../src/summarizer/selection/select.ts';
import { createProse } from '../samples.ts';

const texts = [
  'A message queue keeps messages until a consumer has acknowledged them.',
  'Messages are delivered at least once, so that a consumer may see one of them twice.',
];

function find(title: string, score = 0.6) {
  const document = runToCompletion(segmentDocumentSteps(createProse(texts, title)));
  const candidates = document.sentences.map(
    (sentence): Candidate => ({
      sentence,
      vector: new Map(),
      group: 0,
      score,
      countWords: () => 9,
    }),
  );
  return findDefinition(document, candidates)[0]?.sentence.text;
}

describe('findDefinition', () => {
  it('finds the sentence that starts with the term of the title', () => {
    expect(find('Message queues')).toBe(texts[0]);
  });

  it('returns undefined if the title is not a term, or is another one', () => {
    expect(find('Message queues lose fewer messages than direct calls do')).toBeUndefined();
    expect(find('Retention')).toBeUndefined();
    expect(find('')).toBeUndefined();
  });

  it('returns undefined if the sentence scores too little', () => {
    expect(find('Message queues', 0.3)).toBeUndefined();
  });
});
