/** Shows a whole record: one variant or all of them, each point linked to its sentence. */

import { useState } from 'preact/hooks';
import { toTextFragmentUrl } from '../../anchoring/text-fragment.ts';
import { t } from '../../browser/i18n.ts';
import { getDirection } from '../../nlp/language-tags.ts';
import { isLinkable } from '../../storage/history/article-url.ts';
import type { HistoryRecord } from '../../storage/history/record.ts';
import { selectVariants, type VariantChoice } from '../../storage/history/variants.ts';
import { readRecord } from '../../storage/stores/history-store.ts';
import { savedMinutes } from '../../summarizer/reading-time.ts';
import { type Point, type Summary, toVariantKey } from '../../summarizer/summary.ts';
import { getEngineLabel, getTypeLabel, getVariantName } from '../components/export-labels.ts';
import { FlaggedText } from '../components/flagged-text.tsx';
import { useLoaded } from '../components/use-loaded.ts';
import { AddressNote } from './address-note.tsx';
import { ExportActions } from './export-actions.tsx';
import { HighlightedMatches } from './highlighted-matches.tsx';
import { VariantPicker } from './variant-picker.tsx';

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
    onSaved(summary ? savedMinutes(record.readingSeconds, summary) : 0);
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
  const text = (
    <span>
      <FlaggedText
        point={point}
        render={(piece) => <HighlightedMatches text={piece} query={query} />}
      />
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
