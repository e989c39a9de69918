/**
 * Recognizes threads of several authors, such as in a forum. Their summary needs the question of the
 * first post, and its points name their authors. Called by `summarize.ts`.
 */

import type { Post } from '../../extraction/article.ts';
import type { SegmentedDocument, Sentence } from '../document/document.ts';
import { prependText } from '../rewriting/labels.ts';
import type { Candidate } from '../selection/select.ts';
import type { Point } from '../summary.ts';
import { findEntryTimes } from './live-blog.ts';

const minAuthors = 2;
/** If the best sentence of the first post scores less, it does not state the question. */
const minOpeningScore = 0.2;

/** Returns the posts of a thread; none for other articles and for live blogs. */
export function getThreadPosts(document: SegmentedDocument): readonly Post[] {
  const { posts = [] } = document.article;
  const authors = new Set(posts.flatMap(({ author }) => author ?? []));
  return authors.size >= minAuthors && findEntryTimes(document) === undefined ? posts : [];
}

/** Returns the best sentence of the first post, without which the answers are hard to understand. */
export function findThreadOpening(
  document: SegmentedDocument,
  candidates: readonly Candidate[],
): Candidate[] {
  const [, second] = getThreadPosts(document);
  if (second === undefined) return [];
  const inFirst = candidates.filter(({ sentence }) => sentence.block < second.firstBlock);
  const best = inFirst.toSorted((a, b) => b.score - a.score).slice(0, 1);
  return best.filter(({ score }) => score >= minOpeningScore);
}

/**
 * Puts the author before each point of a thread, but only once for consecutive points of one post,
 * and not if the post begins with the name.
 *
 * @param sentences the sentences that the points are made of, in the same order
 */
export function addAuthors(
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
    if (author === undefined || !isNew) return point;
    const label = `${author}: `;
    return point.text.startsWith(label) ? point : prependText(point, label);
  });
}
