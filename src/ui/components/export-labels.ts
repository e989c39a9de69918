/** What an export says around the summaries, in the language of the interface. */

import { getLanguageName, t } from '../../browser/i18n.ts';
import type { ExportLabels } from '../../storage/export/document.ts';
import type { Summary } from '../../summarizer/summary.ts';
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

/** Honestly who wrote it: “Sentences from the article”. */
export function engineLabel({ engine }: Summary): string {
  return engine === 'extractive' ? t('by_extractive') : t('by_ai');
}
