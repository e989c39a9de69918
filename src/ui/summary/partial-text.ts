/** Describes how much of a partly read page was read. */

import type { ArticleMeta } from '../../background/jobs/job.ts';
import { formatNumber, t } from '../../browser/i18n.ts';

/** The end of the article is uncertain, so its words are rounded to hundreds. */
const roundingStep = 100;

/** Returns a localized sentence with the number of words read; `''` if the whole page was read. */
export function getPartialText({ partial, words }: Pick<ArticleMeta, 'partial' | 'words'>): string {
  if (!partial) return '';
  if (partial.isCut) return t('partial_cut');
  const all = Math.round((words + partial.uncertainWords) / roundingStep) * roundingStep;
  return t('partial_uncertain', formatNumber(words), formatNumber(all));
}
