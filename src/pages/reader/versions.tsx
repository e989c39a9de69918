/** Two versions of one summary: the article's own sentences, and what the browser's model wrote. */

import type { AiSummary, Job } from '../../background/jobs/job.ts';
import { failureCause } from '../../engines/failure-of.ts';
import { t } from '../../platform/i18n.ts';
import { openOptions } from '../../platform/surfaces.ts';
import type { Failure } from '../../result.ts';
import { SegmentedControl } from '../ui/segmented.tsx';

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
export function VersionSwitch({ job, shown, written, onShow, onRetry, onCancel }: Props) {
  const { aiSummary } = job;
  if (!aiSummary) return null;
  return (
    <div class="versions" data-state={aiSummary.status}>
      <p class={aiSummary.status === 'done' ? 'notice visually-hidden' : 'notice'} role="status">
        {aiSummary.status === 'writing' && t('beside_writing')}
        {aiSummary.status === 'waiting' && t('beside_waiting')}
        {aiSummary.status === 'failed' && aiFailureText(aiSummary.failure)}
        {aiSummary.status === 'done' && t('beside_done')}
      </p>
      <VersionAction aiSummary={aiSummary} onRetry={onRetry} onCancel={onCancel} />
      {/* Below, so that what can be clicked above does not move when it comes. */}
      {written && (
        <SegmentedControl
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

function VersionAction({
  aiSummary,
  onRetry,
  onCancel,
}: Pick<Props, 'onRetry' | 'onCancel'> & { aiSummary: AiSummary }) {
  switch (aiSummary.status) {
    case 'writing':
    case 'waiting':
      return <LinkButton name={t('cancel')} onClick={onCancel} />;
    case 'failed':
      return aiSummary.failure.code === 'engine-unavailable' ? (
        <LinkButton name={t('settings')} onClick={() => void openOptions()} />
      ) : (
        <LinkButton name={t('retry')} onClick={onRetry} />
      );
    case 'done':
      return null;
  }
}

function LinkButton({ name, onClick }: { name: string; onClick(): void }) {
  return (
    <button type="button" class="link" onClick={onClick}>
      {name}
    </button>
  );
}

function aiFailureText(failure: Failure): string {
  switch (failure.code) {
    case 'engine-unavailable':
      return t('beside_unavailable');
    case 'aborted':
      return t('beside_cancelled');
    case 'timed-out':
      return t('beside_timed_out');
  }
  switch (failureCause(failure)) {
    case 'filtered':
      return t('beside_filtered');
    case 'too-long':
      return t('beside_too_long');
    case 'unsupported':
      return t('beside_unsupported');
    default:
      return t('beside_failed');
  }
}
