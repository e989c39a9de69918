/** Names the author of the summary and how much was read, with links to history and options. */

import type { Job } from '../../background/jobs/job.ts';
import { openHistory, openOptions } from '../../browser/extension-pages.ts';
import { getLanguageName, plural, t } from '../../browser/i18n.ts';
import { baseLanguage } from '../../nlp/language-tags.ts';
import type { Summary } from '../../summarizer/summary.ts';
import { getEngineLabel } from '../components/export-records.ts';
import { IconButton } from '../components/icon.tsx';

interface Props {
  job: Job;
  summary: Summary;
  onReceipt(): void;
}

export function Footer({ job, summary, onReceipt }: Props) {
  return (
    <FooterRow>
      {getEngineLabel(summary)}
      <FactCheckNote summary={summary} lang={job.article?.lang ?? summary.lang} />
      {job.article && (
        <>
          {' · '}
          <button type="button" class="link receipt-link" onClick={onReceipt}>
            {t('receipt_open')}
          </button>
        </>
      )}
    </FooterRow>
  );
}

/** The last row of every state of the view. */
function FooterRow({ children }: { children: preact.ComponentChildren }) {
  return (
    <footer class="footer">
      <p>{children}</p>
      <IconButton
        icon="history"
        class="history"
        label={t('history_title')}
        onClick={() => void openHistory()}
      />
      <IconButton
        icon="settings"
        class="settings"
        label={t('settings')}
        onClick={() => void openOptions()}
      />
    </footer>
  );
}

/** The footer without a summary, which has room for the names of its links. */
export function FooterWithoutSummary() {
  return (
    <footer class="footer bare">
      <button type="button" class="link history" onClick={() => void openHistory()}>
        {t('history_title')}
      </button>
      <button type="button" class="link settings" onClick={() => void openOptions()}>
        {t('settings')}
      </button>
    </footer>
  );
}

/**
 * Says how many statements of a generated summary the article does not support.
 *
 * @param lang BCP 47 tag of the article
 */
function FactCheckNote({ summary, lang }: { summary: Summary; lang: string }) {
  const { points, droppedPoints } = summary;
  const doubts = points.reduce((sum, point) => sum + point.flags.length, 0);
  return (
    <>
      {baseLanguage(summary.lang) !== baseLanguage(lang) &&
        ` · ${t('checked_other_language', getLanguageName(baseLanguage(summary.lang)))}`}
      {doubts > 0 && ` · ${plural('flags', doubts)}`}
      {droppedPoints > 0 && ` · ${plural('points_dropped', droppedPoints)}`}
    </>
  );
}
