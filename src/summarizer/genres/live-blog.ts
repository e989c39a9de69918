/**
 * Recognizes live blogs by the times of their entries, and puts these times before their points.
 * Called by `summarize.ts`.
 */

import type { SegmentedDocument, Sentence } from '../document/document.ts';
import { addLabel, type LabelSpan } from '../rewriting/labels.ts';
import type { Point } from '../summary.ts';

const minEntries = 4;
/** Matches a time at the start of a block, with its time zone: “14:32”, “10.15am BST”, “9h05”. */
const timePattern =
  /^(\d{1,2}[:.h][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s(?:[A-Z]{2,4}|Uhr))?)(?=$|[\s,–—|-])/u;

/** Matches a section number: if “5.2” is one, “5.25” is one too, and no time. */
const section = /^\d{1,2}\.\d\s/;
const minutesPerDay = 24 * 60;

/** Returns the times of the entries in text order; undefined if the article is not a live blog. */
export function findEntryTimes(document: SegmentedDocument): LabelSpan[] | undefined {
  const times: LabelSpan[] = [];
  const { blocks } = document.article;
  const hasSections = blocks.some(({ kind, text }) => kind === 'heading' && section.test(text));
  blocks.forEach(({ text, kind }, block) => {
    if (kind === 'code') return;
    const found = timePattern.exec(text)?.[1];
    if (found === undefined || (hasSections && found.includes('.'))) return;
    if (parseMinutes(found) < minutesPerDay) times.push({ block, start: 0, end: found.length });
  });
  return times.length >= minEntries ? times : undefined;
}

/**
 * Puts the time of its entry before each point of a live blog, and the latest entry first. Points
 * from the introduction stay before them.
 *
 * @param sentences the sentences that the points are made of, in the same order
 * @param times see `findEntryTimes`
 */
export function createLivePoints(
  points: readonly Point[],
  sentences: readonly Sentence[],
  times: readonly LabelSpan[],
  document: SegmentedDocument,
): Point[] {
  const timed = points.map((point, at) => {
    const sentence = sentences[at];
    const time = times.findLast(({ block }) => block <= (sentence?.block ?? -1));
    const startsWithTime =
      sentence !== undefined && time?.block === sentence.block && sentence.isFirstInBlock;
    return {
      point: time === undefined || startsWithTime ? point : addLabel(point, time, ' – ', document),
      time,
    };
  });
  const introduction = timed.filter(({ time }) => time === undefined);
  const entries = timed.filter(({ time }) => time !== undefined);
  if (isEarliestFirst(times, document)) entries.reverse();
  return [...introduction, ...entries].map(({ point }) => point);
}

/** Counts later and earlier steps between entries, so that a change of day does not matter. */
function isEarliestFirst(times: readonly LabelSpan[], document: SegmentedDocument): boolean {
  const minutes = times.map(({ block, end }) =>
    parseMinutes(document.article.blocks[block]?.text.slice(0, end) ?? ''),
  );
  let balance = 0;
  minutes.forEach((minute, at) => {
    const before = minutes[at - 1];
    if (before !== undefined) balance += Math.sign(minute - before);
  });
  return balance > 0;
}

function parseMinutes(text: string): number {
  const [, hours = '0', minutes = '0'] = /^(\d{1,2})\D(\d{2})/u.exec(text) ?? [];
  const afternoon = /p\.?m/iu.test(text) && Number(hours) < 12 ? 12 : 0;
  return 60 * (Number(hours) + afternoon) + Number(minutes);
}
