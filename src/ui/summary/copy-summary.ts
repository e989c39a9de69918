/** Copies a summary to the clipboard or shares it with another app. */

import { useState } from 'preact/hooks';
import { toTextFragmentUrl } from '../../anchoring/text-fragment.ts';
import type { ArticleMeta, Job } from '../../background/jobs/job.ts';
import { addPage } from '../../storage/export/document.ts';
import { toRichPoint } from '../../storage/export/html.ts';
import { isLinkable, stripTrackingParams } from '../../storage/history/article-url.ts';
import type { HistoryRecord } from '../../storage/history/record.ts';
import { recordVersion } from '../../storage/history/record-migrations.ts';
import type { Point, Summary } from '../../summarizer/summary.ts';
import { copyRecords, copyTexts, getPageLabel, tryExport } from '../components/export-records.ts';
import { isVerified } from './use-job.ts';

// Shows for a moment that something was copied.

/** How long the confirmation is shown, in ms. */
const copiedMs = 2_000;

/**
 * @param job the job whose page is verified first, so that nothing is copied of an outdated summary
 * @param onErrorMessage receives the localized message if the clipboard refuses; `''` before
 * @returns true for a moment after copying, and the function that copies, to be called in a click
 */
export function useCopied(
  job: Job,
  copy: () => Promise<void>,
  onErrorMessage: (errorMessage: string) => void,
): [copied: boolean, copy: () => void] {
  const [copied, setCopied] = useState(false);
  const run = async () => {
    // A message that is already shown would not be read out again.
    onErrorMessage('');
    if (!(await isVerified(job))) return;
    const errorMessage = await tryExport(copy);
    onErrorMessage(errorMessage);
    if (errorMessage !== '') return;
    setCopied(true);
    setTimeout(() => setCopied(false), copiedMs);
  };
  return [copied, () => void run()];
}

/**
 * Copies title, points and address, as rich and plain text or as Markdown. Must be called in a
 * click.
 *
 * @returns rejects if the browser refuses access to the clipboard
 */
export async function copySummary(
  job: Job,
  summary: Summary,
  as: 'text' | 'markdown',
): Promise<void> {
  if (job.article) await copyRecords([toRecord(job, job.article, summary)], as);
}

/** Returns true if the browser can share text with other apps, as Chromium can on some systems. */
export function canShare(): boolean {
  return typeof navigator.share === 'function';
}

/**
 * Shares title, points and address, or copies them if sharing fails. Must be called in a click.
 *
 * @returns rejects if the browser refuses access to the clipboard as well
 */
export async function shareSummary(job: Job, summary: Summary): Promise<void> {
  const { article } = job;
  if (!article) return;
  const lines = summary.points.map((point) => addPage(point.text, getPageLabel(point)));
  const text = lines.map((line) => `• ${line}`).join('\n');
  const address = stripTrackingParams(article.url);
  const link = isLinkable(address) ? { url: address } : {};
  try {
    await navigator.share({ title: article.title, text: `${article.title}\n\n${text}`, ...link });
  } catch (error) {
    // The user has cancelled, so nothing is copied instead.
    if (error instanceof DOMException && error.name === 'AbortError') return;
    await copySummary(job, summary, 'text');
  }
}

/**
 * Copies one point with a link to its sentence, as rich and plain text. Must be called in a click.
 *
 * @param url of the article
 * @param lang BCP 47 tag of the article
 */
export async function copyPoint(point: Point, url: string, lang: string): Promise<void> {
  const [anchor] = point.sources;
  const address = stripTrackingParams(url);
  const link = anchor && isLinkable(address) ? toTextFragmentUrl(address, anchor, lang) : '';
  const text = addPage(point.text, getPageLabel(point));
  await copyTexts({
    'text/plain': [text, link].filter(Boolean).join('\n'),
    'text/html': toRichPoint(text, link),
  });
}

/** Creates the record of this one summary for the exporter, whether or not it was saved. */
function toRecord(job: Job, article: ArticleMeta, summary: Summary): HistoryRecord {
  const {
    title,
    site,
    byline,
    published,
    lang,
    dir,
    visibleShare,
    words,
    readingSeconds,
    textHash,
  } = article;
  const url = stripTrackingParams(article.url);
  return {
    version: recordVersion,
    id: job.id,
    url,
    canonical: url,
    title,
    ...(site !== undefined && { site }),
    ...(byline !== undefined && { byline }),
    ...(published !== undefined && { published }),
    ...{ lang, dir, visibleShare, words, textHash },
    scope: job.scope.kind,
    readingSeconds,
    savedAt: job.startedAt,
    updatedAt: job.updatedAt,
    starred: false,
    summaries: [summary],
  };
}
