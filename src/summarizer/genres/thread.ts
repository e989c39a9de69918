/** A thread has several voices: its first post asks, the others answer, and a point says whose it is. */

import type { Post } from '../../extraction/article.ts';
import type { SegmentedDocument, Sentence } from '../document/document.ts';
import { prependText } from '../rewriting/labels.ts';
import type { Candidate } from '../selection/select.ts';
import type { Point } from '../summary.ts';
import { findEntryTimes } from './live-blog.ts';

const minAuthors = 2;
/** A first post whose best sentence is worth less asks nothing that a point could repeat. */
const minOpeningScore = 0.2;

/** The posts of a thread; empty for other articles, and for live blogs, whose posts have times. */
export function getThreadPosts(document: SegmentedDocument): readonly Post[] {
  const { posts = [] } = document.article;
  const authors = new Set(posts.flatMap(({ author }) => author ?? []));
  return authors.size >= minAuthors && findEntryTimes(document) === undefined ? posts : [];
}

/** The best sentence of the first post, without which answers would have no question. */
export function findThreadOpening(
  document: SegmentedDocument,
  candidates: readonly Candidate[],
): Candidate | undefined {
  const [, second] = getThreadPosts(document);
  if (second === undefined) return undefined;
  const inFirst = candidates.filter(({ sentence }) => sentence.block < second.firstBlock);
  const best = inFirst.toSorted((a, b) => b.score - a.score)[0];
  return best !== undefined && best.score >= minOpeningScore ? best : undefined;
}

/** Puts the author in front of each point, once where several in a row are of the same post. */
export function nameAuthors(
  points: readonly Point[],
  sentences: readonly Sentence[],
  document: SegmentedDocument,
): Point[] {
  const posts = getThreadPosts(document);
  let previous: Post | undefined;
  return points.map((point, at) => {
    const block = sentences[at]?.block ?? -1;
    const post = posts.findLast(({ firstBlock }) => firstBlock <= block);
    const isNew = post !== previous;
    previous = post;
    const author = post?.author;
    return author === undefined || !isNew ? point : prependText(point, `${author}: `);
  });
}
