/** Between the click and the points: nothing at first, a skeleton if it takes longer. */

import type { Job } from '../../background/jobs/job.ts';
import { t } from '../../browser/i18n.ts';
import { getDisplayHost } from '../../storage/history/article-url.ts';

interface Props {
  job?: Job;
  /** Said instead of what the job is doing. */
  doing?: string;
  onCancel?: () => void;
}

export function LoadingView({ job, doing = stepText(job), onCancel }: Props) {
  return (
    <>
      {/* Not in the skeleton, which is hidden at first: a page has its headline from the beginning. */}
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
            {doing}
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

function stepText(job: Job | undefined): string {
  return job?.status === 'summarizing' ? t('status_summarizing') : t('status_extracting');
}
