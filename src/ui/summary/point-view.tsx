/** Shows one point, linked to its sentence if it has a source. */

import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { toTextFragmentUrl } from '../../anchoring/text-fragment.ts';
import type { Job } from '../../background/jobs/job.ts';
import { formatNumber, t } from '../../browser/i18n.ts';
import { isLinkable } from '../../storage/history/article-url.ts';
import type { Point } from '../../summarizer/summary.ts';
import { getPageLabel } from '../components/export-records.ts';
import { FlaggedText } from '../components/flagged-text.tsx';
import { copyPoint, useCopied } from './copy-summary.ts';

// Clamps a text to a number of lines; hover and focus show it whole.

interface ClampedTextProps {
  lines: 1 | 2;
  children: preact.ComponentChildren;
}

export function ClampedText({ lines, children }: ClampedTextProps) {
  const outer = useRef<HTMLSpanElement>(null);
  const text = useRef<HTMLSpanElement>(null);
  const [isCut, setIsCut] = useState(false);
  const measure = () => {
    // While expanded, the text never overflows. Measuring it then would toggle it endlessly.
    if (outer.current?.matches(':hover, :focus')) return;
    const { scrollHeight = 0, clientHeight = 0 } = text.current ?? {};
    setIsCut(scrollHeight > clientHeight + 1);
  };
  useLayoutEffect(measure);
  useLayoutEffect(() => {
    if (!text.current) return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(text.current);
    return () => observer.disconnect();
  }, []);
  return (
    <span ref={outer} class={`clamped to-${lines}`} tabIndex={isCut ? 0 : undefined}>
      <span ref={text}>{children}</span>
    </span>
  );
}

// Shows where in the article a point's sentence is.

interface PointPlaceProps {
  index: number;
  point: Point;
  /** Number of blocks in the article. */
  blocks: number;
}

/** Describes the place for screen readers; others see it on the rail beside the point. */
export function PointPlace({ index, point, blocks }: PointPlaceProps) {
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
function getPlaceText(point: Point, blocks: number): string {
  const [anchor] = point.sources;
  if (anchor?.page !== undefined) return getPageLabel(point);
  // The anchor of an older summary may not fit the article as it is now.
  if (!anchor || anchor.block >= blocks) return '';
  return t('point_place', formatNumber(anchor.block + 1), formatNumber(blocks));
}

/** Draws the article as a thin rail with the place of the point's sentence on it. */
export function Rail({ point, blocks }: Omit<PointPlaceProps, 'index'>) {
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

// Shown below the followed point: its place in the article and a copy button.

interface PointFooterProps {
  job: Job;
  point: Point;
}

export function PointFooter({ job, point }: PointFooterProps) {
  const { url = '', lang = '', blocks = 0 } = job.article ?? {};
  const [errorMessage, setErrorMessage] = useState('');
  const [copied, copy] = useCopied(job, () => copyPoint(point, url, lang), setErrorMessage);
  // The page of a PDF stands after the point already.
  const place = point.sources[0]?.page === undefined ? getPlaceText(point, blocks) : '';
  return (
    <p class="point-foot">
      {place && <span>{place}</span>}
      <button type="button" class="link copy-point" onClick={copy}>
        {copied ? t('copied') : t('copy_point')}
      </button>
      {errorMessage !== '' && <span role="alert">{errorMessage}</span>}
    </p>
  );
}

// Lists the items of a listicle below their point; each leads to its place in the article.

interface ListItemsProps {
  point: Point;
  /** Index of the item that was followed last. */
  current: number;
  onPress(item: number): void;
  /** Renders the highlight status below an item. */
  where(item: number): ComponentChildren;
}

export function ListItems({ point: { sources }, current, onPress, where }: ListItemsProps) {
  return (
    <ol class="items" aria-label={t('list_items')}>
      {sources.map((anchor, item) => (
        // The items of a summary never change, so the index is a stable key.
        <li key={`${item}`}>
          <button
            type="button"
            class="link"
            aria-current={current === item ? 'true' : undefined}
            onClick={() => onPress(item)}
          >
            {anchor.quote}
          </button>
          {where(item)}
        </li>
      ))}
    </ol>
  );
}

/** The event handlers of the link. */
export type PointLinkProps = Pick<
  preact.AllHTMLAttributes<HTMLElement>,
  | 'onClick'
  | 'onMouseEnter'
  | 'onMouseLeave'
  | 'onFocus'
  | 'onBlur'
  | 'aria-current'
  | 'aria-describedby'
> & { 'data-point': number };

/** Shows the page of a PDF that a point's sentence is on; screen readers have `PointPlace`. */
function PageLabel({ point }: { point: Point }) {
  const label = getPageLabel(point);
  if (label === '') return null;
  return (
    <span class="page-label" aria-hidden="true">
      {' '}
      {label}
    </span>
  );
}

interface Props {
  point: Point;
  linkProps: PointLinkProps;
}

interface ListedProps extends Props {
  /** Language and direction of the point's text. */
  language: { lang: string; dir: 'ltr' | 'rtl' };
  isNew: boolean;
}

/** A key point. */
export function ListedPoint({ point, linkProps, language, isNew }: ListedProps) {
  const inside = (
    <>
      <span {...language}>
        <FlaggedText point={point} />
      </span>
      <PageLabel point={point} />
      {isNew && <span class="new">{t('point_new')}</span>}
      {point.isAdded && <span class="new">{t('point_added')}</span>}
    </>
  );
  if (!hasSource(point))
    return (
      <div class="point" tabIndex={getTabIndex(point)}>
        {inside}
      </div>
    );
  return (
    <button type="button" class="point" {...linkProps}>
      {inside}
    </button>
  );
}

interface SentenceProps extends Props {
  /** Address and language of the article. */
  url: string;
  lang: string;
}

/** A sentence of a tl;dr. */
export function SentencePoint({ point, linkProps, url, lang }: SentenceProps) {
  const text = <FlaggedText point={point} />;
  if (!hasSource(point))
    return (
      <span class="sentence" tabIndex={getTabIndex(point)}>
        {text}
      </span>
    );
  // A link, because a button cannot wrap like the text around it.
  return (
    <a class="sentence" href={createSentenceUrl(point, url, lang)} {...linkProps}>
      {text}
    </a>
  );
}

/** Returns false for a summary in another language than the article's, which has no sources. */
function hasSource({ sources }: Point): boolean {
  return sources.length > 0;
}

/** Focus opens the explanations of the flags. */
function getTabIndex({ flags }: Point): 0 | undefined {
  return flags.length > 0 ? 0 : undefined;
}

/** Returns a link with a text fragment, which opens the article at this sentence in any tab. */
function createSentenceUrl({ sources: [anchor] }: Point, url: string, lang: string): string {
  if (!anchor || !isLinkable(url)) return '#';
  return toTextFragmentUrl(url, anchor, lang);
}
