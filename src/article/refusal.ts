/** When what was found is no article, or too little of one. */

import type { FailureCode } from '../result.ts';
import type { Block, Scope } from './article.ts';
import { measureText } from './features/text-measures.ts';

/** Words below which there is nothing to sum up. */
const fewestWords = 60;
const fewestSelected = 25;
/** A paragraph shorter than this, in words, may be a teaser or a label. */
const paragraphWords = 18;
/** Eighteen words of Chinese are hardly more characters than this. */
const paragraphCharacters = 30;
/** Of all that a page shows, an article on a front page must be this much. */
const frontPageShare = 0.5;

const sentenceEnd = /[.!?…。！？؟।][\p{Pe}\p{Pf}"'”’*\s]*$/u;

/** What is counted of a page. */
export interface PageCounts {
  /** Words of the blocks. */
  readonly kept: number;
  /** Words of all that the page shows. */
  readonly page: number;
  readonly url: string;
}

/** Why these blocks are not to be summed up; nothing when they are. */
export function refusal(
  scope: Scope,
  blocks: readonly Block[],
  { kept, page, url }: PageCounts,
): FailureCode | undefined {
  if (scope.kind === 'selection') return kept < fewestSelected ? 'too-short' : undefined;
  if (kept === 0) return 'no-article';
  if (scope.anyway) return undefined;
  const paragraphs = blocks.map((block) => isParagraph(block));
  const prose = blocks.reduce((sum, b, i) => sum + (paragraphs[i] ? wordsOf(b) : 0), 0);
  if (isFrontPage(url) && prose < frontPageShare * page) return 'no-article';
  if (kept < fewestWords) return prose * 2 > kept ? 'too-short' : 'no-article';
  return isList(blocks, paragraphs, prose) ? 'no-article' : undefined;
}

function wordsOf(block: Block): number {
  return measureText(block.text).words;
}

function isParagraph(block: Block): boolean {
  return (
    block.kind !== 'heading' &&
    block.text.length >= paragraphCharacters &&
    wordsOf(block) >= paragraphWords &&
    (block.kind === 'code' || sentenceEnd.test(block.text.slice(-20)))
  );
}

/**
 * A list of teasers: hardly any prose, or a heading for each paragraph with no paragraph ever
 * following another.
 */
function isList(blocks: readonly Block[], paragraphs: readonly boolean[], prose: number): boolean {
  if (prose < fewestWords) return true;
  let follows = 0;
  let count = 0;
  for (const [i, isOne] of paragraphs.entries()) {
    if (!isOne) continue;
    count++;
    const next = blocks[i + 1];
    if (next && next.kind !== 'heading') follows++;
  }
  const headings = blocks.filter((block) => block.kind === 'heading').length;
  return count >= 4 && headings >= count * 0.8 && follows <= count * 0.15;
}

function isFrontPage(url: string): boolean {
  if (!URL.canParse(url) || url === 'about:blank') return false;
  const { pathname, search } = new URL(url);
  return search === '' && /^\/(?:index\.\w+|home|[a-z]{2}(?:-[a-z]{2})?\/?)?$/i.test(pathname);
}
