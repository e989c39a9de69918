/** Tells the user once, with the first summary, that points can be clicked. */

import { useEffect, useState } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import { markHintSeen, shouldShowHint } from '../../storage/stores/storage-items.ts';

interface Props {
  /** Hides the hint without marking it as seen. */
  hidden: boolean;
  /** The hint to show after this one, so that there is only one at a time. */
  next: preact.ComponentChild;
}

export function PointHint({ hidden, next }: Props) {
  const [wanted, setWanted] = useState<boolean>();
  useEffect(() => {
    void shouldShowHint('press-point').then(async (wanted) => {
      setWanted(wanted);
      // This view keeps showing the hint, but no other view will show it again.
      if (wanted) await markHintSeen('press-point');
    });
  }, []);
  if (wanted === undefined) return null;
  if (!wanted) return <>{next}</>;
  return hidden ? null : <p class="point-hint">{t('point_hint')}</p>;
}
