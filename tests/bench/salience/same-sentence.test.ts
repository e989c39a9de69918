import { describe, expect, it } from 'vitest';
import { findSentence, isSameSentence } from '../../../bench/salience/same-sentence.ts';

describe('isSameSentence', () => {
  const sentence = 'The ferry will not run on Sundays until the new quay is ready.';

  it('is true for equal texts of any length', () => {
    expect(isSameSentence('It sank.', 'It sank.')).toBe(true);
  });

  it('is true for a text and a part of more than 20 characters, in either order', () => {
    const part = 'The ferry will not ru';
    expect(part).toHaveLength(21);
    expect(isSameSentence(sentence, part)).toBe(true);
    expect(isSameSentence(part, sentence)).toBe(true);
  });

  it('is false for a part of 20 characters', () => {
    const part = 'The ferry will not r';
    expect(part).toHaveLength(20);
    expect(isSameSentence(sentence, part)).toBe(false);
    expect(isSameSentence(part, sentence)).toBe(false);
  });

  it('is false if neither text contains the other', () => {
    expect(isSameSentence(sentence, sentence.replace('Sundays', 'Mondays'))).toBe(false);
  });
});

describe('findSentence', () => {
  const sentences = [
    'The quay at Aldmouth is closed.',
    'Because the quay is closed, the boats lie upriver.',
    'the quay is closed, the boats lie upriver',
  ];

  it('prefers an equal sentence to an earlier one that contains the text', () => {
    expect(findSentence(sentences, 'the quay is closed, the boats lie upriver')).toBe(2);
  });

  it('returns the first sentence that contains the text if none is equal', () => {
    expect(findSentence(sentences, 'the quay is closed, the boats')).toBe(1);
  });

  it('returns -1 for a short text within a sentence', () => {
    expect(findSentence(sentences, 'Aldmouth')).toBe(-1);
  });
});
