/** When what was found is no article, or too little of one. */

import type { FailureCode } from '../result.ts';
import type { Block, Scope } from './article.ts';
import type { PageFacts } from './page-facts.ts';
import { countWords } from './words.ts';

/** Words below which there is nothing to sum up. */
const fewestWords = 60;
const fewestSelected = 25;
/** A paragraph shorter than this, in words, may be a teaser or a label. */
const paragraphWords = 18;
/** Of all that a page shows, an article on a front page must be this much. */
const frontPageShare = 0.5;

const sentenceEnd = /[.!?…。！？؟।][\p{Pe}\p{Pf}"'”’*\s]*$/u;

/**
 * Why these blocks are not to be summed up; nothing when they are.
 *
 * @param pageWords words of all that the page shows
 */
export function refusal(
  facts: PageFacts,
  scope: Scope,
  blocks: readonly Block[],
  pageWords: number,
): FailureCode | undefined {
  const words = sumOfWords(blocks);
  if (scope.kind === 'selection') return words < fewestSelected ? 'too-short' : undefined;
  if (words === 0) return 'no-article';
  if (scope.anyway) return undefined;
  const prose = sumOfWords(blocks.filter(isParagraph));
  if (isFrontPage(facts.url) && prose < frontPageShare * pageWords) return 'no-article';
  if (words < fewestWords) return prose * 2 > words ? 'too-short' : 'no-article';
  return isList(blocks, prose) ? 'no-article' : undefined;
}

function sumOfWords(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + countWords(block.text), 0);
}

function isParagraph(block: Block): boolean {
  return (
    block.kind !== 'heading' &&
    countWords(block.text) >= paragraphWords &&
    (block.kind === 'code' || sentenceEnd.test(block.text.slice(-20)))
  );
}

/**
 * A list of teasers: hardly any prose, or a heading for each paragraph with no paragraph ever
 * following another.
 */
function isList(blocks: readonly Block[], prose: number): boolean {
  if (prose < fewestWords) return true;
  let follows = 0;
  let paragraphs = 0;
  for (const [i, block] of blocks.entries()) {
    if (!isParagraph(block)) continue;
    paragraphs++;
    const next = blocks[i + 1];
    if (next && next.kind !== 'heading') follows++;
  }
  const headings = blocks.filter((block) => block.kind === 'heading').length;
  return paragraphs >= 4 && headings >= paragraphs * 0.8 && follows <= paragraphs * 0.15;
}

function isFrontPage(url: string): boolean {
  if (!URL.canParse(url) || url === 'about:blank') return false;
  const { pathname, search } = new URL(url);
  return search === '' && /^\/(?:index\.\w+|home|[a-z]{2}(?:-[a-z]{2})?\/?)?$/i.test(pathname);
}
