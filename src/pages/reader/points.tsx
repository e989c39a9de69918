/** The points, each a way back to its sentence. */

import { useEffect, useState } from 'preact/hooks';
import type { Anchor } from '../../article/article.ts';
import { t } from '../../platform/i18n.ts';
import { watchInView } from '../../platform/in-view-line.ts';
import { send } from '../../platform/send.ts';
import type { Point, Summary } from '../../summary/summary.ts';
import { direction } from '../../text/script.ts';
import { MarkedText } from './marked-text.tsx';

/** The point that was followed last, and whether its sentence was there. */
interface Followed {
  point: Point;
  found: boolean;
}

interface Props {
  tabId: number;
  summary: Summary;
  /** Whether this reader stays open while the page is scrolled. */
  beside: boolean;
}

export function Points({ tabId, summary, beside }: Props) {
  const inView = usePointInView(tabId, summary, beside);
  const [followed, setFollowed] = useState<Followed>();

  const follow = async (point: Point) => {
    const answer = await mark(tabId, point.sources[0] ?? null, true);
    setFollowed({ point, found: answer.ok && answer.value === true });
  };
  const preview = (point: Point | undefined) =>
    void mark(tabId, point?.sources[0] ?? followed?.point.sources[0] ?? null, false);

  const handlers = (point: Point) => ({
    onClick: () => void follow(point),
    onMouseEnter: () => preview(point),
    onMouseLeave: () => preview(undefined),
    'aria-current': (inView ?? followed?.point) === point ? ('true' as const) : undefined,
    title: t('point_go'),
  });
  const where = (point: Point) =>
    followed?.point === point && <Where anchor={point.sources[0]} found={followed.found} />;

  const language = { lang: summary.lang, dir: direction(summary.lang) };
  if (summary.form === 'tldr')
    return (
      <p class="paragraph" {...language}>
        {summary.points.map((point) => (
          <>
            <button type="button" class="sentence" {...handlers(point)}>
              <MarkedText point={point} />
            </button>{' '}
          </>
        ))}
        {followed && !followed.found && where(followed.point)}
      </p>
    );
  return (
    <ol class="points" aria-label={t('points_label')} {...language}>
      {summary.points.map((point) => (
        <li key={point.text}>
          <button type="button" class="point" {...handlers(point)}>
            <span>
              <MarkedText point={point} />
              {where(point)}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

/** The point whose sentence the reader is looking at in the page. */
function usePointInView(tabId: number, { points }: Summary, beside: boolean): Point | undefined {
  const [index, setIndex] = useState<number | null>(null);
  useEffect(() => {
    const anchors = points.flatMap(({ sources }) => sources.slice(0, 1));
    const frameId = anchors[0]?.frameId;
    if (!beside || frameId === undefined) return undefined;
    return watchInView(tabId, frameId, anchors, setIndex);
  }, [tabId, points, beside]);
  return index === null ? undefined : points[index];
}

/** Where following a point has led: into the page, or, if the page has changed, to the quotation. */
function Where({ anchor, found }: { anchor: Anchor | undefined; found: boolean }) {
  if (found) return <span class="where">{t('point_shown')}</span>;
  return (
    <span class="where">
      {t('point_missing')} <q>{anchor?.quote}</q>
    </span>
  );
}

function mark(tabId: number, anchor: Anchor | null, scroll: boolean) {
  return send('highlight', { tabId, anchor, scroll });
}
