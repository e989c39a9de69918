/** One point: the way to its sentence; or plain text, where it could be tied to none. */

import { toTextFragmentUrl } from '../../anchoring/text-fragment.ts';
import { t } from '../../browser/i18n.ts';
import { isLinkable } from '../../storage/history/article-url.ts';
import type { Point } from '../../summarizer/summary.ts';
import { FlaggedText } from '../components/flagged-text.tsx';

/** What happens when the way is looked at and taken. */
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
  /** Of its text. */
  language: { lang: string; dir: 'ltr' | 'rtl' };
  isNew: boolean;
}

/** A point of a list. */
export function ListedPoint({ point, linkProps, language, isNew }: ListedProps) {
  const inside = (
    <>
      <span {...language}>
        <FlaggedText point={point} />
      </span>
      {isNew && <span class="new">{t('point_new')}</span>}
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
  /** Of the article, and its language. */
  url: string;
  lang: string;
}

/** A sentence of a paragraph. */
export function SentencePoint({ point, linkProps, url, lang }: SentenceProps) {
  const text = <FlaggedText point={point} />;
  if (!hasSource(point))
    return (
      <span class="sentence" tabIndex={getTabIndex(point)}>
        {text}
      </span>
    );
  // A link, since a button does not flow with the text around it.
  return (
    <a class="sentence" href={createSentenceUrl(point, url, lang)} {...linkProps}>
      {text}
    </a>
  );
}

/** In another language than the article's no point can be tied to its sentences. */
function hasSource({ sources }: Point): boolean {
  return sources.length > 0;
}

/** What is marked in it is explained on focus. */
function getTabIndex({ flags }: Point): 0 | undefined {
  return flags.length > 0 ? 0 : undefined;
}

/** For another tab: the article at this sentence, by the browser's own means. */
function createSentenceUrl({ sources: [anchor] }: Point, url: string, lang: string): string {
  if (!anchor || !isLinkable(url)) return '#';
  return toTextFragmentUrl(url, anchor, lang);
}
