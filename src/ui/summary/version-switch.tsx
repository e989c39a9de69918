/** Switches between the extractive summary and the AI summary. */

import type { AiSummary, Job } from '../../background/jobs/job.ts';
import { openOptions } from '../../browser/extension-pages.ts';
import { t } from '../../browser/i18n.ts';
import { SegmentedControl } from '../components/segmented-control.tsx';
import { getAiModelName } from './ai-model-name.ts';
import { getAiStatusText } from './ai-status-text.ts';

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
  const model = getAiModelName(job);
  return (
    <div class="versions" data-state={aiSummary.status}>
      <p class={aiSummary.status === 'done' ? 'notice visually-hidden' : 'notice'} role="status">
        {getAiStatusText(aiSummary, model)}
      </p>
      <VersionAction aiSummary={aiSummary} onRetry={onRetry} onCancel={onCancel} />
      {/* The status is below the buttons, so that they do not move when it appears. */}
      {hasAiSummary && (
        <SegmentedControl
          label={t('version_label')}
          choices={[
            ['article', t('version_extractive')],
            ['ai', model === undefined ? t('version_ai') : t('version_model', model)],
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
