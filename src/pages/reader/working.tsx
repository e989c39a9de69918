/** Between the click and the points: nothing at first, a skeleton if it takes longer. */

import { siteOf } from '../../history/site.ts';
import { t } from '../../platform/i18n.ts';
import type { Job } from '../../platform/session.ts';

export function Working({ job, onCancel }: { job?: Job; onCancel?: () => void }) {
  const doing = job?.step === 'writing' ? t('working_writing') : t('working_reading');
  return (
    <div class="skeleton" aria-busy="true">
      {!job?.head && <h1 class="visually-hidden">{t('reader_title')}</h1>}
      <p class="meta">
        {!job?.head && job?.address && (
          <span class="site" dir="auto">
            {siteOf(job.address)}
          </span>
        )}
        <span>{doing}</span>
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
  );
}
