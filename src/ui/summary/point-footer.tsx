/** Shown below the followed point: its place in the article and a copy button. */

import type { Job } from '../../background/jobs/job.ts';
import { t } from '../../browser/i18n.ts';
import type { Point } from '../../summarizer/summary.ts';
import { copyPoint } from './copy-summary.ts';
import { getPlaceText } from './point-place.tsx';
import { useCopied } from './use-copied.ts';

interface Props {
  job: Job;
  point: Point;
}

export function PointFooter({ job, point }: Props) {
  const { url = '', lang = '', blocks = 0 } = job.article ?? {};
  const [copied, copy] = useCopied(job, () => copyPoint(point, url, lang));
  const place = getPlaceText(point, blocks);
  return (
    <p class="point-foot">
      {place && <span>{place}</span>}
      <button type="button" class="link copy-point" onClick={copy}>
        {copied ? t('copied') : t('copy_point')}
      </button>
    </p>
  );
}
