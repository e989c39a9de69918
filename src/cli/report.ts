/** Formats a summary as text for a terminal. */

import type { Article } from '../extraction/article.ts';
import type { Failure } from '../shared/result.ts';
import { estimateReadingSeconds } from '../summarizer/reading-time.ts';
import type { Summary } from '../summarizer/summary.ts';

/** Formats the title, the points and the reading time that they save, as paragraphs. */
export function formatReport(article: Article, summary: Summary): string {
  const text = article.blocks.map((block) => block.text).join('\n');
  const points = summary.points.map((point) => point.text);
  const pointsText =
    summary.type === 'tldr' ? points.join(' ') : points.map((one) => `• ${one}`).join('\n');
  const articleDuration = formatDuration(estimateReadingSeconds(text, article.lang));
  const summaryDuration = formatDuration(estimateReadingSeconds(points.join('\n'), article.lang));
  return `${article.title}\n\n${pointsText}\n\nReads in ${summaryDuration} instead of ${articleDuration}.\n`;
}

function formatDuration(seconds: number): string {
  return seconds < 60 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

/** Explains a failure to the person at the terminal. */
export function explainFailure({ code, detail }: Failure): string {
  if (code === 'unexpected') return `This page cannot be parsed (${detail}).`;
  if (code === 'no-article') return 'This page does not read as an article.';
  if (code === 'too-short') return 'The article is as short as its summary would be.';
  if (code === 'unreadable-file') return explainFileProblem(detail);
  return `It could not be summarized (${code}).`;
}

function explainFileProblem(problem: string | undefined): string {
  if (problem === 'no-text')
    return 'This PDF has no text: its pages are pictures, or its fonts do not say which letters they show.';
  if (problem === 'too-large') return 'This PDF is too large.';
  if (problem === 'password-needed') return 'This PDF needs a password.';
  return 'This file is damaged.';
}
