/** What the reader may choose; every choice is saved as it is made. */

import { t } from '../../platform/i18n.ts';
import type { Settings } from '../../settings/settings.ts';
import { formNames, lengthNames } from '../ui/choice-names.ts';
import { Shortcut } from '../ui/shortcut.tsx';
import { AccessGroup } from './access-group.tsx';
import { BackupGroup } from './backup-group.tsx';
import { EngineGroup } from './engine-group.tsx';
import { ChoiceRow, Group } from './group.tsx';
import { HistoryGroup } from './history-group.tsx';
import { ListenRate } from './listen-rate.tsx';
import { PromptGroup } from './prompt-group.tsx';
import { SavedNote } from './saved-note.tsx';
import { textSizeNames, themeNames } from './setting-name.ts';
import { type SettingsControl, useSettings } from './use-settings.ts';

export function Options() {
  const control = useSettings();
  if (!control) return null;
  return (
    <main class="options">
      <h1>{t('extension_name')}</h1>
      <Group name={t('options_summary')}>
        <Choice
          control={control}
          field="form"
          label={t('form_label')}
          hint={t('options_form_hint')}
          choices={formNames()}
        />
        <Choice
          control={control}
          field="length"
          label={t('length_label')}
          hint={t('options_length_hint')}
          choices={lengthNames()}
        />
      </Group>
      <Group name={t('options_engine')}>
        <EngineGroup control={control} />
      </Group>
      <Group name={t('options_prompt')}>
        <PromptGroup control={control} />
      </Group>
      <Group name={t('options_appearance')}>
        <Choice control={control} field="theme" label={t('theme_label')} choices={themeNames()} />
        <Choice
          control={control}
          field="textSize"
          label={t('text_size_label')}
          choices={textSizeNames()}
        />
        <ListenRate control={control} />
      </Group>
      <Group name={t('options_history')}>
        <HistoryGroup control={control} />
      </Group>
      <Group name={t('options_shortcut')}>
        <Shortcut />
      </Group>
      <Group name={t('backup_title')}>
        <BackupGroup />
      </Group>
      <Group name={t('options_access')}>
        <AccessGroup />
      </Group>
      <SavedNote control={control} />
    </main>
  );
}

/** The fields that are one of a few words. */
type ChoiceField = 'form' | 'length' | 'theme' | 'textSize';

interface ChoiceProps<F extends ChoiceField> {
  control: SettingsControl;
  field: F;
  label: string;
  hint?: string;
  choices: [Settings[F], string][];
}

function Choice<F extends ChoiceField>({ control, field, label, hint, choices }: ChoiceProps<F>) {
  return (
    <ChoiceRow
      label={label}
      {...(hint !== undefined && { hint })}
      choices={choices}
      value={control.settings[field]}
      locked={control.locked.has(field)}
      onChoose={(value) => control.change({ [field]: value })}
    />
  );
}
