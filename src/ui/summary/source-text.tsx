/**
 * Shows the text that was read with the points' sentences highlighted, and links to each of them.
 */

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
