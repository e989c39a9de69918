/** Who wrote it, from how much, and the way to the settings. */

import { plural, t } from '../../platform/i18n.ts';
import type { Job } from '../../platform/session.ts';
import { openHistory, openOptions } from '../../platform/surfaces.ts';
import type { Summary } from '../../summary/summary.ts';
import { PromptSwitch } from './prompt-switch.tsx';

interface Props {
  job: Job;
  summary: Summary;
  onReceipt(): void;
}

export function Footer({ job, summary, onReceipt }: Props) {
  return (
    <footer class="foot">
      <span>{summary.engine === 'bundled' ? t('by_bundled') : t('by_ai')}</span>
      <Checked summary={summary} />
      {job.head && (
        <span>
          ·{' '}
          <button type="button" class="link receipt-link" onClick={onReceipt}>
            {plural('receipt', job.head.words)}
          </button>
        </span>
      )}
      <button type="button" class="link history" onClick={() => void openHistory()}>
        {t('history_title')}
      </button>
      <button type="button" class="link settings" onClick={() => void openOptions()}>
        {t('settings')}
      </button>
      <PromptSwitch job={job} />
    </footer>
  );
}

/** What the check against the article has found in a generated summary. */
function Checked({ summary: { points, leftOut } }: { summary: Summary }) {
  const doubts = points.reduce((sum, point) => sum + point.doubts.length, 0);
  return (
    <>
      {doubts > 0 && <span>· {plural('doubts', doubts)}</span>}
      {leftOut > 0 && <span>· {plural('points_left_out', leftOut)}</span>}
    </>
  );
}
