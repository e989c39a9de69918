/** The less frequent actions: summary type, sharing, and the banner on this site. */

import type { Job } from '../../background/jobs/job.ts';
import { t } from '../../browser/i18n.ts';
import type { SummaryRequest } from '../../browser/messaging.ts';
import type { Summary } from '../../summarizer/summary.ts';
import { BannerSwitch } from './banner-switch.tsx';
import { canShare, copySummary, shareSummary } from './copy-summary.ts';
import { useCopied } from './use-copied.ts';
import { isVerified } from './verify-page.ts';

interface Props {
  job: Job;
  summary: Summary;
  onRequest(request: SummaryRequest): void;
}

export function MoreActions({ job, summary, onRequest }: Props) {
  const [copied, copy] = useCopied(job, () => copySummary(job, summary, 'markdown'));
  const share = async () => {
    if (await isVerified(job)) await shareSummary(job, summary);
  };
  const isParagraph = job.type === 'tldr';
  return (
    <div class="more">
      <ul>
        <li>
          <button
            type="button"
            class="link form"
            onClick={() => onRequest({ type: isParagraph ? 'key-points' : 'tldr' })}
          >
            {isParagraph ? t('to_points') : t('to_paragraph')}
          </button>
        </li>
        <li>
          <button type="button" class="link" onClick={copy}>
            {copied ? t('copied') : t('copy_markdown')}
          </button>
        </li>
        {canShare() && (
          <li>
            <button type="button" class="link" onClick={() => void share()}>
              {t('share')}
            </button>
          </li>
        )}
      </ul>
      <BannerSwitch job={job} />
    </div>
  );
}
