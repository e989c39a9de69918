/** Switches between the extractive summary and the AI summary. */

import { useEffect, useState } from 'preact/hooks';
import {
  type AiSummary,
  hasSameAi,
  type Job,
  type JobRef,
  toTaskOptions,
} from '../../background/jobs/job.ts';
import { readArticle, readTabJob } from '../../background/jobs/job-store.ts';
import { getAiApis } from '../../browser/built-in-ai.ts';
import { openOptions } from '../../browser/extension-pages.ts';
import { t } from '../../browser/i18n.ts';
import { withLock } from '../../browser/lock.ts';
import { send } from '../../browser/messaging.ts';
import { onStorageChanged } from '../../browser/storage.ts';
import { isExtractiveBetter } from '../../engines/language-model.ts';
import { fail, type Result } from '../../shared/result.ts';
import { localServerKey } from '../../storage/settings/local-server.ts';
import type { AiChoice } from '../../storage/settings/settings.ts';
import {
  onSettingsChanged,
  readAiChoice,
  readSettings,
} from '../../storage/stores/settings-store.ts';
import type { Summary } from '../../summarizer/summary.ts';
import { getAiModelName } from '../components/model-text.ts';
import { SegmentedControl } from '../components/segmented-control.tsx';
import { getAiStatusText } from './ai-status-text.ts';

// Writes the AI summary in the view. Some browsers offer the built-in AI to pages only, not to the
// background, so the open view runs it and sends the result to the background. Closing the view
// stops it; the next view starts again.

/** Writes the AI summary of the job if it is waiting for one, while the view is open. */
export function useAiSummaryWriter(job: Job): void {
  const { id, tabId, type, length, aiSummary } = job;
  const awaitedEngine = aiSummary?.status === 'waiting' ? aiSummary.engine : undefined;
  useEffect(() => {
    if (awaitedEngine === undefined) return undefined;
    const stop = new AbortController();
    // If a popup and a panel show the same tab, one writes and the other takes over when it closes.
    void withLock(`own model ${id}`, () => writeIfWaiting({ id, tabId }, stop.signal));
    return () => stop.abort();
    // Restarts for another task only, as the job itself changes with every streamed word.
  }, [id, tabId, type, length, awaitedEngine]);
}

async function writeIfWaiting({ id, tabId }: JobRef, signal: AbortSignal): Promise<void> {
  const job = await readTabJob(tabId);
  if (job?.id !== id || job.aiSummary?.status !== 'waiting' || signal.aborted) return;
  let latest: Result<Summary> | undefined;
  for await (const result of writeSummary(job, job.aiSummary.engine, signal)) {
    if (signal.aborted) return;
    latest = result;
    await send('job/aiSummaryChunk', { tabId, jobId: id, answer: result, isLast: false });
  }
  if (latest) await send('job/aiSummaryChunk', { tabId, jobId: id, answer: latest, isLast: true });
}

async function* writeSummary(
  job: Job,
  engineId: Summary['engine'],
  signal: AbortSignal,
): AsyncGenerator<Result<Summary>> {
  // Imports the engines lazily: they are large and rarely needed here.
  const { createEngines, resolveTask } = await import('../../engines/registry.ts');
  const engine = createEngines(getAiApis()).find((candidate) => candidate.id === engineId);
  const article = await readArticle(job);
  if (!engine || !article) return yield fail('engine-unavailable');
  const { task, availability } = await resolveTask(engine, toTaskOptions(job), article.lang);
  if (availability !== 'available')
    return yield fail(availability === 'unknown' ? 'timed-out' : 'engine-unavailable');
  yield* engine.summarize({ ...task, article, signal });
}

// Follows which AI the user has chosen, since a finished AI summary by another one stays.

/** Returns the AI of the present settings; `undefined` until they have been read. */
function useAiChoice(): AiChoice | undefined {
  const [choice, setChoice] = useState<AiChoice>();
  useEffect(() => {
    const read = () => void readSettings().then(readAiChoice).then(setChoice);
    read();
    const stops = [
      onSettingsChanged(read),
      onStorageChanged('local', (changed) => {
        if (localServerKey in changed) read();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return choice;
}

export type Version = 'article' | 'ai';

interface Props {
  job: Job;
  shown: Version;
  /** The AI summary, once it has text to show. */
  generated: Summary | undefined;
  onShow(version: Version): void;
  onRetry(): void;
  onCancel(): void;
}

/** Shows nothing if no AI summary was requested. */
export function VersionSwitch({ job, shown, generated, onShow, onRetry, onCancel }: Props) {
  const { aiSummary } = job;
  const choice = useAiChoice();
  if (!aiSummary) return null;
  const isReplaceable =
    choice !== undefined && choice.engine !== 'extractive' && !hasSameAi(job, choice);
  const model = getAiModelName(job, generated);
  return (
    <div class="versions" data-state={aiSummary.status}>
      <p class={aiSummary.status === 'done' ? 'notice visually-hidden' : 'notice'} role="status">
        {getAiStatusText(aiSummary, model)}
      </p>
      <VersionAction
        aiSummary={aiSummary}
        isReplaceable={isReplaceable}
        onRetry={onRetry}
        onCancel={onCancel}
      />
      {/* The status is below the buttons, so that they do not move when it appears. */}
      {generated && (
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
      {shown === 'ai' && isExtractiveBetter(generated?.model ?? '') && (
        <p class="notice">{t('extractive_is_better')}</p>
      )}
    </div>
  );
}

interface ActionProps extends Pick<Props, 'onRetry' | 'onCancel'> {
  aiSummary: AiSummary;
  /** True if the user has chosen another AI since. */
  isReplaceable: boolean;
}

function VersionAction({ aiSummary, isReplaceable, onRetry, onCancel }: ActionProps) {
  switch (aiSummary.status) {
    case 'writing':
    case 'waiting':
      return <LinkButton name={t('cancel')} onClick={onCancel} />;
    case 'failed':
      return (
        <>
          {aiSummary.failure.code === 'engine-unavailable' && (
            <LinkButton name={t('settings')} onClick={() => void openOptions()} />
          )}
          <LinkButton name={t('retry')} onClick={onRetry} />
        </>
      );
    case 'done':
      return isReplaceable ? <LinkButton name={t('read_again')} onClick={onRetry} /> : null;
  }
}

function LinkButton({ name, onClick }: { name: string; onClick(): void }) {
  return (
    <button type="button" class="link" onClick={onClick}>
      {name}
    </button>
  );
}
