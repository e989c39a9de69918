import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/extraction/article.ts';
import { runToCompletion } from '../../../src/summarizer/cooperative.ts';
import {
  findLabelBefore,
  segmentDocumentSteps,
} from '../../../src/summarizer/document/document.ts';
import { createArticle, createProse } from '../samples.ts';

const blocks: Block[] = [
  { kind: 'paragraph', text: 'The bridge is closed. Buses take the ring road.' },
  { kind: 'heading', level: 2, text: 'About Norrvik Pumps' },
  { kind: 'paragraph', text: 'Norrvik makes pumps.' },
  { kind: 'heading', level: 3, text: 'Its plants' },
  { kind: 'paragraph', text: 'There are four of them.' },
  { kind: 'heading', level: 2, text: 'About half of them agree, and some say why' },
  { kind: 'code', text: 'bridge.close();' },
  { kind: 'paragraph', text: 'Photo from the north bank' },
  { kind: 'paragraph', text: 'The end is near.' },
];

describe('segmentDocumentSteps', () => {
  const document = runToCompletion(segmentDocumentSteps(createArticle(blocks)));

  it('records the position of each sentence', () => {
    expect(document.sentences.map(({ text }) => text)).toEqual([
      'The bridge is closed.',
      'Buses take the ring road.',
      'Norrvik makes pumps.',
      'There are four of them.',
      'The end is near.',
    ]);
    const [, second] = document.sentences;
    expect(second).toMatchObject({
      index: 1,
      block: 0,
      start: 22,
      end: 47,
      isFirstInBlock: false,
      section: 0,
    });
    expect(document.sentences.map(({ paragraph }) => paragraph)).toEqual([0, 0, 1, 2, 3]);
  });

  it('marks boilerplate sections and their subsections', () => {
    expect(document.sections.map(({ isBoilerplate }) => isBoilerplate)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('treats a short block that does not end like a sentence as a label', () => {
    expect([...document.labels]).toEqual([[7, 'Photo from the north bank']]);
  });

  it('finds labels that start three or more sentences', () => {
    const rows = ['one', 'two', 'three'].map((row) => `Good for: ${row} of us.`);
    expect([...runToCompletion(segmentDocumentSteps(createProse(rows))).repeatedLabels]).toEqual([
      'Good for',
    ]);
    expect(
      runToCompletion(segmentDocumentSteps(createProse(rows.slice(1)))).repeatedLabels.size,
    ).toBe(0);
  });

  it('ignores text that is too long to be a sentence', () => {
    expect(
      runToCompletion(segmentDocumentSteps(createProse([`${'long '.repeat(310)}end.`]))).sentences,
    ).toEqual([]);
  });
});

describe('findLabelBefore', () => {
  it('returns the words before a colon', () => {
    expect(findLabelBefore('Best for: long dinners')).toBe('Best for');
  });

  it('returns undefined for a colon within a time', () => {
    expect(findLabelBefore('At 12:30 it rained')).toBeUndefined();
  });
});
