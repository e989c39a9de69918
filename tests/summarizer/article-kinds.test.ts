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
import { createArticle, createProse, sample } from './samples.ts';

const document = (name: string) => runToCompletion(segmentDocumentSteps(sample(name)));

describe('isFactCheck', () => {
  it('goes by the title', () => {
    expect(isFactCheck(document('fact-check--tap-water'))).toBe(true);
    expect(isFactCheck(document('news--council-vote'))).toBe(false);
  });

  it('or by headings of claim and verdict', () => {
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

describe('isInterview and getTurns', () => {
  it('find who speaks', () => {
    expect(getTurns(document('interview--soil'))).toHaveLength(8);
    expect(isInterview(document('interview--soil'))).toBe(true);
  });

  it('take no form for one', () => {
    const rows = ['Phone: 12', 'Phone: 14', 'Price: 3?', 'Price: 4?'];
    expect(getTurns(runToCompletion(segmentDocumentSteps(createProse(rows))))).toEqual([]);
    expect(isInterview(document('news--council-vote'))).toBe(false);
  });
});

describe('isAskedByInterviewer', () => {
  it('tells the turns of who asks, statements within them too, from the answers', () => {
    const turns = runToCompletion(
      segmentDocumentSteps(
        createProse([
          'Calder: You have built bridges for forty years. What comes next?',
          'Sarti: The old bridge has to be closed before the winter comes.',
          'Calder: The council thinks that it can wait. Why can it not?',
          'Sarti: Two of the four bearings have cracks, and they grow every month.',
        ]),
      ),
    );
    const asked = turns.sentences.filter((sentence) => isAskedByInterviewer(sentence, turns));
    expect(asked.map(({ block }) => block)).toEqual([0, 0, 2, 2]);
  });

  it('is false for everybody where all speakers end their turns with questions', () => {
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

  it('is false for every sentence of another article', () => {
    const news = document('news--council-vote');
    expect(news.sentences.some((sentence) => isAskedByInterviewer(sentence, news))).toBe(false);
  });
});

describe('findEntryTimes', () => {
  it('finds the times of entries', () => {
    expect(findEntryTimes(document('live-blog--storm'))).toHaveLength(5);
  });

  it('needs several', () => {
    expect(
      findEntryTimes(
        runToCompletion(segmentDocumentSteps(createProse(['12:30', 'It rained.', '13:00']))),
      ),
    ).toBeUndefined();
    expect(findEntryTimes(document('news--council-vote'))).toBeUndefined();
  });
});

describe('findProsAndCons', () => {
  it('needs both lists, with several items each', () => {
    expect(findProsAndCons(document('review--kettle'))).toHaveLength(2);
    const review = sample('review--kettle');
    const blocks = review.blocks.filter(({ text }) => text !== 'Short cord');
    expect(findProsAndCons(runToCompletion(segmentDocumentSteps({ ...review, blocks })))).toEqual(
      [],
    );
  });
});

describe('findProsAndCons in a list of products', () => {
  it('finds none, because a list without its product says nothing', () => {
    const review = sample('review--kettle');
    const blocks = [...review.blocks, ...review.blocks];
    expect(findProsAndCons(runToCompletion(segmentDocumentSteps({ ...review, blocks })))).toEqual(
      [],
    );
  });
});

describe('isAboutStudy', () => {
  it('goes by title or text', () => {
    expect(isAboutStudy(document('science--birdsong'))).toBe(true);
    expect(isAboutStudy(document('sports--cup-final'))).toBe(false);
  });
});
