/** What the line in a page says, in the reader's language. */

import { getUiLanguage, t } from '../platform/i18n.ts';
import type { BannerLabels } from '../platform/prompt-calls.ts';
import type { Settings } from '../settings/settings.ts';
import { pointLimits } from '../summary/summary.ts';

export function bannerLabels({ form, length }: Pick<Settings, 'form' | 'length'>): BannerLabels {
  return {
    lang: getUiLanguage(),
    dir: t('direction') === 'rtl' ? 'rtl' : 'ltr',
    name: t('extension_name'),
    question: t('prompt_question'),
    questionAtEnd: t('prompt_question_end'),
    getSummary: t('prompt_get'),
    seconds: t('prompt_seconds', '{n}'),
    more: t('prompt_more'),
    hideHere: t('prompt_hide_here'),
    hideEverywhere: t('prompt_hide_everywhere'),
    working: t('working_reading'),
    pointsLabel: t('points_label'),
    missing: t('point_missing'),
    closed: t('point_closed'),
    open: t('point_open'),
    hidden: t('point_hidden'),
    copy: t('copy'),
    copied: t('copied'),
    back: t('prompt_back'),
    close: t('prompt_close'),
    author: t('by_bundled'),
    retry: t('retry'),
    failures: {
      'no-article': t('fail_no_article_title'),
      'too-short': t('fail_too_short_title'),
      'timed-out': t('fail_timed_out'),
      unexpected: t('fail_unexpected'),
    },
    pointLimit: pointLimits[form][length],
  };
}
