/** The names of what can be chosen, in the order in which it is offered. */

import { t } from '../../platform/i18n.ts';
import type { Form, Length } from '../../summary/summary.ts';

export const formNames = (): [Form, string][] => [
  ['key-points', t('form_key_points')],
  ['tldr', t('form_tldr')],
];

export const lengthNames = (): [Length, string][] => [
  ['short', t('length_short')],
  ['medium', t('length_medium')],
  ['long', t('length_long')],
];
