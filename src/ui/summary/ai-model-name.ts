/** The name of the model that writes or chooses. */

import type { Job } from '../../background/jobs/job.ts';
import { t } from '../../browser/i18n.ts';
import { getModelName } from '../components/model-name.ts';

/** Returns the model's name; `undefined` for the built-in AI, whose models have none. */
export function getAiModelName({ aiSummary, aiModel }: Job): string | undefined {
  if (aiSummary?.engine !== 'local-server') return undefined;
  return aiModel === undefined ? t('engine_local') : getModelName(aiModel);
}
