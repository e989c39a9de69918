/** Names of models for users, and what helps if their server fails. */

import type { Job } from '../../background/jobs/job.ts';
import { t } from '../../browser/i18n.ts';
import type { Cause } from '../../engines/errors.ts';
import type { Summary } from '../../summarizer/summary.ts';

// The displayed name of a model.

/**
 * Returns a model's name without folder and extension, because some servers list paths of files.
 *
 * @param model as the server lists it
 */
export function getModelName(model: string): string {
  return model.replace(/^.*[/\\](?=.)/, '').replace(/\.gguf$/i, '') || model;
}

// The name of the model that writes or chooses.

/**
 * Returns the model's name; `undefined` for the built-in AI, whose models have none.
 *
 * @param generated what there is of the AI summary; without it, the model that is to write is named
 */
export function getAiModelName(
  { aiSummary, aiModel }: Job,
  generated: Summary | undefined,
): string | undefined {
  if (aiSummary?.engine !== 'local-server') return undefined;
  const model = generated?.model ?? aiModel;
  return model === undefined ? t('engine_local') : getModelName(model);
}

// Texts about problems with the local server.

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
