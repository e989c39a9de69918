/** Shown between the click and the points: nothing at first, then a skeleton. */

import type { Job } from '../../background/jobs/job.ts';
import { t } from '../../browser/i18n.ts';
import { getDisplayHost } from '../../storage/history/article-url.ts';

interface Props {
  job?: Job;
  /** Replaces the text about the job's status. */
  statusText?: string;
  onCancel?: () => void;
}

export function LoadingView({ job, statusText = getStatusText(job), onCancel }: Props) {
  return (
    <>
      {/* Not part of the skeleton, which appears late: the headline is known at once. */}
      {!job?.article && <h1 class="visually-hidden">{t('summary_title')}</h1>}
      <div class="skeleton" aria-busy="true">
        <p class="meta">
          <span>
            {!job?.article && job?.tabUrl && (
              <>
                <bdi>{getDisplayHost(job.tabUrl)}</bdi>
                {' · '}
              </>
            )}
            {statusText}
          </span>
        </p>
        <i />
        <i />
        <i />
        {onCancel && (
          <button type="button" class="link" onClick={onCancel}>
            {t('cancel')}
          </button>
        )}
      </div>
    </>
  );
}

function getStatusText(job: Job | undefined): string {
  return job?.status === 'summarizing' ? t('status_summarizing') : t('status_extracting');
}
