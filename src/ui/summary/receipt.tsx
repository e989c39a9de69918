/**
 * The receipt: the text that was read with the points' sentences highlighted, and the excluded
 * blocks.
 */

import { useEffect, useRef } from 'preact/hooks';
import type { Job } from '../../background/jobs/job.ts';
import { readArticle } from '../../background/jobs/job-store.ts';
import { formatNumber, getUiLanguage, plural, t } from '../../browser/i18n.ts';
import {
  type Article,
  articleLimits,
  type Block,
  type ExcludedBlock,
  type ExclusionReason,
  exclusionReasons,
} from '../../extraction/article.ts';
import type { Span } from '../../nlp/tokenize.ts';
import type { Point, Summary } from '../../summarizer/summary.ts';
import { useLoaded } from '../components/use-loaded.ts';

// Finds where the points' sentences are in the text that was read.

interface SourceSpan extends Span {
  /** Numbers of the points that rest on the span, counted from 1, in rising order. */
  readonly points: readonly number[];
}

/**
 * Returns the spans that points rest on, by block index, in text order. Where the sentences of two
 * points overlap, the span names both.
 */
export function findSourceSpans(
  blocks: readonly Block[],
  points: readonly Point[],
): ReadonlyMap<number, readonly SourceSpan[]> {
  const found = new Map<number, SourceSpan[]>();
  for (const [at, { sources }] of points.entries()) {
    for (const { block, start, end } of sources) {
      const length = blocks[block]?.text.length ?? 0;
      const span = { start, end: Math.min(end, length), points: [at + 1] };
      if (span.start >= span.end) continue;
      found.set(block, [...(found.get(block) ?? []), span]);
    }
  }
  return new Map([...found].map(([block, spans]) => [block, mergeOverlaps(spans)]));
}

function mergeOverlaps(spans: readonly SourceSpan[]): SourceSpan[] {
  const merged: SourceSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (!last || span.start >= last.end) {
      merged.push(span);
      continue;
    }
    const points = [...new Set([...last.points, ...span.points])].sort((a, b) => a - b);
    merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end), points };
  }
  return merged;
}

// Shows the text that was read with the points' sentences highlighted, and links to each of them.

interface SourceTextProps {
  article: Article;
  points: readonly Point[];
}

function SourceText({ article, points }: SourceTextProps) {
  const text = useRef<HTMLDivElement>(null);
  const spans = findSourceSpans(article.blocks, points);
  const found = new Set([...spans.values()].flat().flatMap((span) => span.points));
  const jump = (point: number) => {
    const sentence = text.current?.querySelector<HTMLElement>(`[data-points~="${point}"]`);
    sentence?.scrollIntoView({ block: 'center' });
    sentence?.focus({ preventScroll: true });
  };
  return (
    <>
      {found.size > 0 && <JumpBar points={[...found].sort((a, b) => a - b)} onJump={jump} />}
      <div class="read" lang={article.lang} dir={article.dir} ref={text}>
        {article.blocks.map((block, at) => (
          // The blocks of an article never change, so the index is a stable key.
          <p key={`${at}`} class={block.kind}>
            {block.isCollapsed && !article.blocks[at - 1]?.isCollapsed && <CollapsedLabel />}
            <BlockText block={block} spans={spans.get(at) ?? []} />
          </p>
        ))}
      </div>
    </>
  );
}

/** Stands before the first block of a section that is closed in the page. */
function CollapsedLabel() {
  return (
    <small lang={getUiLanguage()} dir={t('direction') === 'rtl' ? 'rtl' : 'ltr'}>
      {t('receipt_collapsed')}
    </small>
  );
}

interface JumpBarProps {
  /** Numbers of the points whose sentences are in the text. */
  points: readonly number[];
  onJump(point: number): void;
}

/** Links to each point's sentence, as the first may be far below the top. */
function JumpBar({ points, onJump }: JumpBarProps) {
  return (
    <nav class="jumps" aria-label={t('receipt_jump')}>
      <span>{t('receipt_jump')}</span>
      {points.map((point) => (
        <button
          key={point}
          type="button"
          class="jump"
          aria-label={t('receipt_jump_to', formatNumber(point))}
          onClick={() => onJump(point)}
        >
          {formatNumber(point)}
        </button>
      ))}
    </nav>
  );
}

