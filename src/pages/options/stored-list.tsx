/** What is stored and how much, as it changes. */

import { useEffect, useState } from 'preact/hooks';
import { plural, t } from '../../platform/i18n.ts';
import { formatBytes } from '../../platform/measures.ts';
import { readStored, type Stored, watchStored } from '../../platform/stored.ts';

export function StoredList() {
  const stored = useStored();
  if (!stored) return null;
  return (
    <ul class="plain">
      <li>{plural('stored_records', stored.records, formatBytes(stored.bytes))}</li>
      {stored.unreadable > 0 && <li>{plural('history_aside', stored.unreadable)}</li>}
      <li>
        {stored.settingsBytes === 0
          ? t('stored_settings_none')
          : t('stored_settings', formatBytes(stored.settingsBytes))}
      </li>
      {stored.sites > 0 && <li>{plural('stored_sites', stored.sites)}</li>}
    </ul>
  );
}

/** How long (ms) changes are gathered before they are looked at: a restore makes hundreds. */
const gathered = 200;

function useStored(): Stored | undefined {
  const [stored, setStored] = useState<Stored>();
  useEffect(() => {
    const look = () => void readStored().then((found) => found.ok && setStored(found.value));
    let soon: ReturnType<typeof setTimeout> | undefined;
    const stop = watchStored(() => {
      clearTimeout(soon);
      soon = setTimeout(look, gathered);
    });
    look();
    return () => {
      clearTimeout(soon);
      stop();
    };
  }, []);
  return stored;
}
