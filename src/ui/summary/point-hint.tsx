/** Told once, with the first summary of all: points can be clicked. */

import { useEffect, useState } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import { markHintSeen, shouldShowHint } from '../../storage/stores/storage-items.ts';

interface Props {
  /** Out of the way for now. */
  hidden: boolean;
  /** What may be hinted at once this has been: one thing at a time. */
  next: preact.ComponentChild;
}

export function PointHint({ hidden, next }: Props) {
  const [wanted, setWanted] = useState<boolean>();
  useEffect(() => {
    void shouldShowHint('press-point').then(async (wanted) => {
      setWanted(wanted);
      // It stays for as long as this view is open, and no other one gives it again.
      if (wanted) await markHintSeen('press-point');
    });
  }, []);
  if (wanted === undefined) return null;
  if (!wanted) return <>{next}</>;
  return hidden ? null : <p class="point-hint">{t('point_hint')}</p>;
}
