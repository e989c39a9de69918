/** Warns that a record has no working address, or shares its address with other articles. */

import { useEffect, useState } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import {
  getAddressOfPageId,
  groupByAddress,
  isLinkable,
} from '../../storage/history/article-url.ts';
import type { HistoryRecord } from '../../storage/history/record.ts';
import { readIndex } from '../../storage/stores/history-index-store.ts';

/** Longest part of an address that is shown, in characters. */
const maxShown = 200;

export function AddressNote({ record: { id, url } }: { record: HistoryRecord }) {
  const isShared = useIsShared(id);
  if (!isLinkable(url))
    return (
      <p class="address-note">
        {t('history_no_link')}{' '}
        <bdi>{url.length > maxShown ? `${url.slice(0, maxShown)}…` : url}</bdi>
      </p>
    );
  return isShared ? <p class="address-note">{t('history_shared_address')}</p> : null;
}

/** Checks if records of other articles have the same address. */
function useIsShared(id: string): boolean {
  const [isShared, setShared] = useState(false);
  useEffect(() => {
    let isLeft = false;
    const address = getAddressOfPageId(id);
    void readIndex().then((index) => {
      if (isLeft || !index.ok || address === undefined) return;
      const ids = groupByAddress(index.value.map((entry) => entry.id)).get(address);
      setShared(ids !== undefined && ids.length > 1);
    });
    return () => {
      isLeft = true;
    };
  }, [id]);
  return isShared;
}
