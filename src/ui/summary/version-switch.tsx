/** Switches between the extractive summary and the AI summary. */

import type { AiSummary, Job } from '../../background/jobs/job.ts';
import { openOptions } from '../../browser/extension-pages.ts';
import { t } from '../../browser/i18n.ts';
import { getFailureCause } from '../../engines/errors.ts';
import type { Failure } from '../../shared/result.ts';
import { SegmentedControl } from '../components/segmented-control.tsx';

export type Version = 'article' | 'ai';

interface Props {
  job: Job;
  shown: Version;
  /** True once the AI summary has text to show. */
  hasAiSummary: boolean;
  onShow(version: Version): void;
  onRetry(): void;
  onCancel(): void;
}

/** Shows nothing if no AI summary was requested. */
export function VersionSwitch({ job, shown, hasAiSummary, onShow, onRetry, onCancel }: Props) {
  const { aiSummary } = job;
  if (!aiSummary) return null;
  return (
    <div class="versions" data-state={aiSummary.status}>
      <p class={aiSummary.status === 'done' ? 'notice visually-hidden' : 'notice'} role="status">
        {aiSummary.status === 'writing' && t('ai_summary_writing')}
        {aiSummary.status === 'waiting' && t('ai_summary_waiting')}
        {aiSummary.status === 'failed' && getAiFailureText(aiSummary.failure)}
        {aiSummary.status === 'done' && t('ai_summary_done')}
      </p>
      <VersionAction aiSummary={aiSummary} onRetry={onRetry} onCancel={onCancel} />
      {/* The status is below the buttons, so that they do not move when it appears. */}
      {hasAiSummary && (
        <SegmentedControl
          label={t('version_label')}
          choices={[
            ['article', t('version_extractive')],
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

function getAiFailureText(failure: Failure): string {
  switch (failure.code) {
    case 'engine-unavailable':
      return t('ai_summary_unavailable');
    case 'aborted':
      return t('ai_summary_cancelled');
    case 'timed-out':
      return t('ai_summary_timed_out');
  }
  switch (getFailureCause(failure)) {
    case 'filtered':
      return t('ai_summary_filtered');
    case 'too-long':
      return t('ai_summary_too_long');
    case 'unsupported':
      return t('ai_summary_unsupported');
    default:
      return t('ai_summary_failed');
  }
}
