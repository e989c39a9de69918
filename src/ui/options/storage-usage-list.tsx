/** What is stored and how much, as it changes. */

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

/** How long (ms) changes are gathered before they are looked at: a restore makes hundreds. */
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
