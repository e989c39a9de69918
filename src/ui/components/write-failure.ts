/** Says why a change of the history failed. */

import { t } from '../../browser/i18n.ts';
import type { FailureCode } from '../../shared/result.ts';

/** Returns the localized message about a change that storage has refused. */
export function getWriteFailureText(code: FailureCode): string {
  return code === 'storage-full' ? t('history_storage_full') : t('history_write_failed');
}
