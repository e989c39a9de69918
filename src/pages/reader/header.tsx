/** What the article is, how long it is, and what the summary saves. */

import type { Job } from '../../background/jobs/job.ts';
import { siteOf } from '../../history/article-url.ts';
import { formatNumber, plural, t } from '../../platform/i18n.ts';
import { savedMinutes, summarySeconds } from '../../summary/reading-time.ts';
import type { Summary } from '../../summary/summary.ts';

export function Header({ job, summary }: { job: Job; summary: Summary | undefined }) {
  const { article } = job;
  if (!article) return null;
  return (
    <header class="head">
      <h1 dir={article.dir} lang={article.lang}>
        {article.title || siteOf(article.url)}
      </h1>
      <p class="meta">
        <span>
          <bdi>
            {job.scope.kind === 'selection'
              ? t('from_selection')
              : (article.site ?? siteOf(article.url))}
          </bdi>
          <span>{plural('minutes_read', minutes(article.readingSeconds))}</span>
        </span>
        {summary && <Saved articleSeconds={article.readingSeconds} summary={summary} />}
      </p>
    </header>
  );
}

/** “40 s · saves 7 min”; without the saving where there is none to speak of. */
function Saved({ articleSeconds, summary }: { articleSeconds: number; summary: Summary }) {
  const seconds = summarySeconds(summary);
  const saved = savedMinutes(articleSeconds, summary);
  return (
    <span class="saved">
      {saved >= 1
        ? t('seconds_saves', formatNumber(seconds), formatNumber(saved))
        : t('seconds_only', formatNumber(seconds))}
    </span>
  );
}

function minutes(seconds: number): number {
  return Math.max(1, Math.round(seconds / 60));
}
