/** What a setting is called where it is chosen. */

import { t } from '../../platform/i18n.ts';

/** @param field of the settings; any other comes back as it is */
export function settingName(field: string): string {
  switch (field) {
    case 'form':
      return t('form_label');
    case 'length':
      return t('length_label');
    case 'engine':
      return t('options_engine');
    case 'aiLanguage':
      return t('ai_language_label');
    case 'theme':
      return t('theme_label');
    case 'textSize':
      return t('text_size_label');
    case 'history':
      return t('history_label');
    case 'historyDays':
      return t('history_days_label');
    case 'historyMegabytes':
      return t('history_megabytes_label');
    case 'promptEverywhere':
      return t('prompt_everywhere_label');
    case 'listenRate':
      return t('listen_rate_label');
    default:
      return field;
  }
}
