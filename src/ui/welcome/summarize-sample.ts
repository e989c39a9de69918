/**
 * Summarizes the sample article with the real summarizer. Its blocks are known, and the extraction
 * would add a tenth to the package, so they are listed here.
 */

import type { Anchor, Article, Block } from '../../extraction/article.ts';
import { getDirection } from '../../nlp/language-tags.ts';
import type { Result } from '../../shared/result.ts';
import { summarize } from '../../summarizer/summarize.ts';
import type { Summary } from '../../summarizer/summary.ts';

/**
 * Summarizes the sample article.
 *
 * @param article an element whose children are headings and paragraphs of plain text
 * @returns key points of medium length, anchored to the children by index, or the summarizer's
 *   failure
 */
export function summarizeSample(article: HTMLElement): Result<Summary> {
  return summarize(toArticle(article), { type: 'key-points', length: 'medium' });
}

/**
 * Finds the sentence of an anchor in the sample article.
 *
 * @returns `undefined` if the article does not contain it
 */
export function findSampleSentence(article: HTMLElement, anchor: Anchor): Range | undefined {
  const text = article.children[anchor.block]?.firstChild;
  if (text?.textContent?.slice(anchor.start, anchor.end) !== anchor.quote) return undefined;
  const range = article.ownerDocument.createRange();
  range.setStart(text, anchor.start);
  range.setEnd(text, anchor.end);
  return range;
}

function toArticle(article: HTMLElement): Article {
  const { lang, ownerDocument } = article;
  const blocks = [...article.children].map(toBlock);
  return {
    url: ownerDocument.URL,
    canonical: ownerDocument.URL,
    title: blocks[0]?.text ?? '',
    lang,
    dir: getDirection(lang) === 'rtl' ? 'rtl' : 'ltr',
    blocks,
    excluded: [],
    scope: 'selection',
    visibleShare: 1,
    textHash: '',
    frameId: 0,
  };
}

function toBlock({ localName, textContent }: Element): Block {
  const text = textContent ?? '';
  const level = /^h(\d)$/.exec(localName)?.[1];
  return level ? { kind: 'heading', level: Number(level), text } : { kind: 'paragraph', text };
}
