import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/extraction/article.ts';
import { runToCompletion } from '../../src/summarizer/cooperative.ts';
import { segmentDocumentSteps } from '../../src/summarizer/document/document.ts';
import { isFactCheck } from '../../src/summarizer/genres/fact-check.ts';
import {
  getTurns,
  isAskedByInterviewer,
  isInterview,
} from '../../src/summarizer/genres/interview.ts';
import { findEntryTimes } from '../../src/summarizer/genres/live-blog.ts';
import { findProsAndCons } from '../../src/summarizer/genres/review.ts';
import { isAboutStudy } from '../../src/summarizer/genres/study.ts';
import { createArticle, createProse, loadSample } from './samples.ts';

const segmentSample = (name: string) => runToCompletion(segmentDocumentSteps(loadSample(name)));

describe('isFactCheck', () => {
  it('recognizes a fact check by its title', () => {
    expect(isFactCheck(segmentSample('fact-check--tap-water'))).toBe(true);
    expect(isFactCheck(segmentSample('news--council-vote'))).toBe(false);
  });

  it('recognizes a fact check by headings for both claim and verdict', () => {
    const blocks = ['Claim', 'Verdict'].flatMap((text): Block[] => [
      { kind: 'heading', level: 2, text },
      { kind: 'paragraph', text: 'The bridge was closed for good.' },
    ]);
    expect(isFactCheck(runToCompletion(segmentDocumentSteps(createArticle(blocks))))).toBe(true);
    expect(
      isFactCheck(runToCompletion(segmentDocumentSteps(createArticle(blocks.slice(0, 2))))),
    ).toBe(false);
  });
});

describe('getTurns and isInterview', () => {
  it('recognizes an interview by its speakers', () => {
    expect(getTurns(segmentSample('interview--soil'))).toHaveLength(8);
    expect(isInterview(segmentSample('interview--soil'))).toBe(true);
  });

  it('does not recognize a form or news as an interview', () => {
    const rows = ['Phone: 12', 'Phone: 14', 'Price: 3?', 'Price: 4?'];
    expect(getTurns(runToCompletion(segmentDocumentSteps(createProse(rows))))).toEqual([]);
    expect(isInterview(segmentSample('news--council-vote'))).toBe(false);
  });
});

describe('isAskedByInterviewer', () => {
  it('returns true for all sentences of the interviewer, statements included', () => {
    const interview = runToCompletion(
      segmentDocumentSteps(
        createProse([
          'Calder: You have built bridges for forty years. What comes next?',
          'Sarti: The old bridge has to be closed before the winter comes.',
          'Calder: The council thinks that it can wait. Why can it not?',
          'Sarti: Two of the four bearings have cracks, and they grow every month.',
        ]),
      ),
    );
    const asked = interview.sentences.filter((sentence) =>
      isAskedByInterviewer(sentence, interview),
    );
    expect(asked.map(({ block }) => block)).toEqual([0, 0, 2, 2]);
  });

  it('returns false for all sentences if every speaker ends turns with questions', () => {
    const talk = runToCompletion(
      segmentDocumentSteps(
        createProse([
          'Calder: The old bridge has stood for forty years. What comes next?',
          'Sarti: Two of its four bearings have cracks. Who would still drive over it?',
          'Calder: The council thinks that it can wait. Why can it not?',
          'Sarti: The cracks grow every month. Does the council want to wait for an accident?',
        ]),
      ),
    );
    expect(talk.sentences.some((sentence) => isAskedByInterviewer(sentence, talk))).toBe(false);
  });

  it('returns false for all sentences of other articles', () => {
    const news = segmentSample('news--council-vote');
    expect(news.sentences.some((sentence) => isAskedByInterviewer(sentence, news))).toBe(false);
  });
});

describe('findEntryTimes', () => {
  it('finds the times of the entries of a live blog', () => {
    expect(findEntryTimes(segmentSample('live-blog--storm'))).toHaveLength(5);
  });

  it('returns undefined for fewer than four times', () => {
    expect(
      findEntryTimes(
        runToCompletion(segmentDocumentSteps(createProse(['12:30', 'It rained.', '13:00']))),
      ),
    ).toBeUndefined();
    expect(findEntryTimes(segmentSample('news--council-vote'))).toBeUndefined();
  });

  it('does not take the numbers of sections and of prices for times', () => {
    const manual = ['1.2 The deck', '1.10 The quay', '1.11 The pier', '1.12 Oil', '1.13 Rust'];
    const headings = manual.map((text): Block => ({ kind: 'heading', level: 2, text }));
    const find = (blocks: Block[]) =>
      findEntryTimes(runToCompletion(segmentDocumentSteps(createArticle(blocks))));
    expect(find(headings)).toBeUndefined();
    expect(find(headings.slice(1))).toHaveLength(4);
    const prices = ['1.75 a kilo', '27.50 a tonne', '2.99 a bag', '3.80 a box'];
    expect(find(prices.map((text) => ({ kind: 'paragraph', text })))).toBeUndefined();
  });
});

describe('findProsAndCons', () => {
  it('finds both lists only if each has several items', () => {
    expect(findProsAndCons(segmentSample('review--kettle'))).toHaveLength(2);
    const review = loadSample('review--kettle');
    const blocks = review.blocks.filter(({ text }) => text !== 'Short cord');
    expect(findProsAndCons(runToCompletion(segmentDocumentSteps({ ...review, blocks })))).toEqual(
      [],
    );
  });
});

describe('findProsAndCons, on a comparison of products', () => {
  it('finds none, because the points would not name the product', () => {
    const review = loadSample('review--kettle');
    const blocks = [...review.blocks, ...review.blocks];
    expect(findProsAndCons(runToCompletion(segmentDocumentSteps({ ...review, blocks })))).toEqual(
      [],
    );
  });
});

describe('isAboutStudy', () => {
  it('recognizes news about a study', () => {
    expect(isAboutStudy(segmentSample('science--birdsong'))).toBe(true);
    expect(isAboutStudy(segmentSample('sports--cup-final'))).toBe(false);
  });
});
