/** In an interview every answer is somebody's; a point says whose. */

import { wordLength } from '../text/words.ts';
import type { Outline, Sentence } from './outline.ts';
import { isPhrase } from './phrases/phrases.ts';
import { type Mark, prefixed } from './prefix.ts';
import { asks } from './punctuation.ts';
import type { Point } from './summary.ts';

const named = /^(\p{Lu}[\p{L}\p{M}.'’ -]{1,30})\s?[:：]\s/u;
/** A name before a colon opens a turn when it opens this many, and turns are most of the text. */
const leastTurns = 2;
const leastShare = 0.3;
/** Words of a turn on average; rows of a form (“Phone: …”) have fewer. */
const leastWords = 8;
const leastQuestions = 3;

/** Asked for once a sentence; the article is searched once. */
const known = new WeakMap<Outline, readonly Mark[]>();

/** The turns of an interview by the block that opens each; empty where nobody is named so. */
export function turnsOf(outline: Outline): readonly Mark[] {
  const turns = known.get(outline) ?? findTurns(outline);
  known.set(outline, turns);
  return turns;
}

function findTurns(outline: Outline): Mark[] {
  const { blocks } = outline.article;
  const found = blocks.flatMap(({ kind, text }, block) => {
    const name = kind === 'heading' || kind === 'code' ? undefined : named.exec(text)?.[1];
    return name === undefined ? [] : [{ block, name }];
  });
  const counts = new Map<string, number>();
  for (const { name } of found) counts.set(name, (counts.get(name) ?? 0) + 1);
  const speakers = [...counts].filter(([name, count]) => {
    return count >= leastTurns && !isPhrase(name, outline.lang, 'labels');
  });
  const names = new Set(speakers.map(([name]) => name));
  const turns = found.filter(({ name }) => names.has(name));
  if (names.size < 2 || turns.length < leastShare * blocks.length) return [];
  const words = turns.reduce(
    (sum, { block }) => sum + wordLength(blocks[block]?.text ?? '', outline.lang),
    0,
  );
  if (words < leastWords * turns.length) return [];
  if (!turns.some(({ block }) => asks(blocks[block]?.text ?? '', outline.lang))) return [];
  return turns.map(({ block, name }) => ({ block, start: 0, end: name.length }));
}

/** Whether the article is made of questions and answers, with or without names. */
export function isInterview(outline: Outline): boolean {
  if (turnsOf(outline).length > 0) return true;
  const { blocks } = outline.article;
  const questions = blocks.filter(
    ({ kind, text }) => kind !== 'code' && asks(text, outline.lang) && text.length < 300,
  );
  return questions.length >= leastQuestions && questions.length >= 0.15 * blocks.length;
}

/** The point with the name of its speaker before it, unless the sentence has it. */
export function withSpeaker(
  point: Point,
  sentence: Sentence,
  turns: readonly Mark[],
  outline: Outline,
): Point {
  const turn = turns.findLast(({ block }) => block <= sentence.block);
  if (turn === undefined || (turn.block === sentence.block && sentence.opens)) return point;
  return prefixed(point, turn, ': ', outline);
}
