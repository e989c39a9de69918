/** Shows a whole record: one variant or all of them, each point linked to its sentence. */

import { useEffect, useId, useState } from 'preact/hooks';
import { toTextFragmentUrl } from '../../anchoring/text-fragment.ts';
import { t } from '../../browser/i18n.ts';
import { getDirection } from '../../nlp/language-tags.ts';
import {
  getAddressOfPageId,
  groupByAddress,
  isLinkable,
} from '../../storage/history/article-url.ts';
import {
  type HistoryRecord,
  selectVariants,
  sortVariants,
  type VariantChoice,
} from '../../storage/history/record.ts';
import { findMatches } from '../../storage/history/search.ts';
import { readIndex } from '../../storage/stores/history-index-store.ts';
import { readRecord } from '../../storage/stores/history-store.ts';
import { estimateSavedMinutes } from '../../summarizer/reading-time.ts';
import { isSameVariant, type Point, type Summary, toVariantKey } from '../../summarizer/summary.ts';
import {
  getEngineLabel,
  getPageLabel,
  getTypeLabel,
  getVariantName,
} from '../components/export-records.ts';
import { FlaggedText } from '../components/flagged-text.tsx';
import { useLoaded } from '../components/use-loaded.ts';
import { ExportActions } from './export-actions.tsx';

// Shows a text with the matches of the search highlighted.

export function HighlightedMatches({ text, query }: { text: string; query: string }) {
  if (query.trim() === '') return <>{text}</>;
  const parts: preact.ComponentChild[] = [];
  let at = 0;
  for (const { start, end } of findMatches(text, query)) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}

// Lets the user pick one variant of a record, or all of them.

interface VariantPickerProps {
  /** At least two. */
  summaries: readonly Summary[];
  chosen: Summary | 'all' | undefined;
  onChoose(choice: VariantChoice): void;
}

/** Shows a choice of variants, grouped by author so that each author is named once. */
function VariantPicker({ summaries, chosen, onChoose }: VariantPickerProps) {
  const group = useId();
  const isChosen = (summary: Summary) =>
    chosen !== undefined && chosen !== 'all' && isSameVariant(summary, chosen);
  const radio = (name: string, checked: boolean, choice: VariantChoice, key = name) => (
    <label key={key}>
      <input type="radio" name={group} checked={checked} onChange={() => onChoose(choice)} />
      {name}
    </label>
  );
  return (
    <fieldset class="variants">
      <legend class="visually-hidden">{t('history_versions')}</legend>
      {[...groupByWriter(summaries)].map(([writer, written]) => (
        <p key={writer}>
          <span class="engine-label">{writer}</span>
          {written.map((summary) =>
            radio(
              getVariantName(summary, summaries),
              isChosen(summary),
              summary,
              toVariantKey(summary),
            ),
          )}
        </p>
      ))}
      <p>{radio(t('history_versions_all'), chosen === 'all', 'all')}</p>
    </fieldset>
  );
}

function groupByWriter(summaries: readonly Summary[]): Map<string, Summary[]> {
  const groups = new Map<string, Summary[]>();
  for (const summary of sortVariants(summaries)) {
    const writer = getEngineLabel(summary);
    groups.set(writer, [...(groups.get(writer) ?? []), summary]);
  }
  return groups;
}

// Warns that a record has no working address, or shares its address with other articles.

/** Longest part of an address that is shown, in characters. */
const maxShown = 200;

function AddressNote({ record: { id, url } }: { record: HistoryRecord }) {
  const isShared = useIsShared(id);
  if (!isLinkable(url))
    return (
      <p class="address-note">
        {t('history_no_link')}{' '}
        <bdi>{url.length > maxShown ? `${url.slice(0, maxShown)}…` : url}</bdi>
      </p>
    );
  return isShared ? <p class="address-note">{t('history_shared_address')}</p> : null;
}

/** Checks if records of other articles have the same address. */
function useIsShared(id: string): boolean {
  const [isShared, setShared] = useState(false);
  useEffect(() => {
    let isLeft = false;
    const address = getAddressOfPageId(id);
    void readIndex().then((index) => {
      if (isLeft || !index.ok || address === undefined) return;
      const ids = groupByAddress(index.value.map((entry) => entry.id)).get(address);
      setShared(ids !== undefined && ids.length > 1);
    });
    return () => {
      isLeft = true;
    };
  }, [id]);
  return isShared;
}

