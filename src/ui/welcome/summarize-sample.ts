/**
 * The sample article through the same summarizer as any page. It is not extracted like one: what its
 * blocks are is known here, and the extraction would be a tenth of the whole package again.
 */

import type { Anchor, Article, Block } from '../../extraction/article.ts';
import { getDirection } from '../../nlp/language-tags.ts';
import type { Result } from '../../shared/result.ts';
import { summarize } from '../../summarizer/summarize.ts';
import type { Summary } from '../../summarizer/summary.ts';

/**
 * Summarizes the sample article.
 *
 * @param article whose children are headings and paragraphs without any markup in them
 * @returns key points of medium length, anchored to the children by their index; or why there are none
 */
export function summarizeSample(article: HTMLElement): Result<Summary> {
  return summarize(toArticle(article), { type: 'key-points', length: 'medium' });
}

/** Where the sentence of an anchor stands; nothing where the article does not hold it. */
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
