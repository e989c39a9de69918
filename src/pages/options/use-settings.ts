/** The settings in force, and a way to change them that saves at once. */

import { useEffect, useState } from 'preact/hooks';
import {
  readGovernedSettings,
  watchSettings,
  writeSettings,
} from '../../platform/settings-store.ts';
import type { Settings } from '../../settings/settings.ts';

export interface SettingsControl {
  settings: Settings;
  /** Fields that only an administrator can change. */
  locked: ReadonlySet<keyof Settings>;
  /** How the last change went: `undefined` when there was none lately. */
  outcome: 'saved' | 'refused' | undefined;
  change(change: Partial<Settings>): void;
}

/** How long (ms) it is said that a change was saved. */
const outcomeShown = 2_000;

/** `undefined` until the settings have been read. */
export function useSettings(): SettingsControl | undefined {
  const [governed, setGoverned] = useState<Pick<SettingsControl, 'settings' | 'locked'>>();
  const [outcome, setOutcome] = useState<SettingsControl['outcome']>();

  useEffect(() => {
    const read = () => void readGovernedSettings().then(setGoverned);
    read();
    return watchSettings(read);
  }, []);

  useEffect(() => {
    const timer = setTimeout(() => setOutcome(undefined), outcomeShown);
    return () => clearTimeout(timer);
  }, [outcome]);

  const change = async (changed: Partial<Settings>) => {
    const written = await writeSettings(changed);
    setOutcome(written.ok ? 'saved' : 'refused');
  };
  return governed && { ...governed, outcome, change: (changed) => void change(changed) };
}
