/** Between the click and the points: nothing at first, a skeleton if it takes longer. */

import { t } from '../../platform/i18n.ts';
import type { Job } from '../../platform/session.ts';

export function Working({ job, onCancel }: { job?: Job; onCancel?: () => void }) {
  return (
    <div class="skeleton" aria-busy="true">
      <i />
      <i />
      <i />
      <p class="visually-hidden">
        {job?.step === 'writing' ? t('working_writing') : t('working_reading')}
      </p>
      {onCancel && (
        <button type="button" class="link" onClick={onCancel}>
          {t('cancel')}
        </button>
      )}
    </div>
  );
}
