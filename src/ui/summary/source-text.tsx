/** The text that was read, with the sentences marked that the points rest on, and a way to each. */

import { useRef } from 'preact/hooks';
import { formatNumber, getUiLanguage, t } from '../../browser/i18n.ts';
import type { Article, Block } from '../../extraction/article.ts';
import type { Point } from '../../summarizer/summary.ts';
import { findSourceSpans, type SourceSpan } from './source-spans.ts';

interface Props {
  article: Article;
  points: readonly Point[];
}

export function SourceText({ article, points }: Props) {
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
          // Blocks never move: the list is made once from one article.
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
  /** Numbers of the points whose sentences are there. */
  points: readonly number[];
  onJump(point: number): void;
}

/** The sentence of the first point may stand far below the beginning. */
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

/** A block with its sentences marked, each by the numbers of its points. */
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
