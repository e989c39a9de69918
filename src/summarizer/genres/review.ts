/**
 * Finds what the summary of a product review needs: the verdict and the lists of pros and cons.
 * Called by `summarize.ts`.
 */

import { describeAnchor } from '../../anchoring/describe.ts';
import { lengthInWords } from '../../nlp/tokenize.ts';
import { trimEnd } from '../../nlp/unicode.ts';
import type { SegmentedDocument } from '../document/document.ts';
import { isPhrase } from '../lexicon/phrases.ts';
import type { Candidate } from '../selection/select.ts';
import { type Point, summaryLimits } from '../summary.ts';

/** Returns the best sentence under the verdict heading of a review; none for other articles. */
export function findVerdict(
  document: SegmentedDocument,
  candidates: readonly Candidate[],
): Candidate[] {
  if (findProsAndCons(document).length === 0) return [];
  const { sections, lang } = document;
  const verdicts = candidates.filter(({ sentence }) =>
    isPhrase(sections[sentence.section]?.heading ?? '', lang, 'verdictHeadings'),
  );
  return verdicts.toSorted((a, b) => b.score - a.score).slice(0, 1);
}

// The pros and the cons of a review make one point each.

/** The largest number of words in a point of pros or cons. */
const maxPointWords = 36;
const maxItemWords = 16;
/** A single item is not a list. */
const minItems = 2;

/**
 * Creates the points “Pros: light · quiet” and “Cons: expensive · heavy”.
 *
 * @returns both points, or none if the article does not have exactly one list of each
 */
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
    if (words + length > maxPointWords) break;
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
 * Finds the heading, or the paragraph, above a list of pros or cons. An article with several such
 * lists compares products, and a point would not say which of them it is about.
 */
function findListLabel(
  { article, lang, sections, labels }: SegmentedDocument,
  list: 'prosHeadings' | 'consHeadings',
): { block: number; text: string } | undefined {
  const headings = sections.map(({ block, heading }) => ({ block, heading }));
  const paragraphs = [...labels].map(([block, heading]) => ({ block, heading }));
  const blocks = [...headings, ...paragraphs].flatMap(({ block, heading }) =>
    block !== undefined && isPhrase(heading, lang, list) ? [block] : [],
  );
  const [block, ...others] = new Set(blocks);
  if (block === undefined || others.length > 0) return undefined;
  const text = trimEnd(article.blocks[block]?.text ?? '', ':：');
  return { block, text };
}
