/** A live blog is a string of entries, each with its time; what is new comes first. */

import type { SegmentedDocument, Sentence } from '../document/document.ts';
import { addLabel, type LabelSpan } from '../rewriting/labels.ts';
import type { Point } from '../summary.ts';

const minEntries = 4;
/** “14:32”, “10.15am BST”, “9h05”, with what else stands in such a line. */
const timePattern =
  /^(\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s(?:[A-Z]{2,4}|Uhr))?)(?=$|[\s,–—|-])/u;

/** The times of the entries in reading order; undefined for an article that is no live blog. */
export function findEntryTimes(document: SegmentedDocument): LabelSpan[] | undefined {
  const marks: LabelSpan[] = [];
  document.article.blocks.forEach(({ text, kind }, block) => {
    if (kind === 'code') return;
    const found = timePattern.exec(text)?.[1];
    if (found !== undefined) marks.push({ block, start: 0, end: found.length });
  });
  return marks.length >= minEntries ? marks : undefined;
}

/**
 * The points of a live blog: each with the time of its entry, the latest first; what stands before
 * the first entry keeps its place before them.
 */
export function createLivePoints(
  points: readonly Point[],
  sentences: readonly Sentence[],
  times: readonly LabelSpan[],
  document: SegmentedDocument,
): Point[] {
  const timed = points.map((point, at) => {
    const sentence = sentences[at];
    const mark = times.findLast(({ block }) => block <= (sentence?.block ?? -1));
    const own = sentence !== undefined && mark?.block === sentence.block && sentence.isFirstInBlock;
    return {
      point: mark === undefined || own ? point : addLabel(point, mark, ' – ', document),
      mark,
    };
  });
  const intro = timed.filter(({ mark }) => mark === undefined);
  const entries = timed.filter(({ mark }) => mark !== undefined);
  if (isRising(times, document)) entries.reverse();
  return [...intro, ...entries].map(({ point }) => point);
}

/** Whether the first entry is the earliest; a day's end between them is passed over. */
function isRising(times: readonly LabelSpan[], document: SegmentedDocument): boolean {
  const minutes = times.map(({ block, end }) =>
    parseMinutes(document.article.blocks[block]?.text.slice(0, end) ?? ''),
  );
  let rising = 0;
  minutes.forEach((minute, at) => {
    const before = minutes[at - 1];
    if (before !== undefined) rising += Math.sign(minute - before);
  });
  return rising > 0;
}

function parseMinutes(text: string): number {
  const [, hours = '0', minutes = '0'] = /^(\d{1,2})\D(\d{2})/u.exec(text) ?? [];
  const afternoon = /p\.?m/iu.test(text) && Number(hours) < 12 ? 12 : 0;
  return 60 * (Number(hours) + afternoon) + Number(minutes);
}
