/** The sample article through the same extraction and summarizer as any page. */

import { read } from '../../article/read.ts';
import type { Result } from '../../result.ts';
import { summarize } from '../../summary/summarize.ts';
import type { Summary } from '../../summary/summary.ts';

/**
 * Summarizes an element as if it had been selected: what stands around it is a page of ours, and no
 * article.
 *
 * @param article with its language in `lang`
 * @returns key points of medium length, or why there are none
 */
export function summarizeSample(article: HTMLElement): Result<Summary> {
  const { lang, ownerDocument: document } = article;
  const selection = document.getSelection();
  selection?.selectAllChildren(article);
  const extracted = read(document, { kind: 'selection', frameId: 0 });
  selection?.removeAllRanges();
  if (!extracted.ok) return extracted;
  // The title of this page is not the article's.
  const title = article.querySelector('h2')?.textContent ?? '';
  const whole = { ...extracted.value, title, lang };
  return summarize(whole, { form: 'key-points', length: 'medium' });
}
