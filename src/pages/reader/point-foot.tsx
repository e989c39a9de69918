/** Below a point that was followed: where in the article it stands, and a copy of it alone. */

import { t } from '../../platform/i18n.ts';
import type { Point } from '../../summary/summary.ts';
import { copyPoint } from './copy-summary.ts';
import { placeText } from './point-place.tsx';
import { useCopied } from './use-copied.ts';

interface Props {
  point: Point;
  blocks: number;
  /** Of the article, and its language. */
  url: string;
  lang: string;
}

export function PointFoot({ point, blocks, url, lang }: Props) {
  const [copied, copy] = useCopied(() => copyPoint(point, url, lang));
  const place = placeText(point, blocks);
  return (
    <p class="point-foot">
      {place && <span>{place}</span>}
      <button type="button" class="link copy-point" onClick={copy}>
        {copied ? t('copied') : t('copy_point')}
      </button>
    </p>
  );
}
