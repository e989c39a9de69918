/** A star keeps the record when older ones go. */

import { useEffect, useState } from 'preact/hooks';
import { changeRecord, readRecord } from '../../platform/history-store.ts';
import { t } from '../../platform/i18n.ts';
import { Icon } from '../ui/icon.tsx';

/** @param recordId `undefined` while it is being kept: the star has its place, and waits. */
export function Star({ recordId }: { recordId: string | undefined }) {
  const [starred, setStarred] = useState(false);
  useEffect(() => {
    if (recordId !== undefined)
      void readRecord(recordId).then((record) => setStarred(record?.starred ?? false));
  }, [recordId]);
  const toggle = async (id: string) => {
    const changed = await changeRecord(
      id,
      (record) => record && { ...record, starred: !record.starred },
    );
    if (changed.ok) setStarred(changed.value.starred);
  };
  return (
    <button
      type="button"
      class="icon-button"
      aria-pressed={starred}
      title={starred ? t('unstar') : t('star')}
      aria-label={t('star')}
      disabled={recordId === undefined}
      onClick={() => recordId !== undefined && void toggle(recordId)}
    >
      <Icon name="star" filled={starred} />
    </button>
  );
}
