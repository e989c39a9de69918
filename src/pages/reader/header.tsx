/** What the article is, how long it is, and what the summary saves. */

import { siteOf } from '../../history/article-url.ts';
import { formatNumber, plural, t } from '../../platform/i18n.ts';
import type { Job } from '../../platform/session.ts';
import { savedMinutes, summarySeconds } from '../../summary/reading-time.ts';
import type { Summary } from '../../summary/summary.ts';

export function Header({ job, summary }: { job: Job; summary: Summary | undefined }) {
  const { head } = job;
  if (!head) return null;
  return (
    <header class="head">
      <h1 dir={head.dir} lang={head.lang}>
        {head.title || siteOf(head.url)}
      </h1>
      <p class="meta">
        <span>
          <bdi>
            {job.scope.kind === 'selection' ? t('from_selection') : (head.site ?? siteOf(head.url))}
          </bdi>
          <span>{plural('minutes_read', minutes(head.seconds))}</span>
        </span>
        {summary && <Saved articleSeconds={head.seconds} summary={summary} />}
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
