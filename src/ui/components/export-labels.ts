/** Localized labels around exported summaries. */

import { formatNumber, getLanguageName, t } from '../../browser/i18n.ts';
import type { ExportLabels } from '../../storage/export/document.ts';
import type { Summary } from '../../summarizer/summary.ts';
import { getModelName } from './model-name.ts';
import { getLengthLabels, getTypeLabels } from './option-labels.ts';

/** Collects the localized labels that the pure exporters need. */
export function createExportLabels(): ExportLabels {
  return {
    heading: (summary, siblings) => {
      const name = siblings.length > 1 ? getVariantName(summary, siblings) : getTypeLabel(summary);
      return `${name} · ${getEngineLabel(summary)}`;
    },
    flag: t('export_flag'),
  };
}

/** Returns the localized name of the summary's type, for example “Key points”. */
export function getTypeLabel({ type }: Summary): string {
  return getTypeLabels().find(([name]) => name === type)?.[1] ?? type;
}

/**
 * Names a summary among the others of its article, for example “Key points · Short”.
 *
 * @param siblings all summaries of the article; the language is added if they differ in it
 */
export function getVariantName(summary: Summary, siblings: readonly Summary[]): string {
  const length = getLengthLabels().find(([name]) => name === summary.length)?.[1] ?? summary.length;
  const parts = [getTypeLabel(summary), length];
  if (siblings.some(({ lang }) => lang !== summary.lang)) parts.push(getLanguageName(summary.lang));
  return parts.join(' · ');
}

/**
 * Says who wrote or chose the summary, for example “Sentences from the article” or “3 of 5 sentences
 * chosen by …”.
 */
export function getEngineLabel({ engine, mode, model, points }: Summary): string {
  if (engine === 'extractive') return t('by_extractive');
  if (mode !== 'choose')
    return model === undefined ? t('by_ai') : t('by_model_write', getModelName(model));
  const name = model === undefined ? t('engine_ai') : getModelName(model);
  const chosen = points.filter(({ isAdded }) => !isAdded).length;
  return chosen === points.length
    ? t('by_model_choose', name)
    : t('by_model_choose_some', name, formatNumber(chosen), formatNumber(points.length));
}
