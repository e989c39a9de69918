/** Two versions of one summary: the article's own sentences, and what the browser's model wrote. */

import { t } from '../../platform/i18n.ts';
import type { Job } from '../../platform/session.ts';
import { openOptions } from '../../platform/surfaces.ts';
import { Segmented } from '../ui/segmented.tsx';

export type Version = 'article' | 'ai';

interface Props {
  job: Job;
  shown: Version;
  /** Whether the second version has anything to show yet. */
  written: boolean;
  onShow(version: Version): void;
  onRetry(): void;
  onCancel(): void;
}

/** Nothing, where no second version was asked for. */
export function Versions({ job, shown, written, onShow, onRetry, onCancel }: Props) {
  const { beside } = job;
  if (!beside) return null;
  return (
    <div class="versions" data-state={beside.state}>
      <p class="notice" role="status">
        {beside.state === 'writing' && t('beside_writing')}
        {beside.state === 'waiting' && t('beside_waiting')}
        {beside.state === 'failed' && whyNot(beside.failure?.code)}
        {beside.state === 'done' && <span class="visually-hidden">{t('beside_done')}</span>}
      </p>
      <Action beside={beside} onRetry={onRetry} onCancel={onCancel} />
      {/* Below, so that what can be clicked above does not move when it comes. */}
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
    </div>
  );
}

type Beside = NonNullable<Job['beside']>;

function Action({
  beside: { state, failure },
  onRetry,
  onCancel,
}: Pick<Props, 'onRetry' | 'onCancel'> & { beside: Beside }) {
  switch (state) {
    case 'writing':
    case 'waiting':
      return <Link name={t('cancel')} onClick={onCancel} />;
    case 'failed':
      return failure?.code === 'engine-unavailable' ? (
        <Link name={t('settings')} onClick={() => void openOptions()} />
      ) : (
        <Link name={t('retry')} onClick={onRetry} />
      );
    case 'done':
      return null;
  }
}

function Link({ name, onClick }: { name: string; onClick(): void }) {
  return (
    <button type="button" class="link" onClick={onClick}>
      {name}
    </button>
  );
}

function whyNot(code: NonNullable<Beside['failure']>['code'] | undefined): string {
  if (code === 'engine-unavailable') return t('beside_unavailable');
  if (code === 'aborted') return t('beside_cancelled');
  return t('beside_failed');
}
