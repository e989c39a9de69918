/** A star keeps the record when older ones go. */

import { useEffect, useState } from 'preact/hooks';
import { changeRecord, readRecord } from '../../platform/history-store.ts';
import { t } from '../../platform/i18n.ts';
import { Icon } from '../ui/icon.tsx';

export function Star({ recordId }: { recordId: string }) {
  const [starred, setStarred] = useState(false);
  useEffect(
    () => void readRecord(recordId).then((record) => setStarred(record?.starred ?? false)),
    [recordId],
  );
  const toggle = async () => {
    const changed = await changeRecord(
      recordId,
      (record) => record && { ...record, starred: !record.starred },
    );
    if (changed.ok) setStarred(changed.value.starred);
  };
  const label = starred ? t('unstar') : t('star');
  return (
    <button
      type="button"
      class="icon-button"
      aria-pressed={starred}
      title={label}
      aria-label={t('star')}
      onClick={() => void toggle()}
    >
      <Icon name="star" filled={starred} />
    </button>
  );
}
