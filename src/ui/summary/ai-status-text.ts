/** Texts about the status of an AI summary. */

import type { AiSummary } from '../../background/jobs/job.ts';
import { t } from '../../browser/i18n.ts';
import { getFailureCause } from '../../engines/errors.ts';
import type { Failure } from '../../shared/result.ts';
import { getServerProblemText } from '../components/model-text.ts';

/**
 * Returns what the summary view says about an AI summary.
 *
 * @param model name of the model on the local server; `undefined` for the built-in AI
 */
export function getAiStatusText(aiSummary: AiSummary, model: string | undefined): string {
  switch (aiSummary.status) {
    case 'writing':
      return model === undefined ? t('ai_summary_writing') : t('model_working', model);
    case 'waiting':
      return t('ai_summary_waiting');
    case 'done':
      return model === undefined ? t('ai_summary_done') : t('model_done', model);
    case 'failed':
      return model === undefined
        ? getAiFailureText(aiSummary.failure)
        : getModelFailureText(aiSummary.failure, model);
  }
}

function getModelFailureText(failure: Failure, model: string): string {
  const cause = getFailureCause(failure);
  const problem = getServerProblemText(cause);
  if (problem !== undefined) return problem;
  switch (failure.code) {
    case 'engine-unavailable':
      return t('model_unavailable');
    case 'aborted':
      return t('model_stopped', model);
    case 'timed-out':
      return t('server_slow');
  }
  switch (cause) {
    case 'cannot-choose':
      return t('model_cannot_choose', model);
    case 'unsupported':
      return t('model_unsupported', model);
    default:
      return t('model_failed', model);
  }
}

function getAiFailureText(failure: Failure): string {
  switch (failure.code) {
    case 'engine-unavailable':
      return t('ai_summary_unavailable');
    case 'aborted':
      return t('ai_summary_cancelled');
    case 'timed-out':
      return t('ai_summary_timed_out');
  }
  switch (getFailureCause(failure)) {
    case 'filtered':
      return t('ai_summary_filtered');
    case 'too-long':
      return t('ai_summary_too_long');
    case 'unsupported':
      return t('ai_summary_unsupported');
    case 'cannot-choose':
      return t('model_cannot_choose', t('engine_ai'));
    default:
      return t('ai_summary_failed');
  }
}
