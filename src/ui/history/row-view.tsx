/**
 * One record of the list. Its title links to the article; the rest of the row opens the summary.
 */

import { useEffect, useId, useState } from 'preact/hooks';
import { formatDateOrTime, formatDuration, formatTime, t } from '../../browser/i18n.ts';
import { getDirection } from '../../nlp/language-tags.ts';
import { getDisplayHost, isLinkable } from '../../storage/history/article-url.ts';
import { getPreferredSummary, type HistoryRecord } from '../../storage/history/record.ts';
import { estimateSavedMinutes } from '../../summarizer/reading-time.ts';
import { Icon, IconButton } from '../components/icon.tsx';
import { HighlightedMatches, RecordDetails } from './record-details.tsx';

// The part of a record that the list shows. The whole record is read only when its row is opened.

export interface HistoryRow {
  readonly id: string;
  readonly title: string;
  /** Address of the article; missing if it is not safe to link to. */
  readonly url: string | undefined;
  /** Name of the site, as the site filter lists it. */
  readonly site: string;
  /** Time of the last change, in ms since 1970. */
  readonly updatedAt: number;
  readonly starred: boolean;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Whole minutes of reading that the preferred summary saves. */
  readonly savedMinutes: number;
  /** First points of the preferred summary; their language may differ from the article's. */
  readonly points: readonly string[];
  readonly pointsLang: string;
}

const previewedPoints = 2;

/** Reduces a record to what the list shows. */
export function toHistoryRow(record: HistoryRecord): HistoryRow {
  const { id, title, url, site = '', updatedAt, starred, lang, dir } = record;
  const summary = getPreferredSummary(record.summaries);
  return {
    id,
    title: title || url,
    url: isLinkable(url) ? url : undefined,
    site: getDisplayHost(url) || site,
    updatedAt,
    starred,
    lang,
    dir,
    savedMinutes: summary ? estimateSavedMinutes(record.readingSeconds, summary) : 0,
    points: summary?.points.slice(0, previewedPoints).map(({ text }) => text) ?? [],
    pointsLang: summary?.lang ?? lang,
  };
}

interface Props {
  row: HistoryRow;
  query: string;
  open: boolean;
  selected: boolean;
  /** True if a heading above the row already gives the day. */
  underDay: boolean;
  onOpen(): void;
  onSelect(): void;
  onStar(): void;
  onDelete(): void;
}

export function RowView(props: Props) {
  const { row, query, open, selected, underDay, onOpen, onSelect, onStar, onDelete } = props;
  const openedId = useId();
  // Set while another variant than the row's own is shown.
  const [shownMinutes, setShownMinutes] = useState<number>();
  useEffect(() => setShownMinutes(undefined), [open]);
  return (
    <li class="record" data-id={row.id} data-selected={selected}>
      <div class="line">
        <input
          type="checkbox"
          checked={selected}
          aria-label={t('history_select', row.title)}
          onChange={onSelect}
        />
        <div class="entry">
          <Title row={row} query={query} />
          <button
            type="button"
            class="record-toggle"
            aria-expanded={open}
            aria-controls={open ? openedId : undefined}
            onClick={onOpen}
          >
            <RecordMeta row={row} underDay={underDay} minutes={shownMinutes ?? row.savedMinutes} />
            {!open && <FirstPoints row={row} query={query} />}
          </button>
        </div>
        <Star starred={row.starred} onStar={onStar} />
      </div>
      {open && (
        <div id={openedId}>
          <RecordDetails id={row.id} query={query} onSaved={setShownMinutes} onDelete={onDelete} />
        </div>
      )}
    </li>
  );
}

/** A real link, so that Enter, middle click and the context menu work as everywhere. */
function Title({ row: { title, url, lang, dir }, query }: { row: HistoryRow; query: string }) {
  const text = <HighlightedMatches text={title} query={query} />;
  return (
    <h3 class="title" lang={lang} dir={dir}>
      {url === undefined ? (
        text
      ) : (
        <a href={url} target="_blank" rel="noreferrer" title={t('history_article')}>
          {text}
        </a>
      )}
    </h3>
  );
}

interface FactsProps extends Pick<Props, 'row' | 'underDay'> {
  /** Minutes that the shown variant saves. */
  minutes: number;
}

function RecordMeta({ row: { site, updatedAt }, underDay, minutes }: FactsProps) {
  return (
    <span class="facts">
      {site !== '' && (
        <span class="site">
          <SiteInitial site={site} />
          {site}
        </span>
      )}
      <span>{underDay ? formatTime(updatedAt) : formatDateOrTime(updatedAt)}</span>
      {minutes > 0 && <span>{t('history_saves', formatDuration(60 * minutes, 'short'))}</span>}
      <Icon name="chevron" />
    </span>
  );
}

/** Stands in for the site's favicon, which would need a network request. */
function SiteInitial({ site }: { site: string }) {
  const [initial = ''] = site;
  return (
    <span class="site-initial" aria-hidden="true">
      {initial.toUpperCase()}
    </span>
  );
}

function FirstPoints({ row: { points, pointsLang }, query }: { row: HistoryRow; query: string }) {
  return (
    <span class="first-points" lang={pointsLang} dir={getDirection(pointsLang)}>
      {points.map((point) => (
        <span key={point} class="first-point">
          <span>
            <HighlightedMatches text={point} query={query} />
          </span>
        </span>
      ))}
    </span>
  );
}

function Star({ starred, onStar }: { starred: boolean; onStar(): void }) {
  return (
    <IconButton
      icon="star"
      class="star"
      label={t('star')}
      title={starred ? t('unstar') : t('star')}
      filled={starred}
      aria-pressed={starred}
      onClick={onStar}
    />
  );
}
