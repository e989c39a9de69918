/** What the browser's model writes in, where it can write in more than the article's language. */

import { t } from '../../browser/i18n.ts';
import { aiLanguageNames } from './setting-labels.ts';
import { SegmentedSetting } from './settings-section.tsx';
import type { SettingsControl } from './use-settings.ts';

interface Props {
  control: SettingsControl;
  /** Whether the model can write in the browser's language about articles in others. */
  canTranslate: boolean;
}

/** Nothing, where there is no choice; one that was made can be taken back anywhere. */
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
