/**
 * Lets the user choose the language of AI summaries, if the model knows more than the article's.
 */

import { t } from '../../browser/i18n.ts';
import { aiLanguageNames } from './setting-labels.ts';
import { SegmentedSetting } from './settings-section.tsx';
import type { SettingsControl } from './use-settings.ts';

interface Props {
  control: SettingsControl;
  /** True if the model can write in the browser's language about articles in others. */
  canTranslate: boolean;
}

/** Shows nothing if there is no choice to make. A choice made elsewhere can still be undone. */
export function AiOutputLanguage({ control: { settings, locked, change }, canTranslate }: Props) {
  const isLocked = locked.has('aiOutputLanguage');
  if (!canTranslate && !isLocked && settings.aiOutputLanguage === 'article') return null;
  return (
    <SegmentedSetting
      label={t('ai_output_language_label')}
      hint={t('ai_output_language_hint')}
      choices={aiLanguageNames()}
      value={settings.aiOutputLanguage}
      locked={isLocked}
      onChoose={(aiOutputLanguage) => change({ aiOutputLanguage })}
    />
  );
}
