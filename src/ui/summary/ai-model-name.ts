/** By which name the summary view speaks of the model that writes or chooses. */

import type { Job } from '../../background/jobs/job.ts';
import { t } from '../../browser/i18n.ts';
import { getModelName } from '../components/model-name.ts';

/** @returns nothing for the browser's own, of which there is one and which tells no name */
export function getAiModelName({ aiSummary, aiModel }: Job): string | undefined {
  if (aiSummary?.engine !== 'local-server') return undefined;
  return aiModel === undefined ? t('engine_local') : getModelName(aiModel);
}
