/** Stars the record of a summary, which exempts it from retention. */

import { useEffect, useState } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import { onStorageChanged } from '../../browser/storage.ts';
import { getRecordKey } from '../../storage/history/keys.ts';
import { readRecord, updateRecord } from '../../storage/stores/history-store.ts';
import { IconButton } from '../components/icon-button.tsx';

interface Props {
  /** `undefined` while the record is being saved; the button is then disabled. */
  recordId: string | undefined;
  /** Resolves to true if the page still shows the article of the record. */
  verify(): Promise<boolean>;
}

export function StarButton({ recordId, verify }: Props) {
  // Also `undefined` if the record has been deleted since.
  const [starred, setStarred] = useState<boolean>();
  useEffect(() => {
    if (recordId === undefined) return undefined;
    const look = () => void readRecord(recordId).then((record) => setStarred(record?.starred));
    look();
    // The user may star or delete the record on the history page meanwhile.
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
