/** A review that lists what is for and against a thing ends with whom it is for. */

import { describeAnchor } from '../../anchoring/describe.ts';
import { lengthInWords } from '../../nlp/tokenize.ts';
import { trimEnd } from '../../nlp/unicode.ts';
import { maxBy } from '../../shared/max-by.ts';
import type { SegmentedDocument } from '../document/document.ts';
import { isPhrase } from '../lexicon/phrases.ts';
import type { Candidate } from '../selection/select.ts';
import { type Point, summaryLimits } from '../summary.ts';

/** The best sentence of a review's verdict; none for other articles, or without such a heading. */
export function findVerdict(
  document: SegmentedDocument,
  candidates: readonly Candidate[],
): Candidate | undefined {
  if (findProsAndCons(document).length === 0) return undefined;
  const { sections, lang } = document;
  const verdicts = candidates.filter(({ sentence }) =>
    isPhrase(sections[sentence.section]?.heading ?? '', lang, 'verdictHeadings'),
  );
  return maxBy(verdicts, ({ score }) => score);
}

// What a review lists for and against: its own lists, one point each.

/** Words that a line of pros or cons may have. */
const maxLineWords = 36;
const maxItemWords = 16;
/** A single one makes no list. */
const minItems = 2;

/** “Pros: light · quiet” and “Cons: dear”, when the article has lists of both; else none. */
export function findProsAndCons(document: SegmentedDocument): Point[] {
  const pros = createListPoint(document, 'prosHeadings');
  const cons = createListPoint(document, 'consHeadings');
  return pros === undefined || cons === undefined ? [] : [pros, cons];
}

function createListPoint(
  document: SegmentedDocument,
  list: 'prosHeadings' | 'consHeadings',
): Point | undefined {
  const { article, lang } = document;
  const label = findListLabel(document, list);
  if (label === undefined) return undefined;
  const items: { block: number; text: string }[] = [];
  let words = 0;
  for (let at = label.block + 1; article.blocks[at]?.kind === 'item'; at += 1) {
    const text = trimEnd(article.blocks[at]?.text ?? '', '.;');
    const length = lengthInWords(text, lang);
    if (length === 0 || length > maxItemWords) continue;
    if (words + length > maxLineWords) break;
    items.push({ block: at, text });
    words += length;
  }
  if (items.length < minItems) return undefined;
  const sources = [label, ...items].map(({ block, text }) =>
    describeAnchor(article, block, 0, text.length),
  );
  return {
    text: `${label.text}: ${items.map(({ text }) => text).join(' · ')}`,
    sources: sources.slice(0, summaryLimits.sources),
    flags: [],
  };
}

/**
 * Finds the heading, or the line of text, that opens such a list. An article with several of them
 * compares products, and a point would not say which of them it is about.
 */
function findListLabel(
  { article, lang, sections, labels }: SegmentedDocument,
  list: 'prosHeadings' | 'consHeadings',
): { block: number; text: string } | undefined {
  const headings = sections.map(({ block, heading }) => ({ block, heading }));
  const lines = [...labels].map(([block, heading]) => ({ block, heading }));
  const blocks = [...headings, ...lines].flatMap(({ block, heading }) =>
    block !== undefined && isPhrase(heading, lang, list) ? [block] : [],
  );
  const [block, ...others] = new Set(blocks);
  if (block === undefined || others.length > 0) return undefined;
  const text = trimEnd(article.blocks[block]?.text ?? '', ':：');
  return { block, text };
}
