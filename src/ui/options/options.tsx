/** The options page. Every choice is saved as it is made. */

import { t } from '../../browser/i18n.ts';
import type { Settings } from '../../storage/settings/settings.ts';
import { getLengthLabels, getTypeLabels } from '../components/export-records.ts';
import { Shortcut } from '../components/shortcut.tsx';
import { AccessSection } from './access-section.tsx';
import { BackupSection } from './backup-section.tsx';
import { BannerSection } from './banner-section.tsx';
import { EngineSection } from './engine-section.tsx';
import { HistorySection } from './history-section.tsx';
import {
  getTextSizeLabels,
  getThemeLabels,
  SaveNotice,
  SegmentedSetting,
  type SettingsControl,
  SettingsSection,
  useSettings,
} from './settings-section.tsx';
import { SpeechRate } from './speech-rate.tsx';

export function Options() {
  const control = useSettings();
  if (!control) return null;
  return (
    <main class="options">
      <h1>{t('extension_name')}</h1>
      <SettingsSection name={t('options_summary')}>
        <ChoiceSetting
          control={control}
          field="type"
          label={t('type_label')}
          hint={t('options_type_hint')}
          choices={getTypeLabels()}
        />
        <ChoiceSetting
          control={control}
          field="length"
          label={t('length_label')}
          hint={t('options_length_hint')}
          choices={getLengthLabels()}
        />
      </SettingsSection>
      <SettingsSection name={t('options_summary_source')}>
        <EngineSection control={control} />
      </SettingsSection>
      <SettingsSection name={t('options_banner')}>
        <BannerSection control={control} />
      </SettingsSection>
      <SettingsSection name={t('options_appearance')}>
        <ChoiceSetting
          control={control}
          field="theme"
          label={t('theme_label')}
          choices={getThemeLabels()}
        />
        <ChoiceSetting
          control={control}
          field="textSize"
          label={t('text_size_label')}
          choices={getTextSizeLabels()}
        />
        <SpeechRate control={control} />
      </SettingsSection>
      <SettingsSection name={t('options_history')}>
        <HistorySection control={control} />
      </SettingsSection>
      <SettingsSection name={t('options_shortcut')}>
        <Shortcut />
      </SettingsSection>
      <SettingsSection name={t('backup_title')}>
        <BackupSection />
      </SettingsSection>
      <SettingsSection name={t('options_access')}>
        <AccessSection />
      </SettingsSection>
      <SaveNotice control={control} />
    </main>
  );
}

/** Settings whose value is one of a few words. */
type ChoiceField = 'type' | 'length' | 'theme' | 'textSize';

interface ChoiceSettingProps<F extends ChoiceField> {
  control: SettingsControl;
  field: F;
  label: string;
  hint?: string;
  choices: [Settings[F], string][];
}

function ChoiceSetting<F extends ChoiceField>({
  control,
  field,
  label,
  hint,
  choices,
}: ChoiceSettingProps<F>) {
  return (
    <SegmentedSetting
      label={label}
      {...(hint !== undefined && { hint })}
      choices={choices}
      value={control.settings[field]}
      locked={control.locked.has(field)}
      onChoose={(value) => control.change({ [field]: value })}
    />
  );
}
