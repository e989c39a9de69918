/** The actions on a summary: a row of buttons, with a menu for the less frequent ones. */

import { useId, useRef, useState } from 'preact/hooks';
import type { Job } from '../../background/jobs/job.ts';
import { openSidePanel } from '../../browser/extension-pages.ts';
import { t } from '../../browser/i18n.ts';
import type { SummaryRequest } from '../../browser/messaging.ts';
import type { Summary } from '../../summarizer/summary.ts';
import { IconButton } from '../components/icon-button.tsx';
import { copySummary } from './copy-summary.ts';
import { LengthChoice, useCompactRow } from './length-choice.tsx';
import { MoreActions } from './more-actions.tsx';
import { ReadAloud } from './read-aloud.tsx';
import { StarButton } from './star-button.tsx';
import type { Surface } from './surface.ts';
import { useCopied } from './use-copied.ts';
import { isVerified } from './verify-page.ts';

interface Props {
  job: Job;
  summary: Summary;
  surface: Surface;
  onRequest(request: SummaryRequest): void;
  onSpeak(index: number | undefined): void;
}

export function Toolbar({ job, summary, surface, onRequest, onSpeak }: Props) {
  const row = useRef<HTMLDivElement>(null);
  const compact = useCompactRow(row);
  const [more, setMore] = useState(false);
  const moreId = useId();
  const openInSidePanel = () => {
    openSidePanel(job.tabId);
    // Chromium closes the popup on its own; Firefox leaves it open over the sidebar.
    window.close();
  };
  return (
    <>
      <div class="tools" ref={row}>
        <LengthChoice
          value={job.length}
          compact={compact}
          onChoose={(length) => onRequest({ length })}
        />
        <span class="spacer" />
        <CopyButton job={job} summary={summary} />
        {(job.saveStatus === 'pending' || job.saveStatus === 'saved') && (
          <StarButton recordId={job.recordId} verify={() => isVerified(job)} />
        )}
        <ReadAloud
          // Resets the status messages when another summary is shown.
          key={`${summary.engine} ${summary.type} ${summary.length}`}
          job={job}
          summary={summary}
          onSpeak={onSpeak}
        />
        <IconButton
          icon="more"
          class="more-toggle"
          label={t('more_actions')}
          aria-expanded={more}
          aria-controls={moreId}
          onClick={() => setMore(!more)}
        />
        {surface === 'popup' && (
          <IconButton icon="panel" label={t('open_panel')} onClick={openInSidePanel} />
        )}
      </div>
      <div id={moreId} hidden={!more}>
        {more && <MoreActions job={job} summary={summary} onRequest={onRequest} />}
      </div>
    </>
  );
}

function CopyButton({ job, summary }: { job: Job; summary: Summary }) {
  const [copied, copy] = useCopied(job, () => copySummary(job, summary, 'text'));
  const label = copied ? t('copied') : t('copy');
  return <IconButton icon={copied ? 'done' : 'copy'} label={label} onClick={copy} />;
}
