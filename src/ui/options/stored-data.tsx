/** Shows how much is stored on this machine, and erases all of it on request. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { formatBytes, plural, t } from '../../browser/i18n.ts';
import {
  eraseEverything,
  getStorageUsage,
  onStorageUsageChanged,
  type StorageUsage,
} from '../../storage/stores/storage-usage.ts';

// Shows how much is stored and re-renders when that changes.

export function StorageUsageList() {
  const stored = useStorageUsage();
  if (!stored) return null;
  return (
    <ul class="plain">
      <li>{plural('storage_records', stored.records, formatBytes(stored.bytes))}</li>
      {stored.unreadable > 0 && <li>{plural('history_unreadable', stored.unreadable)}</li>}
      <li>
        {stored.settingsBytes === 0
          ? t('storage_settings_none')
          : t('storage_settings', formatBytes(stored.settingsBytes))}
      </li>
      {stored.sites > 0 && <li>{plural('storage_sites', stored.sites)}</li>}
    </ul>
  );
}

/** Debounce before measuring again, in ms; a restore makes hundreds of changes. */
const debounceMs = 200;

function useStorageUsage(): StorageUsage | undefined {
  const [stored, setStored] = useState<StorageUsage>();
  useEffect(() => {
    const look = () => void getStorageUsage().then((found) => found.ok && setStored(found.value));
    let soon: ReturnType<typeof setTimeout> | undefined;
    const stop = onStorageUsageChanged(() => {
      clearTimeout(soon);
      soon = setTimeout(look, debounceMs);
    });
    look();
    return () => {
      clearTimeout(soon);
      stop();
    };
  }, []);
  return stored;
}

// Erases all data after a second question.

export function EraseEverything() {
  const [step, setStep] = useState<'idle' | 'asked' | 'erased' | 'refused'>('idle');
  const isConfirming = step === 'asked';
  // The pressed button disappears, so the focus moves to the answer that changes nothing.
  const next = useRef<HTMLButtonElement>(null);
  const wasConfirming = useRef(isConfirming);
  useEffect(() => {
    if (wasConfirming.current !== isConfirming) next.current?.focus();
    wasConfirming.current = isConfirming;
  }, [isConfirming]);
  const erase = async () => setStep((await eraseEverything()).ok ? 'erased' : 'refused');
  if (isConfirming)
    return (
      <div class="confirm" role="alertdialog" aria-label={t('erase')}>
        <p>{t('erase_ask')}</p>
        <div class="buttons">
          <button type="button" class="button main" name="erase-yes" onClick={() => void erase()}>
            {t('erase_yes')}
          </button>
          <button type="button" class="button" ref={next} onClick={() => setStep('idle')}>
            {t('cancel')}
          </button>
        </div>
      </div>
    );
  return (
    <div class="buttons">
      <button type="button" class="button" name="erase" ref={next} onClick={() => setStep('asked')}>
        {t('erase')}
      </button>
      <span role="status">
        {step === 'erased' && t('erased')}
        {step === 'refused' && t('history_write_failed')}
      </span>
    </div>
  );
}
