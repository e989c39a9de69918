/** Provides the settings in force and saves changes at once. */

import { useEffect, useState } from 'preact/hooks';
import type { Settings } from '../../storage/settings/settings.ts';
import {
  onSettingsChanged,
  readSettingsWithPolicy,
  updateSettings,
} from '../../storage/stores/settings-store.ts';

export interface SettingsControl {
  settings: Settings;
  /** Settings that are locked by a policy. */
  locked: ReadonlySet<keyof Settings>;
  /** Result of the last change; `undefined` once its notice has expired. */
  outcome: 'saved' | 'refused' | undefined;
  change(change: Partial<Settings>): void;
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

/** Returns the present values of the fields that are about to change. */
function pickFields(settings: Settings, changed: Partial<Settings>): Partial<Settings> {
  const fields = Object.keys(changed) as (keyof Settings)[];
  return Object.fromEntries(fields.map((field) => [field, settings[field]]));
}
