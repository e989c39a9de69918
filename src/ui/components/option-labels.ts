/** Localized labels of the options, in the order in which they are offered. */

import { t } from '../../browser/i18n.ts';
import type { Length, SummaryType } from '../../summarizer/summary.ts';

export const getTypeLabels = (): [SummaryType, string][] => [
  ['key-points', t('type_key_points')],
  ['tldr', t('type_tldr')],
];

export const getLengthLabels = (): [Length, string][] => [
  ['short', t('length_short')],
  ['medium', t('length_medium')],
  ['long', t('length_long')],
];
