/** Exports records to the clipboard or to a file, and says why that or a change failed. */

import { formatNumber, getLanguageName, t } from '../../browser/i18n.ts';
import type { FailureCode } from '../../shared/result.ts';
import { serializeRecords } from '../../storage/backup/backup.ts';
import { type ExportLabels, toFileName } from '../../storage/export/document.ts';
import { toHtml, toRichText } from '../../storage/export/html.ts';
import { toMarkdown } from '../../storage/export/markdown.ts';
import { toPlainText } from '../../storage/export/plain-text.ts';
import type { HistoryRecord } from '../../storage/history/record.ts';
import type { Length, Point, Summary, SummaryType } from '../../summarizer/summary.ts';
import { getModelName } from './model-text.ts';

// Localized labels of the options, in the order in which they are offered.

export const getTypeLabels = (): [SummaryType, string][] => [
  ['key-points', t('type_key_points')],
  ['tldr', t('type_tldr')],
];

export const getLengthLabels = (): [Length, string][] => [
  ['short', t('length_short')],
  ['medium', t('length_medium')],
  ['long', t('length_long')],
];

// Localized labels around exported summaries.

/** Collects the localized labels that the pure exporters need. */
function createExportLabels(): ExportLabels {
  return {
    heading: (summary, siblings) => {
      const name = siblings.length > 1 ? getVariantName(summary, siblings) : getTypeLabel(summary);
      return `${name} · ${getEngineLabel(summary)}`;
    },
    flag: t('export_flag'),
    page: getPageLabel,
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

/** Returns the page of a PDF that a point's sentence is on, such as “p. 4”; `''` for a web page. */
export function getPageLabel({ sources: [anchor] }: Point): string {
  return anchor?.page === undefined ? '' : t('point_page', formatNumber(anchor.page));
}

const fileFormats = ['markdown', 'json', 'print'] as const;
type FileFormat = (typeof fileFormats)[number];

/**
 * Copies records as rich and plain text, or as Markdown alone. Must be called in a click, as the
 * clipboard needs a user gesture.
 */
export async function copyRecords(
  records: readonly HistoryRecord[],
  as: 'text' | 'markdown' = 'text',
): Promise<void> {
  const labels = createExportLabels();
  const texts: Record<string, string> =
    as === 'markdown'
      ? { 'text/plain': toMarkdown(records, labels) }
      : { 'text/plain': toPlainText(records, labels), 'text/html': toRichText(records, labels) };
  await copyTexts(texts);
}

/**
 * Writes one item to the clipboard in several formats. Must be called in a click.
 *
 * @param texts the content by MIME type
 * @returns rejects if the browser refuses access to the clipboard
 */
export async function copyTexts(texts: Readonly<Record<string, string>>): Promise<void> {
  const blobs = Object.entries(texts).map(([type, text]) => [type, new Blob([text], { type })]);
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}

/**
 * Runs an export that the clipboard may refuse.
 *
 * @returns the localized message to show; `''` for none
 */
export async function tryExport(use: () => void | Promise<void>): Promise<string> {
  try {
    await use();
    return '';
  } catch {
    return t('history_write_failed');
  }
}

/** Returns the localized message about a change that storage has refused. */
export function getWriteFailureText(code: FailureCode): string {
  return code === 'storage-full' ? t('history_storage_full') : t('history_write_failed');
}

/**
 * Saves records as one file, named after its article, or after its content if there are several.
 */
export function downloadRecords(records: readonly HistoryRecord[], format: FileFormat): void {
  const [only] = records;
  const title = records.length === 1 && only ? only.title : t('export_name');
  const { ending, type, text } = createFile(records, format, title);
  downloadFile(toFileName(title, Date.now(), ending, 'summaries'), type, text);
}

/**
 * Downloads a file through a link, which needs no permission.
 *
 * @param type MIME type of the file
 */
export function downloadFile(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // Firefox still reads the URL after the click, so it is revoked only when the download has surely
  // begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function createFile(records: readonly HistoryRecord[], format: FileFormat, title: string) {
  const labels = createExportLabels();
  switch (format) {
    case 'markdown':
      return { ending: 'md', type: 'text/markdown', text: toMarkdown(records, labels) };
    case 'json':
      return {
        ending: 'json',
        type: 'application/json',
        text: serializeRecords(records, Date.now()),
      };
    case 'print':
      return { ending: 'html', type: 'text/html', text: toHtml(records, labels, title) };
  }
}
