/** The sample article of the welcome page, in the language of the interface. */

import type { Ref } from 'preact';
import { getUiLanguage, t } from '../../browser/i18n.ts';
import type { Anchor, Article, Block } from '../../extraction/article.ts';
import { getDirection } from '../../nlp/language-tags.ts';
import type { Result } from '../../shared/result.ts';
import { summarize } from '../../summarizer/summarize.ts';
import type { Summary } from '../../summarizer/summary.ts';

interface Props {
  element: Ref<HTMLElement>;
}

export function SampleArticle({ element }: Props) {
  return (
    <article lang={getUiLanguage()} dir={t('direction') === 'rtl' ? 'rtl' : 'ltr'} ref={element}>
      <h2>{t('sample_title')}</h2>
      <p>{t('sample_lead')}</p>
      <h3>{t('sample_reason_heading')}</h3>
      <p>{t('sample_reason_1')}</p>
      <p>{t('sample_reason_2')}</p>
      <h3>{t('sample_change_heading')}</h3>
      <p>{t('sample_change')}</p>
      <h3>{t('sample_worse_heading')}</h3>
      <p>{t('sample_worse')}</p>
      <h3>{t('sample_next_heading')}</h3>
      <p>{t('sample_next_1')}</p>
      <p>{t('sample_next_2')}</p>
    </article>
  );
}

// Summarizes the sample article with the real summarizer. Its blocks are known, and the extraction
// would add a tenth to the package, so they are listed here.

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
