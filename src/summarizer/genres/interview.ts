/**
 * Recognizes interviews and finds their turns, so that points come from the answers and name who is
 * speaking. Called when candidates are selected and points are completed.
 */

import { lengthInWords } from '../../nlp/tokenize.ts';
import type { SegmentedDocument, Sentence } from '../document/document.ts';
import { isQuestion } from '../document/punctuation.ts';
import { isPhrase } from '../lexicon/phrases.ts';
import { addLabel, type LabelSpan } from '../rewriting/labels.ts';
import type { Point } from '../summary.ts';

const speakerPattern = /^(\p{Lu}[\p{L}\p{M}.'’ -]{1,30})\s?[:：]\s/u;
/** A name before a colon marks a turn only if it occurs this often. */
const minTurns = 2;
/** The smallest share of an interview's blocks that start a turn. */
const minTurnShare = 0.3;
/** Mean length of the turns in words; the rows of a form (“Phone: …”) are shorter. */
const minTurnWords = 8;
const minQuestions = 3;

/** The turns are needed for every sentence, so the article is searched only once. */
const turnsCache = new WeakMap<SegmentedDocument, readonly LabelSpan[]>();

/**
 * Returns the turns of an interview: for each the block that starts it, with the span of the
 * speaker's name. Empty for other articles, and for interviews that do not name the speakers.
 */
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

/** An interviewer ends at least this share of their turns with a question. */
const minQuestionShare = 0.5;

const interviewerCache = new WeakMap<SegmentedDocument, readonly boolean[]>();

/** Returns true if the interviewer says a sentence. Points are made of answers only. */
export function isAskedByInterviewer({ block }: Sentence, document: SegmentedDocument): boolean {
  const isInterviewer = interviewerCache.get(document) ?? findInterviewerTurns(document);
  interviewerCache.set(document, isInterviewer);
  return isInterviewer[getTurns(document).findLastIndex((turn) => turn.block <= block)] ?? false;
}

/** Returns a value for each turn: true if it is the interviewer's. */
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
      questions >= minQuestionShare * turns ? [speaker] : [],
    ),
  );
  // If all speakers ask, none of them is an interviewer, and without their turns nothing is left.
  if (interviewers.size === counts.size) return speeches.map(() => false);
  return speeches.map(({ speaker }) => interviewers.has(speaker));
}

/** Returns true if an article consists of questions and answers, with or without names. */
export function isInterview(document: SegmentedDocument): boolean {
  if (getTurns(document).length > 0) return true;
  const { blocks } = document.article;
  const questions = blocks.filter(
    ({ kind, text }) => kind !== 'code' && isQuestion(text, document.lang) && text.length < 300,
  );
  return questions.length >= minQuestions && questions.length >= 0.15 * blocks.length;
}

/**
 * Puts the name of the speaker before a point, unless its sentence starts with it.
 *
 * @param sentence the sentence that the point is made of
 * @param turns see `getTurns`
 */
export function addSpeaker(
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
