/** The actions on a summary: a row of buttons, with a menu for the less frequent ones. */

import type { RefObject } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Job } from '../../background/jobs/job.ts';
import { openSidePanel } from '../../browser/extension-pages.ts';
import { t } from '../../browser/i18n.ts';
import type { SummaryRequest } from '../../browser/messaging.ts';
import { onStorageChanged } from '../../browser/storage.ts';
import { getRecordKey } from '../../storage/history/keys.ts';
import { readRecord, updateRecord } from '../../storage/stores/history-store.ts';
import type { Length, Summary } from '../../summarizer/summary.ts';
import { getLengthLabels, getWriteFailureText, tryExport } from '../components/export-records.ts';
import { IconButton } from '../components/icon.tsx';
import { SegmentedControl } from '../components/segmented-control.tsx';
import { BannerSwitch } from './banner-switch.tsx';
import { canShare, copySummary, shareSummary, useCopied } from './copy-summary.ts';
import { ReadAloud } from './read-aloud.tsx';
import { isVerified } from './use-job.ts';
import type { Surface } from './use-tab.ts';

/** Receives the localized message if an action fails; `''` when one begins. */
type OnErrorMessage = (errorMessage: string) => void;

// Stars the record of a summary, which exempts it from retention.

interface StarButtonProps {
  /** `undefined` while the record is being saved; the button is then disabled. */
  recordId: string | undefined;
  /** Resolves to true if the page still shows the article of the record. */
  verify(): Promise<boolean>;
  onErrorMessage: OnErrorMessage;
}

function StarButton({ recordId, verify, onErrorMessage }: StarButtonProps) {
  // Also `undefined` if the record has been deleted since.
  const [starred, setStarred] = useState<boolean>();
  useEffect(() => {
    if (recordId === undefined) return undefined;
    const look = () => void readRecord(recordId).then((record) => setStarred(record?.starred));
    look();
    // The user may star or delete the record on the history page meanwhile.
    return onStorageChanged('local', (changed) => {
      if (getRecordKey(recordId) in changed) look();
    });
  }, [recordId]);
  const toggle = async (id: string) => {
    onErrorMessage('');
    if (!(await verify())) return;
    const changed = await updateRecord(id, (record) => record && { ...record, starred: !starred });
    if (changed.ok) setStarred(changed.value.starred);
    else onErrorMessage(getWriteFailureText(changed.failure.code));
  };
  return (
    <IconButton
      icon="star"
      label={t('star')}
      title={starred ? t('unstar') : t('star')}
      filled={starred ?? false}
      aria-pressed={starred ?? false}
      disabled={recordId === undefined || starred === undefined}
      onClick={() => recordId !== undefined && void toggle(recordId)}
    />
  );
}

// The less frequent actions: summary type, sharing, and the banner on this site.

interface MoreActionsProps {
  job: Job;
  summary: Summary;
  onRequest(request: SummaryRequest): void;
  onErrorMessage: OnErrorMessage;
}

function MoreActions({ job, summary, onRequest, onErrorMessage }: MoreActionsProps) {
  const [copied, copy] = useCopied(
    job,
    () => copySummary(job, summary, 'markdown'),
    onErrorMessage,
  );
  const share = async () => {
    onErrorMessage('');
    if (await isVerified(job)) onErrorMessage(await tryExport(() => shareSummary(job, summary)));
  };
  const isParagraph = job.type === 'tldr';
  return (
    <div class="more">
      <ul>
        <li>
          <button
            type="button"
            class="link form"
            onClick={() => onRequest({ type: isParagraph ? 'key-points' : 'tldr' })}
          >
            {isParagraph ? t('to_points') : t('to_paragraph')}
          </button>
        </li>
        <li>
          <button type="button" class="link" onClick={copy}>
            {copied ? t('copied') : t('copy_markdown')}
          </button>
        </li>
        {canShare() && (
          <li>
            <button type="button" class="link" onClick={() => void share()}>
              {t('share')}
            </button>
          </li>
        )}
      </ul>
      <BannerSwitch job={job} onErrorMessage={onErrorMessage} />
    </div>
  );
}

