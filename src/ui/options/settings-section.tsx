/** A titled group of settings, and a setting with a few options. */

import { useEffect, useState } from 'preact/hooks';
import {
  formatBytes,
  formatNumber,
  getBrowserLanguage,
  getLanguageName,
  t,
} from '../../browser/i18n.ts';
import { baseLanguage } from '../../nlp/language-tags.ts';
import { bytesPerMib, type Settings } from '../../storage/settings/settings.ts';
import {
  onSettingsChanged,
  readSettingsWithPolicy,
  updateSettings,
} from '../../storage/stores/settings-store.ts';
import { type EngineId, engineIds } from '../../summarizer/summary.ts';
import { getLengthLabels, getTypeLabels } from '../components/export-records.ts';
import { SegmentedControl } from '../components/segmented-control.tsx';

// Localized names of settings and their values, as the options page shows them.

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
  const names = isChoice(field) ? valueNames[field]() : [];
  return names.find(([name]) => name === `${value}`)?.[1] ?? `${value}`;
}

function isChoice(field: string): field is keyof typeof valueNames {
  return Object.hasOwn(valueNames, field);
}

/** The names of the values of each setting that has only a few. */
const valueNames = {
  type: getTypeLabels,
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
} satisfies Partial<Record<keyof Settings, () => readonly (readonly [string, string])[]>>;

// Provides the settings in force and saves changes at once.

export interface SettingsControl {
  settings: Settings;
  /** Settings that are locked by a policy. */
  locked: ReadonlySet<keyof Settings>;
  /** Engines that a policy allows. */
  engines: readonly EngineId[];
  /** Result of the last change; `undefined` once its notice has expired. */
  outcome: 'saved' | 'refused' | undefined;
  change(change: Partial<Settings>): void;
  /** Shows a notice if a choice outside of the settings could not be saved. */
  report(saved: boolean): void;
  /** Undoes the last change; missing once its notice has expired. */
  undo: (() => void) | undefined;
}

/** How long the notice offers to undo a change, in ms. */
const toastDurationMs = 8_000;

/**
 * Reads the settings and re-renders when they change.
 *
 * @returns `undefined` until they have been read
 */
export function useSettings(): SettingsControl | undefined {
  const [governed, setGoverned] = useState<Awaited<ReturnType<typeof readSettingsWithPolicy>>>();
  const [outcome, setOutcome] = useState<SettingsControl['outcome']>();
  const [before, setBefore] = useState<Partial<Settings>>();

  useEffect(() => {
    const read = () => void readSettingsWithPolicy().then(setGoverned);
    read();
    return onSettingsChanged(read);
  }, []);

  useEffect(() => {
    const timer = setTimeout(() => setOutcome(undefined), toastDurationMs);
    return () => clearTimeout(timer);
  }, [outcome, before]);

  const change = async (changed: Partial<Settings>, back?: Partial<Settings>) => {
    const written = await updateSettings(changed);
    setOutcome(written.ok ? 'saved' : 'refused');
    setBefore(written.ok ? back : undefined);
  };
  if (!governed) return undefined;
  const { settings } = governed;
  return {
    ...governed,
    outcome,
    change: (changed) => void change(changed, pickFields(settings, changed)),
    report: (saved) => setOutcome(saved ? undefined : 'refused'),
    undo: before && (() => void change(before)),
  };
}

/** Returns the present values of the fields that are about to change. */
function pickFields(settings: Settings, changed: Partial<Settings>): Partial<Settings> {
  const fields = Object.keys(changed) as (keyof Settings)[];
  return Object.fromEntries(fields.map((field) => [field, settings[field]]));
}

// Says that a choice was saved and offers to undo it.

export function SaveNotice({ control: { outcome, undo } }: { control: SettingsControl }) {
  return (
    <p class="save-notice" role="status">
      {outcome === 'refused' && t('not_saved')}
      {outcome === 'saved' && t('saved')}
      {outcome === 'saved' && undo && (
        <button type="button" class="link" name="undo" onClick={undo}>
          {t('undo')}
        </button>
      )}
    </p>
  );
}

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
