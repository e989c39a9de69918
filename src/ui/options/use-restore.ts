/** Restores a backup in steps: read the file, show a preview, write only when the user confirms. */

import { useState } from 'preact/hooks';
import { type BackupRejection, backupLimits, planRestore } from '../../storage/backup/restore.ts';
import type { RestorePlan } from '../../storage/backup/restore-plan.ts';
import { applyRestore, readCurrentData } from '../../storage/stores/backup-store.ts';

export type RestoreState =
  | { readonly step: 'none' | 'reading' | 'done' }
  /** `unreadable` means that the file, or the data already stored, could not be read. */
  | { readonly step: 'refused'; readonly rejection: BackupRejection | 'unreadable' }
  | { readonly step: 'planned'; readonly plan: RestorePlan }
  | { readonly step: 'writing'; readonly done: number; readonly all: number }
  | { readonly step: 'stopped'; readonly full: boolean };

export interface RestoreControl {
  readonly state: RestoreState;
  previewFile(file: File): void;
  restore(plan: RestorePlan): void;
  cancel(): void;
}

/** Provides the state of the restore and the functions that move it on. */
export function useRestore(): RestoreControl {
  const [state, setState] = useState<RestoreState>({ step: 'none' });
  const restore = async (plan: RestorePlan) => {
    const all = plan.records.length;
    setState({ step: 'writing', done: 0, all });
    const written = await applyRestore(plan, (done) => setState({ step: 'writing', done, all }));
    if (written.ok) setState({ step: 'done' });
    else setState({ step: 'stopped', full: written.failure.code === 'storage-full' });
  };
  return {
    state,
    previewFile: (file) => {
      setState({ step: 'reading' });
      void loadPlan(file).then(setState);
    },
    restore: (plan) => void restore(plan),
    cancel: () => setState({ step: 'none' }),
  };
}

async function loadPlan(file: File): Promise<RestoreState> {
  // A character takes at most three bytes, so a larger file need not be read at all.
  if (file.size > 3 * backupLimits.characters) return { step: 'refused', rejection: 'too-large' };
  const text = await file.text().catch(() => undefined);
  const present = await readCurrentData();
  if (text === undefined || !present.ok) return { step: 'refused', rejection: 'unreadable' };
  const restore = planRestore(text, present.value, Date.now());
  return restore.ok
    ? { step: 'planned', plan: restore.plan }
    : { step: 'refused', rejection: restore.rejection };
}
