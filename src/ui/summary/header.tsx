/** Shows title and site of the article and the time that its summary saves. */

import { Fragment } from 'preact';
import type { Job } from '../../background/jobs/job.ts';
import { formatDate, formatMinutes, formatSeconds, t } from '../../browser/i18n.ts';
import { getDisplayHost } from '../../storage/history/article-url.ts';
import { estimateSummarySeconds } from '../../summarizer/reading-time.ts';
import type { Summary } from '../../summarizer/summary.ts';
import { ClampedText } from './point-view.tsx';

export function Header({ job, summary }: { job: Job; summary: Summary | undefined }) {
  const { article } = job;
  if (!article) return null;
  const site =
    job.scope.kind === 'selection'
      ? t('from_selection')
      : getDisplayHost(article.url) || article.site;
  const day = article.published === undefined ? undefined : formatDate(article.published);
  const facts = [site, article.byline, day].filter((fact) => fact !== undefined && fact !== '');
  return (
    <header class="header">
      <h1 dir={article.dir} lang={article.lang}>
        <ClampedText lines={2}>{article.title || getDisplayHost(article.url)}</ClampedText>
      </h1>
      <div class="meta">
        <ClampedText lines={1}>
          {facts.map((fact, at) => (
            <Fragment key={fact}>
              {at > 0 && ' · '}
              <bdi>{fact}</bdi>
            </Fragment>
          ))}
        </ClampedText>
        {summary && <ReadingTime articleSeconds={article.readingSeconds} summary={summary} />}
      </div>
    </header>
  );
}

/**
 * For example “40 sec instead of 8 min”, without the comparison if the summary saves almost
 * nothing.
 */
function ReadingTime({ articleSeconds, summary }: { articleSeconds: number; summary: Summary }) {
  const seconds = estimateSummarySeconds(summary);
  const whole = formatMinutes(Math.max(1, Math.round(articleSeconds / 60)));
  if (articleSeconds < 1.5 * seconds) return <span class="time">{whole}</span>;
  const own = seconds < 90 ? formatSeconds(seconds) : formatMinutes(Math.round(seconds / 60));
  return <span class="time saved">{t('reading_time', own, whole)}</span>;
}
