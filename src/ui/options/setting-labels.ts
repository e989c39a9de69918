/** Localized names of settings and their values, as the options page shows them. */

import { formatBytes } from '../../browser/format.ts';
import { formatNumber, getBrowserLanguage, getLanguageName, t } from '../../browser/i18n.ts';
import { baseLanguage } from '../../nlp/language-tags.ts';
import type { Settings } from '../../storage/settings/settings.ts';
import { bytesPerMib } from '../../storage/settings/settings.ts';
import { engineIds } from '../../summarizer/summary.ts';
import { getLengthLabels, getTypeLabels } from '../components/option-labels.ts';

/** @param field a key of the settings; an unknown key is returned unchanged */
export function getSettingName(field: string): string {
  switch (field) {
    case 'type':
      return t('type_label');
    case 'length':
      return t('length_label');
    case 'engine':
      return t('options_summary_source');
    case 'aiMode':
      return t('ai_mode_label');
    case 'aiOutputLanguage':
      return t('ai_output_language_label');
    case 'theme':
      return t('theme_label');
    case 'textSize':
      return t('text_size_label');
    case 'history':
      return t('history_label');
    case 'historyDays':
      return t('history_days_label');
    case 'historyMaxMib':
      return t('history_max_size_label');
    case 'bannerOnAllSites':
      return t('banner_everywhere_label');
    case 'speechRate':
      return t('read_aloud_rate_label');
    default:
      return field;
  }
}

type Names<F extends keyof Settings> = [`${Settings[F]}`, string][];

export const getThemeLabels = (): Names<'theme'> => [
  ['system', t('theme_system')],
  ['light', t('theme_light')],
  ['dark', t('theme_dark')],
];

export const getTextSizeLabels = (): Names<'textSize'> => [
  ['small', t('text_size_small')],
  ['medium', t('text_size_medium')],
  ['large', t('text_size_large')],
];

export const getDayLabels = (): Names<'historyDays'> => [
  ['30', t('history_days_30')],
  ['90', t('history_days_90')],
  ['365', t('history_days_365')],
  ['0', t('history_days_0')],
];

export const getModeLabels = (): Names<'aiMode'> => [
  ['write', t('ai_mode_write')],
  ['choose', t('ai_mode_choose')],
];

export const aiLanguageNames = (): Names<'aiOutputLanguage'> => [
  ['article', t('ai_output_language_article')],
  ['browser', getLanguageName(baseLanguage(getBrowserLanguage()))],
];

/** Formats a speech rate, for example “1.5×”. */
export function getRateName(rate: number): string {
  return `${formatNumber(rate)}×`;
}

/**
 * Returns the localized name of a setting's value.
 *
 * @param field a key of the settings; the value of an unknown key is returned unchanged
 */
export function getSettingValueName(field: string, value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? t('setting_on') : t('setting_off');
  if (field === 'historyMaxMib') return formatBytes(Number(value) * bytesPerMib);
  if (field === 'speechRate') return getRateName(Number(value));
  const named = (valueNames[field]?.() ?? []).find(([name]) => name === `${value}`);
  return named?.[1] ?? `${value}`;
}

const valueNames: Readonly<Record<string, () => readonly (readonly [string, string])[]>> = {
  form: getTypeLabels,
  length: getLengthLabels,
  engine: () =>
    engineIds.map((id) => {
      if (id === 'extractive') return [id, t('by_extractive')];
      return [id, id === 'local-server' ? t('engine_local') : t('engine_ai')];
    }),
  aiMode: getModeLabels,
  aiOutputLanguage: aiLanguageNames,
  theme: getThemeLabels,
  textSize: getTextSizeLabels,
  historyDays: getDayLabels,
};
