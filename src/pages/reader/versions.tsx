/** Two versions of one summary: the article's own sentences, and what the browser's model wrote. */

import { t } from '../../platform/i18n.ts';
import type { Job } from '../../platform/session.ts';
import { Segmented } from '../ui/segmented.tsx';

export type Version = 'article' | 'ai';

interface Props {
  job: Job;
  shown: Version;
  /** Whether the second version has anything to show yet. */
  written: boolean;
  onShow(version: Version): void;
  onRetry(): void;
}

/** Nothing, where no second version was asked for. */
export function Versions({ job, shown, written, onShow, onRetry }: Props) {
  const { beside } = job;
  if (!beside) return null;
  return (
    <div class="versions">
      {written && (
        <Segmented
          label={t('version_label')}
          choices={[
            ['article', t('version_article')],
            ['ai', t('version_ai')],
          ]}
          value={shown}
          onChoose={onShow}
        />
      )}
      {(beside.state === 'writing' || beside.state === 'waiting') && (
        <p class="notice">{t('beside_writing')}</p>
      )}
      {beside.state === 'failed' && (
        <p class="notice">
          {t('beside_failed')}{' '}
          <button type="button" class="link" onClick={onRetry}>
            {t('retry')}
          </button>
        </p>
      )}
    </div>
  );
}
