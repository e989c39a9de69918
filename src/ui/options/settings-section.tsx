/** A titled group of settings, and a setting with a few options. */

import { t } from '../../browser/i18n.ts';
import { SegmentedControl } from '../components/segmented-control.tsx';

export function SettingsSection({
  name,
  children,
}: {
  name: string;
  children: preact.ComponentChildren;
}) {
  return (
    <section class="group">
      <h2>{name}</h2>
      {children}
    </section>
  );
}

interface SegmentedSettingProps<T extends string> {
  label: string;
  hint?: string;
  choices: readonly (readonly [T, string])[];
  value: T;
  /** True if a policy decides the value. */
  locked: boolean;
  /** True if the setting has no effect here; the hint says why. */
  disabled?: boolean;
  onChoose(value: T): void;
}

export function SegmentedSetting<T extends string>(props: SegmentedSettingProps<T>) {
  const { label, hint, choices, value, locked, disabled = false, onChoose } = props;
  return (
    <div class="row">
      <div>
        {label}
        {hint && <span class="hint">{hint}</span>}
        {locked && <span class="hint locked">{t('locked')}</span>}
      </div>
      <SegmentedControl
        label={label}
        choices={choices}
        value={value}
        disabled={locked || disabled}
        onChoose={onChoose}
      />
    </div>
  );
}
