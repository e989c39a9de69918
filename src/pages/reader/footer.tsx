/** Who wrote it, from how much, and the way to the settings. */

import { languageName, plural, t } from '../../platform/i18n.ts';
import type { Job } from '../../platform/session.ts';
import { openHistory, openOptions } from '../../platform/surfaces.ts';
import type { Summary } from '../../summary/summary.ts';
import { baseLanguage } from '../../text/script.ts';
import { PromptSwitch } from './prompt-switch.tsx';

interface Props {
  job: Job;
  summary: Summary;
  onReceipt(): void;
}

export function Footer({ job, summary, onReceipt }: Props) {
  return (
    <footer class="foot">
      <p>
        {summary.engine === 'bundled' ? t('by_bundled') : t('by_ai')}
        <Checked summary={summary} lang={job.head?.lang ?? summary.lang} />
        {job.head && (
          <>
            {' · '}
            <button type="button" class="link receipt-link" onClick={onReceipt}>
              {t('receipt_open')}
            </button>
          </>
        )}
      </p>
      <p class="ways">
        <button type="button" class="link history" onClick={() => void openHistory()}>
          {t('history_title')}
        </button>
        <button type="button" class="link settings" onClick={() => void openOptions()}>
          {t('settings')}
        </button>
        <PromptSwitch job={job} />
      </p>
    </footer>
  );
}

/**
 * What the check against the article has found in a generated summary.
 * @param lang BCP 47 of the article.
 */
function Checked({ summary, lang }: { summary: Summary; lang: string }) {
  const { points, leftOut } = summary;
  const doubts = points.reduce((sum, point) => sum + point.doubts.length, 0);
  return (
    <>
      {baseLanguage(summary.lang) !== baseLanguage(lang) &&
        ` · ${t('checked_other_language', languageName(baseLanguage(summary.lang)))}`}
      {doubts > 0 && ` · ${plural('doubts', doubts)}`}
      {leftOut > 0 && ` · ${plural('points_left_out', leftOut)}`}
    </>
  );
}
