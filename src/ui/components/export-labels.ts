/** What an export says around the summaries, in the language of the interface. */

import { formatNumber, getLanguageName, t } from '../../browser/i18n.ts';
import type { ExportLabels } from '../../storage/export/document.ts';
import type { Summary } from '../../summarizer/summary.ts';
import { getModelName } from './model-name.ts';
import { getLengthLabels, getTypeLabels } from './option-labels.ts';

export function createExportLabels(): ExportLabels {
  return {
    heading: (summary, siblings) => {
      const name = siblings.length > 1 ? variantName(summary, siblings) : typeLabel(summary);
      return `${name} · ${engineLabel(summary)}`;
    },
    flag: t('export_flag'),
  };
}

/** “Key points”. */
export function typeLabel({ type }: Summary): string {
  return getTypeLabels().find(([name]) => name === type)?.[1] ?? type;
}

/**
 * What tells a summary from the others of its article: “Key points · Short”, with its language
 * where they are in several.
 */
export function variantName(summary: Summary, siblings: readonly Summary[]): string {
  const length = getLengthLabels().find(([name]) => name === summary.length)?.[1] ?? summary.length;
  const parts = [typeLabel(summary), length];
  if (siblings.some(({ lang }) => lang !== summary.lang)) parts.push(getLanguageName(summary.lang));
  return parts.join(' · ');
}

/** Honestly who wrote or chose it: “Sentences from the article”, “3 of 5 sentences chosen by …”. */
export function engineLabel({ engine, mode, model, points }: Summary): string {
  if (engine === 'extractive') return t('by_extractive');
  if (mode !== 'choose')
    return model === undefined ? t('by_ai') : t('by_model_write', getModelName(model));
  const name = model === undefined ? t('engine_ai') : getModelName(model);
  const chosen = points.filter(({ isAdded }) => !isAdded).length;
  return chosen === points.length
    ? t('by_model_choose', name)
    : t('by_model_choose_some', name, formatNumber(chosen), formatNumber(points.length));
}
