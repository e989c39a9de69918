/** Shows where in the article a point's sentence is. */

import { formatNumber, t } from '../../browser/i18n.ts';
import type { Point } from '../../summarizer/summary.ts';

interface Props {
  index: number;
  point: Point;
  /** Number of blocks in the article. */
  blocks: number;
}

/** Describes the place for screen readers; others see it on the rail beside the point. */
export function PointPlace({ index, point, blocks }: Props) {
  if (point.sources.length === 0) return null;
  return (
    <span class="visually-hidden" id={`place-${index}`}>
      {t('point_go')}. {getPlaceText(point, blocks)}
    </span>
  );
}

/**
 * Returns for example “Paragraph 4 of 31”.
 *
 * @param blocks number of blocks in the article
 * @returns `''` if the place is unknown
 */
export function getPlaceText({ sources: [anchor] }: Point, blocks: number): string {
  // The anchor of an older summary may not fit the article as it is now.
  if (!anchor || anchor.block >= blocks) return '';
  return t('point_place', formatNumber(anchor.block + 1), formatNumber(blocks));
}

/** Draws the article as a thin rail with the place of the point's sentence on it. */
export function Rail({ point, blocks }: Omit<Props, 'index'>) {
  const [anchor] = point.sources;
  if (!anchor || anchor.block >= blocks || blocks < 2) return null;
  const top = ((100 - markHeight) * anchor.block) / (blocks - 1);
  return (
    <svg class="rail" viewBox="0 0 1 100" preserveAspectRatio="none" aria-hidden="true">
      <path d={`M0 ${top}h1v${markHeight}h-1z`} />
    </svg>
  );
}

/** In percent of the rail's height. */
const markHeight = 12;
