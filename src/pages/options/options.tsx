/** What the reader may choose; every choice is saved as it is made. */

import { t } from '../../platform/i18n.ts';
import type { Settings } from '../../settings/settings.ts';
import { formNames, lengthNames } from '../ui/choice-names.ts';
import { Segmented } from '../ui/segmented.tsx';
import { EngineGroup } from './engine-group.tsx';
import { PromptGroup } from './prompt-group.tsx';
import { Shortcut } from './shortcut.tsx';
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
      </Group>
      <Group name={t('options_history')}>
        <Keep control={control} />
      </Group>
      <Group name={t('options_shortcut')}>
        <Shortcut />
      </Group>
      <Group name={t('options_privacy')}>
        <p class="hint">{t('options_privacy_text')}</p>
      </Group>
      <p class="saved-note" role="status">
        {outcomeText(control.outcome)}
      </p>
    </main>
  );
}

function Group({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <section class="group">
      <h2>{name}</h2>
      {children}
    </section>
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
  const locked = control.locked.has(field);
  return (
    <div class="row">
      <div>
        {label}
        {hint && <span class="hint">{hint}</span>}
        {locked && <span class="hint">{t('locked')}</span>}
      </div>
      <Segmented
        label={label}
        choices={choices}
        value={control.settings[field]}
        disabled={locked}
        onChoose={(value) => control.change({ [field]: value })}
      />
    </div>
  );
}

function Keep({ control }: { control: SettingsControl }) {
  const locked = control.locked.has('history');
  return (
    <label class="check">
      <input
        type="checkbox"
        name="history"
        checked={control.settings.history}
        disabled={locked}
        onChange={(event) => control.change({ history: event.currentTarget.checked })}
      />
      <span>
        {t('history_label')}
        <span class="hint">{t('history_hint')}</span>
        {locked && <span class="hint">{t('locked')}</span>}
      </span>
    </label>
  );
}

const themeNames = (): [Settings['theme'], string][] => [
  ['system', t('theme_system')],
  ['light', t('theme_light')],
  ['dark', t('theme_dark')],
];

const textSizeNames = (): [Settings['textSize'], string][] => [
  ['small', t('text_size_small')],
  ['medium', t('text_size_medium')],
  ['large', t('text_size_large')],
];

function outcomeText(outcome: SettingsControl['outcome']): string {
  if (outcome === undefined) return '';
  return outcome === 'saved' ? t('saved') : t('not_saved');
}
