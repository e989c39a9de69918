/** Where in the article a point stands. */

import { formatNumber, t } from '../../browser/i18n.ts';
import type { Point } from '../../summarizer/summary.ts';

interface Props {
  index: number;
  point: Point;
  /** How many blocks the article has. */
  blocks: number;
}

/** Told with the point to those who listen; the eye sees it on the rail at the point's side. */
export function PointPlace({ index, point, blocks }: Props) {
  if (point.sources.length === 0) return null;
  return (
    <span class="visually-hidden" id={`place-${index}`}>
      {t('point_go')}. {placeText(point, blocks)}
    </span>
  );
}

/** “Paragraph 4 of 31”; empty where it is not known. */
export function placeText({ sources: [anchor] }: Point, blocks: number): string {
  // What was summarized by another version, or of another text, may not fit.
  if (!anchor || anchor.block >= blocks) return '';
  return t('point_place', formatNumber(anchor.block + 1), formatNumber(blocks));
}

/** The same for the eye: the article as a thin rail, and on it the place of the point's sentence. */
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

/** Of a rail that is 100 long. */
const markHeight = 12;
