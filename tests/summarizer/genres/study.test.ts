import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/extraction/article.ts';
import { runToCompletion } from '../../../src/summarizer/cooperative.ts';
import { segmentDocumentSteps } from '../../../src/summarizer/document/document.ts';
import { findPaperSentences } from '../../../src/summarizer/genres/study.ts';
import type { Candidate } from '../../../src/summarizer/selection/select.ts';
import { createArticle } from '../samples.ts';

const stated = 'We show that swing bridges with oiled bearings last twice as long as others.';
const motive = 'Swing bridges are closed for repairs on forty days of an average year.';
const ended = 'Oil costs less than a hundredth of what a new bearing does in any harbour.';
const other = 'The bridges of nine harbours were observed over a period of eleven years.';

const blocks: Block[] = [
  { kind: 'heading', level: 2, text: 'Abstract' },
  { kind: 'paragraph', text: `${motive} ${stated}` },
  { kind: 'heading', level: 2, text: '1 Introduction' },
  { kind: 'paragraph', text: other },
  { kind: 'heading', level: 2, text: '2. Methods' },
  { kind: 'paragraph', text: other },
  { kind: 'heading', level: 2, text: '3 Conclusions' },
  { kind: 'paragraph', text: ended },
];

function find(limit: number, isPdf = true, of: readonly Block[] = blocks) {
  const article = createArticle(of, 'On bearings');
  const document = runToCompletion(
    segmentDocumentSteps(isPdf ? { ...article, pages: { read: 9, total: 9 } } : article),
  );
  const candidates = document.sentences.map(
    (sentence): Candidate => ({
      sentence,
      vector: new Map(),
      group: 0,
      score: 0.5,
      countWords: () => 9,
    }),
  );
  return findPaperSentences(document, candidates, limit).map(({ sentence }) => sentence.text);
}

describe('findPaperSentences', () => {
  it('finds what was found before why it was looked for', () => {
    expect(find(1)).toEqual([stated]);
  });

  it('finds the abstract, and a sentence of the conclusion where there is room', () => {
    expect(find(3)).toEqual([stated, motive]);
    expect(find(5)).toEqual([stated, motive, ended]);
  });

  it('takes the text before the introduction for an abstract without a heading', () => {
    expect(find(3, true, blocks.slice(1))).toEqual([stated, motive]);
    const [, abstract, , ...others] = blocks;
    const first: Block = { kind: 'heading', level: 2, text: '1 Bridges' };
    expect(find(3, true, [...(abstract ? [abstract] : []), first, ...others])).toEqual([]);
  });

  it('finds nothing in a web page, or without an abstract at the beginning', () => {
    expect(find(5, false)).toEqual([]);
    expect(find(5, true, blocks.slice(2))).toEqual([]);
    expect(find(5, true, [...blocks.slice(2), ...blocks.slice(0, 2)])).toEqual([]);
  });
});