interface Props {
  id: string;
  query: string;
  /** Reports the minutes that the shown variant saves when the user picks another. */
  onSaved(minutes: number): void;
  onDelete(): void;
}

export function RecordDetails({ id, query, onSaved, onDelete }: Props) {
  const [choice, setChoice] = useState<VariantChoice>('preferred');
  const record = useLoaded(() => readRecord(id), [id]);
  if (!record) return null;
  const { summaries: shown } = selectVariants(record, choice);
  const hasChoice = record.summaries.length > 1;
  const choose = (chosen: VariantChoice) => {
    setChoice(chosen);
    const [summary] = selectVariants(record, chosen === 'all' ? 'preferred' : chosen).summaries;
    onSaved(summary ? estimateSavedMinutes(record.readingSeconds, summary) : 0);
  };
  return (
    <div class="record-details">
      {hasChoice && (
        <VariantPicker
          summaries={record.summaries}
          chosen={choice === 'all' ? choice : shown[0]}
          onChoose={choose}
        />
      )}
      {shown.map((summary) => (
        <VariantView
          key={toVariantKey(summary)}
          record={record}
          summary={summary}
          // The picker already names the variant, unless all of them are shown.
          hasHeading={!hasChoice || choice === 'all'}
          query={query}
        />
      ))}
      <AddressNote record={record} />
      <div class="actions">
        {isLinkable(record.url) && (
          <a class="button" href={record.url} target="_blank" rel="noreferrer">
            {t('history_article')}
          </a>
        )}
        <ExportActions ids={[id]} variants={choice} />
        <button type="button" class="link delete" onClick={onDelete}>
          {t('delete')}
        </button>
      </div>
    </div>
  );
}

interface VariantViewProps {
  record: HistoryRecord;
  summary: Summary;
  hasHeading: boolean;
  query: string;
}

function VariantView({ record, summary, hasHeading, query }: VariantViewProps) {
  const language = { lang: summary.lang, dir: getDirection(summary.lang) };
  return (
    <section class="variant">
      {hasHeading && <VariantHeading summary={summary} siblings={record.summaries} />}
      {summary.type === 'tldr' ? (
        <p class="paragraph" {...language}>
          {summary.points.map((point, at) => (
            <>
              {at > 0 && ' '}
              <SentenceLink class="sentence" record={record} point={point} query={query} />
            </>
          ))}
        </p>
      ) : (
        <ol class="points" {...language}>
          {summary.points.map((point) => (
            <li key={point.text}>
              <SentenceLink class="point" record={record} point={point} query={query} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function VariantHeading({ summary, siblings }: { summary: Summary; siblings: readonly Summary[] }) {
  const name = siblings.length > 1 ? getVariantName(summary, siblings) : getTypeLabel(summary);
  return (
    <h4>
      {name} · <span class="engine-label">{getEngineLabel(summary)}</span>
    </h4>
  );
}

interface SentenceLinkProps extends Pick<VariantViewProps, 'record' | 'query'> {
  class: 'point' | 'sentence';
  point: Point;
}

/** Shows a point, linked to its sentence if the article has an address and the point a source. */
function SentenceLink({ class: name, record, point, query }: SentenceLinkProps) {
  const [anchor] = point.sources;
  const page = getPageLabel(point);
  const text = (
    <span>
      <FlaggedText
        point={point}
        render={(piece) => <HighlightedMatches text={piece} query={query} />}
      />
      {page !== '' && <span class="page-label"> {page}</span>}
    </span>
  );
  if (!anchor || !isLinkable(record.url))
    return (
      // Focus opens the explanations of the flags.
      <span class={name} tabIndex={point.flags.length > 0 ? 0 : undefined}>
        {text}
      </span>
    );
  const address = toTextFragmentUrl(record.url, anchor, record.lang);
  return (
    <a class={name} href={address} target="_blank" rel="noreferrer" title={t('point_go')}>
      {text}
    </a>
  );
}
