/** The settings in force, and a way to change them that saves at once. */

import { useEffect, useState } from 'preact/hooks';
import type { Settings } from '../../storage/settings/settings.ts';
import {
  onSettingsChanged,
  readSettingsWithPolicy,
  updateSettings,
} from '../../storage/stores/settings-store.ts';

export interface SettingsControl {
  settings: Settings;
  /** Fields that only an administrator can change. */
  locked: ReadonlySet<keyof Settings>;
  /** How the last change went: `undefined` when there was none lately. */
  outcome: 'saved' | 'refused' | undefined;
  change(change: Partial<Settings>): void;
  /** Takes the last change back; missing when there was none lately. */
  undo: (() => void) | undefined;
}

/** How long (ms) it is said that a change was saved, and can be taken back with a click. */
const toastDurationMs = 8_000;

/** `undefined` until the settings have been read. */
export function useSettings(): SettingsControl | undefined {
  const [governed, setGoverned] = useState<Pick<SettingsControl, 'settings' | 'locked'>>();
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
    undo: before && (() => void change(before)),
  };
}

/** What the fields of a change are now. */
function pickFields(settings: Settings, changed: Partial<Settings>): Partial<Settings> {
  const fields = Object.keys(changed) as (keyof Settings)[];
  return Object.fromEntries(fields.map((field) => [field, settings[field]]));
}
