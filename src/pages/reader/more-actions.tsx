/** What is done with a summary less often: another form, sharing, and the banner on its site. */

import { t } from '../../platform/i18n.ts';
import type { Wish } from '../../platform/messages.ts';
import type { Job } from '../../platform/session.ts';
import type { Summary } from '../../summary/summary.ts';
import { BannerSwitch } from './banner-switch.tsx';
import { canShare, copySummary, shareSummary } from './copy-summary.ts';
import { useCopied } from './use-copied.ts';

interface Props {
  job: Job;
  summary: Summary;
  /** Whether the tab shows another page, which may not be read: then nothing new can be written. */
  isForeign: boolean;
  onWish(wish: Wish): void;
}

export function MoreActions({ job, summary, isForeign, onWish }: Props) {
  const [copied, copy] = useCopied(() => copySummary(job, summary, 'markdown'));
  const isParagraph = job.form === 'tldr';
  return (
    <div class="more">
      <ul>
        {!isForeign && (
          <li>
            <button
              type="button"
              class="link form"
              onClick={() => onWish({ form: isParagraph ? 'key-points' : 'tldr' })}
            >
              {isParagraph ? t('to_points') : t('to_paragraph')}
            </button>
          </li>
        )}
        <li>
          <button type="button" class="link" onClick={copy}>
            {copied ? t('copied') : t('copy_markdown')}
          </button>
        </li>
        {canShare() && (
          <li>
            <button type="button" class="link" onClick={() => void shareSummary(job, summary)}>
              {t('share')}
            </button>
          </li>
        )}
      </ul>
      <BannerSwitch job={job} />
    </div>
  );
}
