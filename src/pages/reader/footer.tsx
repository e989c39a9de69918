/** Who wrote it, from how much, and the way to the settings. */

import { plural, t } from '../../platform/i18n.ts';
import type { Job } from '../../platform/session.ts';
import { openOptions } from '../../platform/surfaces.ts';

export function Footer({ job, onReceipt }: { job: Job; onReceipt(): void }) {
  return (
    <footer class="foot">
      <span>{t('by_bundled')}</span>
      {job.head && (
        <span>
          ·{' '}
          <button type="button" class="link receipt-link" onClick={onReceipt}>
            {plural('receipt', job.head.words)}
          </button>
        </span>
      )}
      <button type="button" class="link settings" onClick={() => void openOptions()}>
        {t('settings')}
      </button>
    </footer>
  );
}
