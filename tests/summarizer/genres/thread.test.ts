import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/extraction/article.ts';
import { runToCompletion } from '../../../src/summarizer/cooperative.ts';
import { segmentDocumentSteps } from '../../../src/summarizer/document/document.ts';
import {
  addAuthors,
  findThreadOpening,
  getThreadPosts,
} from '../../../src/summarizer/genres/thread.ts';
import { createPoints } from '../../../src/summarizer/rewriting/points.ts';
import type { Candidate } from '../../../src/summarizer/selection/select.ts';
import { createProse } from '../samples.ts';

const texts = [
  'My old bicycle loses its chain on every steep hill near the harbour.',
  'Check whether the derailleur hanger is bent, which is the usual cause.',
  'A worn cassette lets the chain jump under load as well.',
  'Thank you, the hanger was bent by four millimetres.',
];
const posts = [
  { author: 'Ada', firstBlock: 0 },
  { author: 'Ben', firstBlock: 1 },
  { author: 'Ada', firstBlock: 3 },
];

function createThread(change: Partial<Article> = {}) {
  return runToCompletion(segmentDocumentSteps({ ...createProse(texts), posts, ...change }));
}

function createCandidates(document: ReturnType<typeof createThread>, score: number): Candidate[] {
  return document.sentences.map((sentence) => ({
    sentence,
    vector: new Map(),
    group: 0,
    score,
    countWords: () => sentence.length,
  }));
}

describe('getThreadPosts', () => {
  it('returns the posts of two authors', () => {
    expect(getThreadPosts(createThread())).toHaveLength(3);
  });

  it('returns none if all posts are of one author', () => {
    const oneAuthor = posts.map(({ firstBlock }) => ({ author: 'Ada', firstBlock }));
    expect(getThreadPosts(createThread({ posts: oneAuthor }))).toEqual([]);
  });

  it('returns none for an article without posts', () => {
    expect(getThreadPosts(runToCompletion(segmentDocumentSteps(createProse(texts))))).toEqual([]);
  });
});

describe('findThreadOpening', () => {
  it('returns the best sentence of the first post', () => {
    const document = createThread();
    const [opening] = findThreadOpening(document, createCandidates(document, 0.4));
    expect(opening?.sentence.text).toBe(texts[0]);
  });

  it('returns none if the first post has no good sentence', () => {
    const document = createThread();
    expect(findThreadOpening(document, createCandidates(document, 0.1))).toEqual([]);
  });
});

describe('addAuthors', () => {
  it('does not name an author with whose name the post begins', () => {
    const document = createThread({
      blocks: createProse([texts[0] ?? '', `Ben: ${texts[1]}`, ...texts.slice(2)]).blocks,
    });
    const points = createPoints(createCandidates(document, 1), document);
    const named = addAuthors(points, document.sentences, document);
    expect(named.map(({ text }) => text)).toContain(`Ben: ${texts[1]}`);
  });

  it('names the author of each point, once for consecutive points of one post', () => {
    const document = createThread();
    const points = createPoints(
      document.sentences.map((sentence) => ({ sentence })),
      document,
    );
    const named = addAuthors(points, document.sentences, document);
    expect(named.map(({ text }) => text)).toEqual([
      `Ada: ${texts[0]}`,
      `Ben: ${texts[1]}`,
      texts[2],
      `Ada: ${texts[3]}`,
    ]);
    expect(named[0]?.insertedSpans).toEqual([{ start: 0, end: 'Ada: '.length }]);
  });

  it('does not change the points of other articles', () => {
    const document = runToCompletion(segmentDocumentSteps(createProse(texts)));
    const points = createPoints([], document);
    expect(addAuthors(points, [], document)).toEqual([]);
  });
});
