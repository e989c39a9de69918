/** A live blog is a string of entries, each with its time; what is new comes first. */

import type { Outline, Sentence } from './outline.ts';
import { type Mark, prefixed } from './prefix.ts';
import type { Point } from './summary.ts';

const leastEntries = 4;
/** “14:32”, “10.15am BST”, “9h05”, with what else stands in such a line. */
const time = /^(\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s(?:[A-Z]{2,4}|Uhr))?)(?=$|[\s,–—|-])/u;

/** The times of the entries in reading order; undefined for an article that is no live blog. */
export function entryTimes(outline: Outline): Mark[] | undefined {
  const marks: Mark[] = [];
  outline.article.blocks.forEach(({ text, kind }, block) => {
    if (kind === 'code') return;
    const found = time.exec(text)?.[1];
    if (found !== undefined) marks.push({ block, start: 0, end: found.length });
  });
  return marks.length >= leastEntries ? marks : undefined;
}

/**
 * The points of a live blog: each with the time of its entry, the latest first; what stands before
 * the first entry keeps its place before them.
 */
export function livePoints(
  points: readonly Point[],
  sentences: readonly Sentence[],
  times: readonly Mark[],
  outline: Outline,
): Point[] {
  const timed = points.map((point, at) => {
    const sentence = sentences[at];
    const mark = times.findLast(({ block }) => block <= (sentence?.block ?? -1));
    const own = sentence !== undefined && mark?.block === sentence.block && sentence.opens;
    return {
      point: mark === undefined || own ? point : prefixed(point, mark, ' – ', outline),
      mark,
    };
  });
  const intro = timed.filter(({ mark }) => mark === undefined);
  const entries = timed.filter(({ mark }) => mark !== undefined);
  if (isRising(times, outline)) entries.reverse();
  return [...intro, ...entries].map(({ point }) => point);
}

/** Whether the first entry is the earliest; a day's end between them is passed over. */
function isRising(times: readonly Mark[], outline: Outline): boolean {
  const minutes = times.map(({ block, end }) =>
    minutesOf(outline.article.blocks[block]?.text.slice(0, end) ?? ''),
  );
  let rising = 0;
  minutes.forEach((minute, at) => {
    const before = minutes[at - 1];
    if (before !== undefined) rising += Math.sign(minute - before);
  });
  return rising > 0;
}

function minutesOf(text: string): number {
  const [, hours = '0', minutes = '0'] = /^(\d{1,2})\D(\d{2})/u.exec(text) ?? [];
  const afternoon = /p\.?m/iu.test(text) && Number(hours) < 12 ? 12 : 0;
  return 60 * (Number(hours) + afternoon) + Number(minutes);
}
