/** Shows one point, linked to its sentence if it has a source. */

import { toTextFragmentUrl } from '../../anchoring/text-fragment.ts';
import { t } from '../../browser/i18n.ts';
import { isLinkable } from '../../storage/history/article-url.ts';
import type { Point } from '../../summarizer/summary.ts';
import { FlaggedText } from '../components/flagged-text.tsx';

/** The event handlers of the link. */
type PointLinkProps = Pick<
  preact.AllHTMLAttributes<HTMLElement>,
  | 'onClick'
  | 'onMouseEnter'
  | 'onMouseLeave'
  | 'onFocus'
  | 'onBlur'
  | 'aria-current'
  | 'aria-describedby'
> & { 'data-point': number };

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
