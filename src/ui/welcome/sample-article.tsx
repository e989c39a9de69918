/** The sample article of the welcome page, in the language of the interface. */

import type { Ref } from 'preact';
import { getUiLanguage, t } from '../../browser/i18n.ts';

interface Props {
  element: Ref<HTMLElement>;
}

export function SampleArticle({ element }: Props) {
  return (
    <article lang={getUiLanguage()} dir={t('direction') === 'rtl' ? 'rtl' : 'ltr'} ref={element}>
      <h2>{t('sample_title')}</h2>
      <p>{t('sample_lead')}</p>
      <h3>{t('sample_reason_heading')}</h3>
      <p>{t('sample_reason_1')}</p>
      <p>{t('sample_reason_2')}</p>
      <h3>{t('sample_change_heading')}</h3>
      <p>{t('sample_change')}</p>
      <h3>{t('sample_worse_heading')}</h3>
      <p>{t('sample_worse')}</p>
      <h3>{t('sample_next_heading')}</h3>
      <p>{t('sample_next_1')}</p>
      <p>{t('sample_next_2')}</p>
    </article>
  );
}
