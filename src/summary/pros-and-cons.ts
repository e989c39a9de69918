/** What a review lists for and against: its own lists, one point each. */

import { trimEnd } from '../text/trim-end.ts';
import { wordLength } from '../text/words.ts';
import { anchorOf } from './ground.ts';
import type { Outline, Section } from './outline.ts';
import { isPhrase } from './phrases/phrases.ts';
import { type Point, summaryLimits } from './summary.ts';

/** Words that a line of pros or cons may have. */
const mostWords = 36;
const longestItem = 16;
/** A single one makes no list. */
const leastItems = 2;

/** “Pros: light · quiet” and “Cons: dear”, when the article has lists of both; else none. */
export function prosAndCons(outline: Outline): Point[] {
  const pros = lineOf(outline, 'prosHeadings');
  const cons = lineOf(outline, 'consHeadings');
  return pros === undefined || cons === undefined ? [] : [pros, cons];
}

function lineOf(outline: Outline, list: 'prosHeadings' | 'consHeadings'): Point | undefined {
  const { article, lang } = outline;
  const label = labelOf(outline, list);
  if (label === undefined) return undefined;
  const items: { block: number; text: string }[] = [];
  let words = 0;
  for (let at = label.block + 1; article.blocks[at]?.kind === 'item'; at += 1) {
    const text = trimEnd(article.blocks[at]?.text ?? '', '.;');
    const length = wordLength(text, lang);
    if (length === 0 || length > longestItem) continue;
    if (words + length > mostWords) break;
    items.push({ block: at, text });
    words += length;
  }
  if (items.length < leastItems) return undefined;
  const sources = [label, ...items].map(({ block, text }) =>
    anchorOf(article, block, 0, text.length),
  );
  return {
    text: `${label.text}: ${items.map(({ text }) => text).join(' · ')}`,
    sources: sources.slice(0, summaryLimits.sources),
    doubts: [],
  };
}

/** The heading, or the line of text, that opens such a list. */
function labelOf(
  { article, lang, sections, labels }: Outline,
  list: 'prosHeadings' | 'consHeadings',
): { block: number; text: string } | undefined {
  const headed = sections.find(({ heading }) => isPhrase(heading, lang, list));
  const lines = [...labels].map(
    ([block, heading]): Pick<Section, 'block' | 'heading'> => ({
      block,
      heading,
    }),
  );
  const found = headed ?? lines.find(({ heading }) => isPhrase(heading, lang, list));
  if (found?.block === undefined) return undefined;
  const text = trimEnd(article.blocks[found.block]?.text ?? '', ':：');
  return { block: found.block, text };
}
