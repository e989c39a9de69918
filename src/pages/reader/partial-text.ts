/** How much was read of a page that was not read whole, in words. */

import { formatNumber, t } from '../../platform/i18n.ts';
import type { Head } from '../../platform/session.ts';

/** What could be the article is told in hundreds: where it ends is not known. */
const roundedTo = 100;

/** Nothing, where the page was read whole. */
export function partialText({ partial, words }: Pick<Head, 'partial' | 'words'>): string {
  if (!partial) return '';
  if (partial.isCut) return t('partial_cut');
  const all = Math.round((words + partial.uncertainWords) / roundedTo) * roundedTo;
  return t('partial_uncertain', formatNumber(words), formatNumber(all));
}
