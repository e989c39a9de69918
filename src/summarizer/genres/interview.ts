/** In an interview every answer is somebody's; a point says whose. */

import { lengthInWords } from '../../nlp/tokenize.ts';
import type { SegmentedDocument, Sentence } from '../document/document.ts';
import { isQuestion } from '../document/punctuation.ts';
import { isPhrase } from '../lexicon/phrases.ts';
import { addLabel, type LabelSpan } from '../rewriting/labels.ts';
import type { Point } from '../summary.ts';

const speakerPattern = /^(\p{Lu}[\p{L}\p{M}.'’ -]{1,30})\s?[:：]\s/u;
/** A name before a colon opens a turn when it opens this many, and turns are most of the text. */
const minTurns = 2;
const minTurnShare = 0.3;
/** Words of a turn on average; rows of a form (“Phone: …”) have fewer. */
const minTurnWords = 8;
const minQuestions = 3;

/** Asked for once a sentence; the article is searched once. */
const turnsCache = new WeakMap<SegmentedDocument, readonly LabelSpan[]>();

/** The turns of an interview by the block that opens each; empty where nobody is named so. */
export function getTurns(document: SegmentedDocument): readonly LabelSpan[] {
  const turns = turnsCache.get(document) ?? findTurns(document);
  turnsCache.set(document, turns);
  return turns;
}

function findTurns(document: SegmentedDocument): LabelSpan[] {
  const { blocks } = document.article;
  const found = blocks.flatMap(({ kind, text }, block) => {
    const name = kind === 'heading' || kind === 'code' ? undefined : speakerPattern.exec(text)?.[1];
    return name === undefined ? [] : [{ block, name }];
  });
  const counts = new Map<string, number>();
  for (const { name } of found) counts.set(name, (counts.get(name) ?? 0) + 1);
  const speakers = [...counts].filter(([name, count]) => {
    return count >= minTurns && !isPhrase(name, document.lang, 'labels');
  });
  const names = new Set(speakers.map(([name]) => name));
  const turns = found.filter(({ name }) => names.has(name));
  if (names.size < 2 || turns.length < minTurnShare * blocks.length) return [];
  const words = turns.reduce(
    (sum, { block }) => sum + lengthInWords(blocks[block]?.text ?? '', document.lang),
    0,
  );
  if (words < minTurnWords * turns.length) return [];
  if (!turns.some(({ block }) => isQuestion(blocks[block]?.text ?? '', document.lang))) return [];
  return turns.map(({ block, name }) => ({ block, start: 0, end: name.length }));
}

/** Who asks in an interview ends at least this share of turns with a question; who answers, fewer. */
const minAskedShare = 0.5;

const interviewerCache = new WeakMap<SegmentedDocument, readonly boolean[]>();

/** Returns true if the sentence is the interviewer's: a point is to tell what was answered. */
export function isAskedByInterviewer({ block }: Sentence, document: SegmentedDocument): boolean {
  const asked = interviewerCache.get(document) ?? findInterviewerTurns(document);
  interviewerCache.set(document, asked);
  return asked[getTurns(document).findLastIndex((turn) => turn.block <= block)] ?? false;
}

/** For each turn, whether it is the interviewer's. */
function findInterviewerTurns(document: SegmentedDocument): boolean[] {
  const turns = getTurns(document);
  const { blocks } = document.article;
  const speeches = turns.map(({ block, end }, at) => ({
    speaker: blocks[block]?.text.slice(0, end) ?? '',
    isQuestion: isQuestion(
      blocks[(turns[at + 1]?.block ?? blocks.length) - 1]?.text ?? '',
      document.lang,
    ),
  }));
  const counts = new Map<string, { turns: number; questions: number }>();
  for (const { speaker, isQuestion } of speeches) {
    const known = counts.get(speaker) ?? { turns: 0, questions: 0 };
    counts.set(speaker, {
      turns: known.turns + 1,
      questions: known.questions + (isQuestion ? 1 : 0),
    });
  }
  const interviewers = new Set(
    [...counts].flatMap(([speaker, { turns, questions }]) =>
      questions >= minAskedShare * turns ? [speaker] : [],
    ),
  );
  // Where all of them ask, nobody only asks, and without their turns nothing would be left.
  if (interviewers.size === counts.size) return speeches.map(() => false);
  return speeches.map(({ speaker }) => interviewers.has(speaker));
}

/** Whether the article is made of questions and answers, with or without names. */
export function isInterview(document: SegmentedDocument): boolean {
  if (getTurns(document).length > 0) return true;
  const { blocks } = document.article;
  const questions = blocks.filter(
    ({ kind, text }) => kind !== 'code' && isQuestion(text, document.lang) && text.length < 300,
  );
  return questions.length >= minQuestions && questions.length >= 0.15 * blocks.length;
}

/** The point with the name of its speaker before it, unless the sentence has it. */
export function withSpeaker(
  point: Point,
  sentence: Sentence,
  turns: readonly LabelSpan[],
  document: SegmentedDocument,
): Point {
  const turn = turns.findLast(({ block }) => block <= sentence.block);
  if (turn === undefined || (turn.block === sentence.block && sentence.isFirstInBlock))
    return point;
  return addLabel(point, turn, ': ', document);
}
