/** One record of the list: the row itself is the button that opens it. */

import { formatWhen, t } from '../../platform/i18n.ts';
import { formatDuration } from '../../platform/measures.ts';
import { direction } from '../../text/script.ts';
import { Icon } from '../ui/icon.tsx';
import { Marked } from './marked.tsx';
import { Opened } from './opened.tsx';
import type { Row } from './row.ts';

interface Props {
  row: Row;
  query: string;
  open: boolean;
  selected: boolean;
  onOpen(): void;
  onSelect(): void;
  onStar(): void;
  onDelete(): void;
}

export function RowView(props: Props) {
  const { row, query, open, selected, onOpen, onSelect, onStar, onDelete } = props;
  return (
    <li class="record" data-id={row.id} data-selected={selected}>
      <div class="line">
        <input
          type="checkbox"
          checked={selected}
          aria-label={t('history_select', row.title)}
          onChange={onSelect}
        />
        <button type="button" class="face" aria-expanded={open} onClick={onOpen}>
          <span class="title" lang={row.lang} dir={row.dir}>
            <Marked text={row.title} query={query} />
          </span>
          <Facts row={row} />
          {!open && <FirstPoints row={row} query={query} />}
        </button>
        <Star starred={row.starred} onStar={onStar} />
      </div>
      {open && <Opened id={row.id} query={query} onDelete={onDelete} />}
    </li>
  );
}

function Facts({ row: { site, updatedAt, savedSeconds } }: { row: Row }) {
  return (
    <span class="facts">
      {site !== '' && <span>{site}</span>}
      <span>{formatWhen(updatedAt)}</span>
      {savedSeconds >= 60 && (
        <span>{t('history_saves', formatDuration(savedSeconds, 'short'))}</span>
      )}
    </span>
  );
}

function FirstPoints({ row: { points, pointsLang }, query }: { row: Row; query: string }) {
  return (
    <span class="first-points" lang={pointsLang} dir={direction(pointsLang)}>
      {points.map((point) => (
        <span key={point} class="first-point">
          <span>
            <Marked text={point} query={query} />
          </span>
        </span>
      ))}
    </span>
  );
}

function Star({ starred, onStar }: { starred: boolean; onStar(): void }) {
  const label = starred ? t('unstar') : t('star');
  return (
    <button
      type="button"
      class="icon-button star"
      aria-pressed={starred}
      aria-label={t('star')}
      title={label}
      onClick={onStar}
    >
      <Icon name="star" filled={starred} />
    </button>
  );
}
