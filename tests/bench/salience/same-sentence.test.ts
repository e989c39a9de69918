import { describe, expect, it } from 'vitest';
import { findSentence, foldSpace, isSameSentence } from '../../../bench/salience/same-sentence.ts';

describe('foldSpace', () => {
  it('makes one space of line breaks, tabs and hard spaces, and none at the ends', () => {
    expect(foldSpace('  The tide\n\tturned\u00a0 early. ')).toBe('The tide turned early.');
  });
});

describe('isSameSentence', () => {
  const sentence = 'The ferry will not run on Sundays until the new quay is ready.';

  it('takes equal texts for the same, however short they are', () => {
    expect(isSameSentence('It sank.', 'It sank.')).toBe(true);
  });

  it('takes a text and a part of more than 20 characters for the same, in either order', () => {
    const part = 'The ferry will not ru';
    expect(part).toHaveLength(21);
    expect(isSameSentence(sentence, part)).toBe(true);
    expect(isSameSentence(part, sentence)).toBe(true);
  });

  it('takes a part of 20 characters for another text', () => {
    const part = 'The ferry will not r';
    expect(part).toHaveLength(20);
    expect(isSameSentence(sentence, part)).toBe(false);
    expect(isSameSentence(part, sentence)).toBe(false);
  });

  it('tells texts apart of which neither holds the other', () => {
    expect(isSameSentence(sentence, sentence.replace('Sundays', 'Mondays'))).toBe(false);
  });
});

describe('findSentence', () => {
  const sentences = [
    'The quay at Aldmouth is closed.',
    'Because the quay is closed, the boats lie upriver.',
    'the quay is closed, the boats lie upriver',
  ];

  it('prefers an equal sentence to an earlier one that only holds the text', () => {
    expect(findSentence(sentences, 'the quay is closed, the boats lie upriver')).toBe(2);
  });

  it('finds the first sentence that holds the text where none is equal', () => {
    expect(findSentence(sentences, 'the quay is closed, the boats')).toBe(1);
  });

  it('finds nothing for a short text that only stands in a sentence', () => {
    expect(findSentence(sentences, 'Aldmouth')).toBe(-1);
  });
});
