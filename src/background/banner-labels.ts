/** What the line in a page says, in the reader's language. */

import type { BannerLabels } from '../browser/banner-api.ts';
import { getUiLanguage, t } from '../browser/i18n.ts';
import type { Settings } from '../storage/settings/settings.ts';
import { pointLimits } from '../summarizer/summary.ts';

export function bannerLabels({ type, length }: Pick<Settings, 'type' | 'length'>): BannerLabels {
  return {
    lang: getUiLanguage(),
    dir: t('direction') === 'rtl' ? 'rtl' : 'ltr',
    name: t('extension_name'),
    question: t('banner_question'),
    questionAtEnd: t('banner_question_end'),
    getSummary: t('banner_get'),
    seconds: t('banner_seconds', '{n}'),
    more: t('banner_more'),
    hideHere: t('banner_hide_here'),
    hideEverywhere: t('banner_hide_everywhere'),
    working: t('status_extracting'),
    pointsLabel: t('points_label'),
    notFound: t('point_not_found'),
    collapsed: t('point_collapsed'),
    openHere: t('point_open'),
    hidden: t('point_hidden'),
    copy: t('copy'),
    copied: t('copied'),
    goBack: t('banner_back'),
    close: t('banner_close'),
    author: t('by_extractive'),
    retry: t('retry'),
    failures: {
      'no-article': t('fail_no_article_title'),
      'too-short': t('fail_too_short_title'),
      'timed-out': t('fail_timed_out'),
      unexpected: t('fail_unexpected'),
    },
    pointLimit: pointLimits[type][length],
  };
}