/** Shows a block with its source sentences highlighted and numbered. */
function BlockText({ block, spans }: { block: Block; spans: readonly SourceSpan[] }) {
  if (spans.length === 0) return <>{block.text}</>;
  const parts: preact.ComponentChild[] = [];
  let at = 0;
  for (const { start, end, points } of spans) {
    parts.push(
      block.text.slice(at, start),
      <mark key={start} tabIndex={-1} data-points={points.join(' ')}>
        {block.text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  return (
    <>
      {parts}
      {block.text.slice(at)}
    </>
  );
}

// Lists the excluded blocks, collapsed, by reason and in page order.

/** Message keys have no hyphens, so the reasons are mapped. */
const reasonKeys = {
  navigation: 'excluded_navigation',
  caption: 'excluded_caption',
  links: 'excluded_links',
  'call-to-action': 'excluded_call_to_action',
  comments: 'excluded_comments',
  repeated: 'excluded_repeated',
  'low-confidence': 'excluded_low_confidence',
  'front-matter': 'excluded_front_matter',
  'page-margin': 'excluded_page_margin',
  footnote: 'excluded_footnote',
  table: 'excluded_table',
  references: 'excluded_references',
} as const satisfies Record<ExclusionReason, Parameters<typeof t>[0]>;

type ExcludedProps = Pick<Article, 'excluded' | 'unread' | 'lang' | 'dir'>;

function Excluded({ article }: { article: ExcludedProps }) {
  const { excluded, unread, lang, dir } = article;
  if (excluded.length === 0) return null;
  const unlisted = unread?.unlistedBlocks ?? 0;
  return (
    <details class="excluded">
      <summary>
        {t('excluded_title')} · {formatNumber(excluded.length + unlisted)}
      </summary>
      <p>{t('excluded_text')}</p>
      {unlisted > 0 && <p>{t('excluded_capped', formatNumber(articleLimits.excluded))}</p>}
      {exclusionReasons.map((reason) => {
        const pieces = excluded.filter((piece) => piece.reason === reason);
        return (
          pieces.length > 0 && (
            <section key={reason}>
              <h3>
                {t(reasonKeys[reason])} · {formatNumber(pieces.length)}
              </h3>
              <Texts pieces={pieces} lang={lang} dir={dir} />
            </section>
          )
        );
      })}
    </details>
  );
}

interface PiecesProps extends Pick<Article, 'lang' | 'dir'> {
  pieces: readonly ExcludedBlock[];
}

function Texts({ pieces, lang, dir }: PiecesProps) {
  return (
    <ul lang={lang} dir={dir}>
      {pieces.map(({ text }, at) => (
        // The list of one article never changes, so the index is a stable key.
        <li key={`${at}`}>{text}</li>
      ))}
    </ul>
  );
}

interface Props {
  job: Job;
  /** The summary whose sentences are highlighted. */
  summary: Summary;
  onBack(): void;
}

export function Receipt({ job, summary, onBack }: Props) {
  const title = useFocusWhileOpen();
  const article = useLoaded(async () => (await readArticle(job)) ?? 'gone', [job.id]);
  return (
    <section class="receipt">
      <p class="notice">
        <button type="button" class="link" onClick={onBack}>
          {t('receipt_back')}
        </button>
      </p>
      <header class="receipt-head">
        <h2 tabIndex={-1} ref={title}>
          {t('receipt_title')}
        </h2>
        {job.article && <p>{plural('receipt', job.article.words)}</p>}
      </header>
      {article === 'gone' && <p class="notice">{t('receipt_none')}</p>}
      {article && article !== 'gone' && (
        <>
          <SourceText article={article} points={summary.points} />
          <Excluded article={article} />
        </>
      )}
    </section>
  );
}

/**
 * Scrolls and focuses the top of the receipt when it opens, and restores the focus when it closes.
 * If the user has moved the focus meanwhile, it stays: choosing another length hides the receipt
 * for a moment.
 */
function useFocusWhileOpen() {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const receipt = title.current?.closest('.receipt');
    if (isFocusFree(null)) title.current?.focus();
    return () => {
      if (isFocusFree(receipt)) findOpener()?.focus();
    };
  }, []);
  return title;
}

function findOpener(): HTMLElement | null {
  return document.querySelector('.receipt-link');
}

/**
 * Returns true if the focus is on nothing, on the button that opens the receipt, or in a part that
 * is removed.
 */
function isFocusFree(part: Element | null | undefined): boolean {
  const focused = document.activeElement;
  if (!focused || focused === document.body || focused === findOpener()) return true;
  return part?.contains(focused) ?? false;
}
