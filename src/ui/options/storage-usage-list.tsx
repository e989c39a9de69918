/** Shows how much is stored and re-renders when that changes. */

import { useEffect, useState } from 'preact/hooks';
import { formatBytes } from '../../browser/format.ts';
import { plural, t } from '../../browser/i18n.ts';
import {
  getStorageUsage,
  onStorageUsageChanged,
  type StorageUsage,
} from '../../storage/stores/storage-usage.ts';

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
