import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/extraction/article.ts';
import { runToCompletion } from '../../../src/summarizer/cooperative.ts';
import { segmentDocumentSteps } from '../../../src/summarizer/document/document.ts';
import { findListItems, findPromisedCount } from '../../../src/summarizer/genres/listicle.ts';
import { createArticle } from '../samples.ts';

function findItems(title: string, headings: readonly string[]): string[] | undefined {
  const blocks = headings.flatMap((text): Block[] => [
    { kind: 'heading', level: 2, text },
    { kind: 'paragraph', text: 'The harbour has a bridge. Ships pass it at noon.' },
  ]);
  return findListItems(runToCompletion(segmentDocumentSteps(createArticle(blocks, title))))?.map(
    (item) => item.text,
  );
}

describe('findListItems', () => {
  it('finds numbered headings, without their numbers', () => {
    expect(findItems('On harbours', ['1. Cranes', '2) Quays', 'Step 3: Locks'])).toEqual([
      'Cranes',
      'Quays',
      'Locks',
    ]);
  });

  it('finds headings without numbers if they are as many as the title promises', () => {
    expect(findItems('3 things that a harbour needs', ['Cranes', 'Quays', 'Locks'])).toHaveLength(
      3,
    );
  });

  it('finds short headings without numbers if the title announces tips', () => {
    expect(findItems('How to build a harbour', ['Dig', 'Build quays', 'Set locks'])).toHaveLength(
      3,
    );
  });

  it('removes an ending that the headings share', () => {
    const headings = ['Cranes: our rating', 'Quays: our rating', 'Locks: our rating'];
    expect(findItems('3 things that a harbour needs', headings)).toEqual([
      'Cranes',
      'Quays',
      'Locks',
    ]);
  });

  it('returns undefined for headings without numbers under another title', () => {
    expect(findItems('A harbour town', ['Cranes', 'Quays', 'Locks'])).toBeUndefined();
  });

  it('returns undefined for an article about myths', () => {
    expect(
      findItems('3 myths about harbours', ['1. Cranes', '2. Quays', '3. Locks']),
    ).toBeUndefined();
  });

  it('leaves out headings about the article itself', () => {
    const about = ['How we tested the harbours', 'What to look for in a harbour'];
    expect(
      findItems('3 things that a harbour needs', ['1. Cranes', '2. Quays', '3. Locks', ...about]),
    ).toEqual(['Cranes', 'Quays', 'Locks']);
    expect(
      findItems('4 things that a harbour needs', ['Cranes', 'Quays', 'Locks', 'Conclusion']),
    ).toEqual(['Cranes', 'Quays', 'Locks']);
  });

  it('finds bullets that start with a short sentence if the title announces tips', () => {
    const blocks = ['Dig deep.', 'Build quays.', 'Set locks.'].map((text): Block => {
      return { kind: 'item', text: `${text} Ships of all sizes pass the bridge at noon.` };
    });
    const found = findListItems(
      runToCompletion(segmentDocumentSteps(createArticle(blocks, 'Tips for a harbour'))),
    );
    expect(found?.map((item) => item.text)).toEqual(['Dig deep', 'Build quays', 'Set locks']);
  });
});

describe('findPromisedCount', () => {
  it.each([
    ['7 ways to leave', 7],
    ['The 12 best harbours of 2025', 12],
    ['Harbours of 2025', undefined],
    ['A budget of $40', undefined],
    ['COVID-19 in harbours', undefined],
    ['3.5 reasons', undefined],
  ])('returns the number of items in %j: %s', (title, number) =>
    expect(findPromisedCount(title)).toBe(number),
  );
});