// Lets the user choose the length: segmented if there is room, otherwise a menu.

interface LengthChoiceProps {
  value: Length;
  /** True if there is no room for all lengths in a row. */
  compact: boolean;
  onChoose(length: Length): void;
}

function LengthChoice({ value, compact, onChoose }: LengthChoiceProps) {
  if (!compact)
    return (
      <SegmentedControl
        label={t('length_label')}
        choices={getLengthLabels()}
        value={value}
        onChoose={onChoose}
      />
    );
  return (
    <select
      class="select"
      aria-label={t('length_label')}
      value={value}
      onChange={({ currentTarget }) => onChoose(currentTarget.value as Length)}
    >
      {getLengthLabels().map(([length, name]) => (
        <option key={length} value={length}>
          {name}
        </option>
      ))}
    </select>
  );
}

/**
 * Returns true if the row is too narrow for its content, and re-renders when that changes. Labels
 * differ in width between languages, so no fixed breakpoint fits all.
 *
 * @param row the element to measure
 */
function useCompactRow(row: RefObject<HTMLElement | null>): boolean {
  const [compact, setCompact] = useState(false);
  /** Width that the row needs when it is not compact, in CSS pixels. */
  const needed = useRef(0);
  const measure = () => {
    const { clientWidth = 0, scrollWidth = 0 } = row.current ?? {};
    // A popup has no width before its first layout.
    if (clientWidth === 0) return;
    if (!compact) needed.current = scrollWidth;
    setCompact(needed.current > clientWidth);
  };
  useLayoutEffect(() => {
    measure();
    if (!row.current) return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(row.current);
    return () => observer.disconnect();
  }, [compact]);
  return compact;
}

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
  const variant = `${summary.engine} ${summary.type} ${summary.length}`;
  const [errorMessage, setErrorMessage] = useErrorMessage(variant);
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
        <CopyButton job={job} summary={summary} onErrorMessage={setErrorMessage} />
        {(job.saveStatus === 'pending' || job.saveStatus === 'saved') && (
          <StarButton
            recordId={job.recordId}
            verify={() => isVerified(job)}
            onErrorMessage={setErrorMessage}
          />
        )}
        <ReadAloud
          // Resets the status messages when another summary is shown.
          key={variant}
          job={job}
          summary={summary}
          onSpeak={onSpeak}
          onErrorMessage={setErrorMessage}
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
      {errorMessage !== '' && (
        <p class="error-message" role="alert">
          {errorMessage}
        </p>
      )}
      <div id={moreId} hidden={!more}>
        {more && (
          <MoreActions
            job={job}
            summary={summary}
            onRequest={onRequest}
            onErrorMessage={setErrorMessage}
          />
        )}
      </div>
    </>
  );
}

/**
 * @param variant identifies the summary that is shown; the message disappears with it
 * @returns the message about the last action, `''` for none, and the function that sets it
 */
function useErrorMessage(variant: string): [errorMessage: string, setErrorMessage: OnErrorMessage] {
  const [last, setLast] = useState({ variant, errorMessage: '' });
  const setErrorMessage = (errorMessage: string) => setLast({ variant, errorMessage });
  return [last.variant === variant ? last.errorMessage : '', setErrorMessage];
}

interface CopyButtonProps {
  job: Job;
  summary: Summary;
  onErrorMessage: OnErrorMessage;
}

function CopyButton({ job, summary, onErrorMessage }: CopyButtonProps) {
  const [copied, copy] = useCopied(job, () => copySummary(job, summary, 'text'), onErrorMessage);
  const label = copied ? t('copied') : t('copy');
  return <IconButton icon={copied ? 'done' : 'copy'} label={label} onClick={copy} />;
}
