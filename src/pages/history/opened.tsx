/** A record in full: every summary of it, each point a link to its sentence. */

import { useEffect, useState } from 'preact/hooks';
import { isLinkable } from '../../history/article-url.ts';
import type { HistoryRecord } from '../../history/record.ts';
import { linkToSentence } from '../../history/text-fragment.ts';
import { readRecord } from '../../platform/history-store.ts';
import { t } from '../../platform/i18n.ts';
import type { Point, Summary } from '../../summary/summary.ts';
import { direction } from '../../text/script.ts';
import { DoubtedText } from '../ui/doubted-text.tsx';
import { formName, writerName } from '../ui/export-labels.ts';
import { AddressNote } from './address-note.tsx';
import { HandOut } from './hand-out.tsx';
import { Marked } from './marked.tsx';

interface Props {
  id: string;
  query: string;
  onDelete(): void;
}

export function Opened({ id, query, onDelete }: Props) {
  const [record, setRecord] = useState<HistoryRecord>();
  useEffect(() => void readRecord(id).then(setRecord), [id]);
  if (!record) return null;
  return (
    <div class="opened">
      {record.summaries.map((summary) => (
        <Variant
          key={`${summary.engine} ${summary.form} ${summary.length} ${summary.lang}`}
          record={record}
          summary={summary}
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
        <HandOut ids={[id]} />
        <button type="button" class="link delete" onClick={onDelete}>
          {t('delete')}
        </button>
      </div>
    </div>
  );
}

interface VariantProps {
  record: HistoryRecord;
  summary: Summary;
  query: string;
}

function Variant({ record, summary, query }: VariantProps) {
  const language = { lang: summary.lang, dir: direction(summary.lang) };
  return (
    <section class="variant">
      <h3>
        {formName(summary)} <span class="writer">{writerName(summary)}</span>
      </h3>
      {summary.form === 'tldr' ? (
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

interface SentenceLinkProps extends Omit<VariantProps, 'summary'> {
  class: 'point' | 'sentence';
  point: Point;
}

/** The point, as a link into the article where it has an address and a sentence. */
function SentenceLink({ class: name, record, point, query }: SentenceLinkProps) {
  const [anchor] = point.sources;
  const text = (
    <span>
      <DoubtedText point={point} render={(piece) => <Marked text={piece} query={query} />} />
    </span>
  );
  if (!anchor || !isLinkable(record.url))
    return (
      // What is marked in it is explained on focus.
      <span class={name} tabIndex={point.doubts.length > 0 ? 0 : undefined}>
        {text}
      </span>
    );
  const address = linkToSentence(record.url, anchor, record.lang);
  return (
    <a class={name} href={address} target="_blank" rel="noreferrer" title={t('point_go')}>
      {text}
    </a>
  );
}
