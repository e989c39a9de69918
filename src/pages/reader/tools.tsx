/** What can be done with the summary. */

import { useState } from 'preact/hooks';
import type { Job } from '../../background/jobs/job.ts';
import { t } from '../../platform/i18n.ts';
import type { Wish } from '../../platform/messages.ts';
import { openPanel } from '../../platform/surfaces.ts';
import type { Form, Summary } from '../../summary/summary.ts';
import { lengthNames } from '../ui/choice-names.ts';
import { Icon } from '../ui/icon.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { copySummary } from './copy-summary.ts';
import { Listen } from './listen.tsx';
import { Star } from './star.tsx';
import type { Surface } from './surface.ts';
import { isVerified } from './verify-page.ts';

interface Props {
  job: Job;
  summary: Summary;
  surface: Surface;
  onWish(wish: Wish): void;
  onSpeak(index: number | undefined): void;
}

export function Tools({ job, summary, surface, onWish, onSpeak }: Props) {
  const beside = () => {
    openPanel(job.tabId);
    // Chromium closes the popup by itself; Firefox leaves it over the sidebar.
    window.close();
  };
  return (
    <div class="tools">
      <Segmented
        label={t('length_label')}
        choices={lengthNames()}
        value={job.length}
        onChoose={(length) => onWish({ length })}
      />
      <span class="space" />
      <SwitchForm form={job.form} onWish={onWish} />
      <Copy job={job} summary={summary} />
      {(job.saveStatus === 'pending' || job.saveStatus === 'saved') && (
        <Star recordId={job.recordId} verify={() => isVerified(job)} />
      )}
      <Listen
        // What is said belongs to what is shown.
        key={`${summary.engine} ${summary.form} ${summary.length}`}
        job={job}
        summary={summary}
        onSpeak={onSpeak}
      />
      {surface === 'popup' && (
        <button
          type="button"
          class="icon-button"
          title={t('open_panel')}
          aria-label={t('open_panel')}
          onClick={beside}
        >
          <Icon name="panel" />
        </button>
      )}
    </div>
  );
}

function SwitchForm({ form, onWish }: { form: Form; onWish(wish: Wish): void }) {
  const [other, label] =
    form === 'tldr'
      ? (['key-points', t('to_points')] as const)
      : (['tldr', t('to_paragraph')] as const);
  return (
    <button
      type="button"
      class="icon-button"
      title={label}
      aria-label={label}
      onClick={() => onWish({ form: other })}
    >
      <Icon name={other} />
    </button>
  );
}

function Copy({ job, summary }: { job: Job; summary: Summary }) {
  const [copied, setCopied] = useState(false);
  const copy = async (as: 'text' | 'markdown') => {
    if (!(await isVerified(job))) return;
    await copySummary(job, summary, as);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <button
      type="button"
      class="icon-button"
      title={copied ? t('copied') : t('copy_hint')}
      aria-label={copied ? t('copied') : t('copy')}
      onClick={(event) => void copy(event.shiftKey ? 'markdown' : 'text')}
    >
      <Icon name={copied ? 'done' : 'copy'} />
    </button>
  );
}
