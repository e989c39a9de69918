/** Localized labels around exported summaries. */

import { getLanguageName, t } from '../../browser/i18n.ts';
import type { ExportLabels } from '../../storage/export/document.ts';
import type { Summary } from '../../summarizer/summary.ts';
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

/** Says who wrote the summary, for example “Sentences from the article”. */
export function getEngineLabel({ engine }: Summary): string {
  return engine === 'extractive' ? t('by_extractive') : t('by_ai');
}
