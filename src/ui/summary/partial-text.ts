/** How much was read of a page that was not read whole, in words. */

import type { ArticleMeta } from '../../background/jobs/job.ts';
import { formatNumber, t } from '../../browser/i18n.ts';

/** What could be the article is told in hundreds: where it ends is not known. */
const roundedTo = 100;

/** Nothing, where the page was read whole. */
export function partialText({ partial, words }: Pick<ArticleMeta, 'partial' | 'words'>): string {
  if (!partial) return '';
  if (partial.isCut) return t('partial_cut');
  const all = Math.round((words + partial.uncertainWords) / roundedTo) * roundedTo;
  return t('partial_uncertain', formatNumber(words), formatNumber(all));
}
