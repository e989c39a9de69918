/** Texts about problems with the local server. */

import { t } from '../../browser/i18n.ts';
import type { Cause } from '../../engines/errors.ts';

/** Says what is wrong and what helps; `undefined` if the cause is not the server. */
export function getServerProblemText(cause: Cause | undefined): string | undefined {
  switch (cause) {
    case 'access-missing':
      return t('server_access_missing');
    case 'unreachable':
      return t('server_unreachable');
    case 'origin-refused':
      return t('server_origin_refused');
    case 'key-refused':
      return t('server_key_refused');
    case 'model-missing':
      return t('server_model_missing');
    case 'unexpected-answer':
      return t('server_unexpected_answer');
    default:
      return undefined;
  }
}
