/** What an export says around the summaries, in the reader's language. */

import type { ExportLabels } from '../../history/export/labels.ts';
import { t } from '../../platform/i18n.ts';
import type { Summary } from '../../summary/summary.ts';
import { formNames } from './choice-names.ts';

export function exportLabels(): ExportLabels {
  return {
    heading: (summary) => `${formName(summary)} · ${writerName(summary)}`,
    doubt: t('export_doubt'),
  };
}

/** “Key points”. */
export function formName({ form }: Summary): string {
  return formNames().find(([name]) => name === form)?.[1] ?? form;
}

/** Honestly who wrote it: “Sentences from the article”. */
export function writerName({ engine }: Summary): string {
  return engine === 'bundled' ? t('by_bundled') : t('by_ai');
}
