/** A star keeps the record when older ones go. */

import { useEffect, useState } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import { onStorageChanged } from '../../browser/storage.ts';
import { getRecordKey } from '../../storage/history/keys.ts';
import { readRecord, updateRecord } from '../../storage/stores/history-store.ts';
import { IconButton } from '../components/icon-button.tsx';

interface Props {
  /** `undefined` while it is being saved: the star has its place, and waits. */
  recordId: string | undefined;
  /** Whether the page still shows what the record is of. */
  verify(): Promise<boolean>;
}

export function StarButton({ recordId, verify }: Props) {
  // `undefined` also where it was deleted since.
  const [starred, setStarred] = useState<boolean>();
  useEffect(() => {
    if (recordId === undefined) return undefined;
    const look = () => void readRecord(recordId).then((record) => setStarred(record?.starred));
    look();
    // It may be starred, or deleted, in the history meanwhile.
    return onStorageChanged('local', (changed) => {
      if (getRecordKey(recordId) in changed) look();
    });
  }, [recordId]);
  const toggle = async (id: string) => {
    if (!(await verify())) return;
    const changed = await updateRecord(id, (record) => record && { ...record, starred: !starred });
    if (changed.ok) setStarred(changed.value.starred);
  };
  return (
    <IconButton
      icon="star"
      label={t('star')}
      title={starred ? t('unstar') : t('star')}
      filled={starred ?? false}
      aria-pressed={starred ?? false}
      disabled={recordId === undefined || starred === undefined}
      onClick={() => recordId !== undefined && void toggle(recordId)}
    />
  );
}
