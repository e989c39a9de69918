/** Demonstrates the summary view on the sample article, within the welcome page. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import { highlightRange } from '../../content/highlight-range.ts';
import type { Point } from '../../summarizer/summary.ts';
import { findSampleSentence, SampleArticle, summarizeSample } from './sample-article.tsx';

export function Demo() {
  const article = useRef<HTMLElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const [points, setPoints] = useState<readonly Point[]>();
  const [followed, setFollowed] = useState<number>();
  // A scrollable pane must be reachable by keyboard.
  useEffect(() => {
    if (pane.current) pane.current.tabIndex = 0;
  }, []);
  const start = () => {
    const summary = article.current && summarizeSample(article.current);
    setPoints(summary?.ok ? summary.value.points : []);
  };
  const follow = (index: number) => {
    const anchor = points?.[index]?.sources[0];
    const range = anchor && article.current && findSampleSentence(article.current, anchor);
    if (!range || !pane.current) return;
    highlightRange(range);
    bringIntoPane(range, pane.current);
    setFollowed(index);
  };
  return (
    <section class="demo">
      <div class="demo-panel">
        {points === undefined ? (
          <button type="button" class="button main" name="try" onClick={start}>
            {t('welcome_try')}
          </button>
        ) : (
          <DemoPoints points={points} followed={followed} onFollow={follow} />
        )}
      </div>
      <section class="demo-page" aria-label={t('welcome_sample')} ref={pane}>
        <SampleArticle element={article} />
      </section>
    </section>
  );
}

interface DemoPointsProps {
  points: readonly Point[];
  /** Index of the point whose sentence is highlighted. */
  followed: number | undefined;
  onFollow(index: number): void;
}

function DemoPoints({ points, followed, onFollow }: DemoPointsProps) {
  const first = useRef<HTMLButtonElement>(null);
  // The pressed button has been removed.
  useEffect(() => first.current?.focus({ preventScroll: true }), []);
  if (points.length === 0) return <p role="alert">{t('fail_unexpected')}</p>;
  return (
    <>
      <p class="demo-hint" role="status">
        {t('welcome_press')}
      </p>
      <ol class="demo-points" aria-label={t('points_label')}>
        {points.map((point, index) => (
          <li key={point.text}>
            <button
              type="button"
              aria-current={index === followed ? 'true' : undefined}
              ref={index === 0 ? first : null}
              onClick={() => onFollow(index)}
            >
              {point.text}
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

/**
 * Scrolls a sentence to the middle of the pane without moving the points beside it. The page itself
 * scrolls only if the sentence would still be outside the window, as in a narrow one, where the
 * pane is below the points.
 */
function bringIntoPane(range: Range, pane: HTMLElement): void {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const behavior = isCalm ? 'instant' : 'smooth';
  const sentence = range.getBoundingClientRect();
  const { top, height } = pane.getBoundingClientRect();
  const wanted = sentence.top + sentence.height / 2 - top - height / 2;
  const { scrollTop, scrollHeight, clientHeight } = pane;
  const way = Math.max(-scrollTop, Math.min(wanted, scrollHeight - clientHeight - scrollTop));
  pane.scrollBy({ top: way, behavior });
  const isInWindow = sentence.top - way >= 0 && sentence.bottom - way <= innerHeight;
  if (!isInWindow) pane.scrollIntoView({ block: 'nearest', behavior });
}
