/**
 * The summary of a list: what it is about, what is on it, and a sentence for the items that say
 * most. Sentences alone, out of their items, would be tips without a name.
 */

import { describeAnchor } from '../../../anchoring/describe.ts';
import type { Anchor } from '../../../extraction/article.ts';
import { isCjk } from '../../../nlp/language-tags.ts';
import type { SegmentedDocument } from '../../document/document.ts';
import { extractTerms } from '../../document/terms.ts';
import { createPoint, noNeighbours } from '../../rewriting/points.ts';
import { containment } from '../../scoring/vectors.ts';
import { type Candidate, contextCost, select } from '../../selection/select.ts';
import type { Point } from '../../summary.ts';
import type { ListItem } from './list-item.ts';
import { findListItems } from './list-items.ts';

/** Headings shown in the line of contents; and their words with the dots between them, so that it is no longer than a point. */
const maxHeadings = 12;
/** Items that the line of contents leads to, whether it names them or not. */
const maxItems = 20;
const maxContentsWords = 38;
/** Words up to which headings make a line of contents, and stand before their sentence. */
const maxContentsHeadingWords = 8;
const maxLabelHeadingWords = 7;
/** Only the first sentences of an item introduce it; each later one costs a little. */
const introductionSentences = 4;
const laterSentenceCost = 0.25;

/** The points of an article that is a list, at most `limit`; undefined when it is none. */
export function createListPoints(
  document: SegmentedDocument,
  candidates: readonly Candidate[],
  limit: number,
): Point[] | undefined {
  const items = findListItems(document);
  const first = items?.[0];
  if (items === undefined || first === undefined || limit < 2) return undefined;
  const lead = pickLead(candidates, first.from);
  const points = lead.map(({ sentence }) => createPoint(sentence, document, noNeighbours));
  const showsContents = computeMeanLength(items) <= maxContentsHeadingWords;
  if (showsContents) points.push(createContentsPoint(items, document));
  const used = new Set(lead.map(({ sentence }) => sentence.index));
  const free = new Map(
    candidates.flatMap((one) => {
      const { index } = one.sentence;
      return used.has(index) ? [] : [[index, one] as const];
    }),
  );
  const spoken = items
    .flatMap((item) => pickItemSentence(item, free))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, Math.max(0, limit - points.length))
    .sort((a, b) => a.item.from - b.item.from);
  if (points.length + spoken.length < Math.min(limit, 3)) return undefined;
  return [...points, ...spoken.map((one) => createItemPoint(one, document, showsContents))];
}

/** The best sentence of the introduction, or of the article's start where there is none. */
function pickLead(candidates: readonly Candidate[], firstItem: number): Candidate[] {
  const before = candidates.filter(({ sentence }) => sentence.index < firstItem);
  const start = candidates.filter(({ sentence }) => sentence.index < 6);
  return select(before.length > 0 ? before : start, { sentences: 1 });
}

function computeMeanLength(items: readonly ListItem[]): number {
  return items.reduce((sum, { length }) => sum + length, 0) / items.length;
}

/** The headings in a line; how many did not fit is said at its end. */
function createContentsPoint(items: readonly ListItem[], { article }: SegmentedDocument): Point {
  const shown: ListItem[] = [];
  let words = 0;
  for (const item of items) {
    if (shown.length === maxHeadings || words + item.length > maxContentsWords) break;
    shown.push(item);
    words += item.length + 1;
  }
  const line = shown.map(({ text }) => text).join(' · ');
  const rest = items.length - shown.length;
  const sources = items
    .slice(0, maxItems)
    .map(({ block, span }) => describeAnchor(article, block, span.start, span.end));
  const contents: Omit<Point, 'text'> = { kind: 'contents', sources, flags: [] };
  if (rest === 0) return { ...contents, text: line };
  const text = `${line} · +${rest}`;
  return { ...contents, text, insertedSpans: [{ start: line.length, end: text.length }] };
}

interface ItemSentence {
  readonly item: ListItem;
  readonly candidate: Candidate;
  readonly worth: number;
}

/** The sentence that introduces an item best, of the `candidates` by their sentence's index. */
function pickItemSentence(
  item: ListItem,
  candidates: ReadonlyMap<number, Candidate>,
): ItemSentence[] {
  let best: ItemSentence | undefined;
  for (
    let index = item.from;
    index < Math.min(item.to, item.from + introductionSentences);
    index += 1
  ) {
    const candidate = candidates.get(index);
    if (candidate === undefined) continue;
    const lean = index === item.from ? 0 : contextCost(candidate.sentence);
    const worth = candidate.score - lean - laterSentenceCost * (index - item.from);
    if (best === undefined || worth > best.worth) best = { item, candidate, worth };
  }
  return best === undefined ? [] : [best];
}

/** “Heading: sentence”; the sentence alone where it names its item, or the heading is long. */
function createItemPoint(
  { item, candidate }: ItemSentence,
  document: SegmentedDocument,
  contentsShown: boolean,
): Point {
  const { sentence } = candidate;
  const point = createPoint(sentence, document, noNeighbours);
  const names = containment(extractTerms(item.text, document.lang), new Set(sentence.terms)) > 0.6;
  if (names || (item.length > maxLabelHeadingWords && contentsShown)) return point;
  const label = item.text + getSeparator(item.text, document.lang);
  const heading: Anchor = describeAnchor(
    document.article,
    item.block,
    item.span.start,
    item.span.end,
  );
  return {
    ...point,
    text: label + point.text,
    sources: [...point.sources, heading],
    insertedSpans: [{ start: 0, end: label.length }],
  };
}

/** A heading with a colon of its own gets a dash. */
function getSeparator(heading: string, lang: string): string {
  if (/[:：]/u.test(heading)) return ' – ';
  return isCjk(lang) ? '：' : ': ';
}
