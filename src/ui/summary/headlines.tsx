/** Lists the headlines of an index page; each opens its article and summarizes it. */

import { useEffect, useState } from 'preact/hooks';
import { isFirefox } from '../../browser/extension-pages.ts';
import { t } from '../../browser/i18n.ts';
import { send } from '../../browser/messaging.ts';
import type { Navigation } from '../../browser/tabs.ts';
import type { Headline } from '../../extraction/page/headline.ts';

interface Props {
  tabId: number;
  onNavigate(to: Navigation): void;
}

/** Shows nothing until the page has answered, or if it has no headlines. */
export function Headlines({ tabId, onNavigate }: Props) {
  const [headlines, setHeadlines] = useState<readonly Headline[]>([]);
  useEffect(() => {
    void send('headlines', { tabId }).then((answer) => {
      if (answer.ok) setHeadlines(answer.value as Headline[]);
    });
  }, [tabId]);
  if (headlines.length === 0) return null;
  return (
    <section class="headlines" aria-label={t('headlines_label')}>
      <ol>
        {headlines.map(({ text, url }) => (
          <li key={url}>
            <button type="button" onClick={() => onNavigate({ kind: 'open', url })}>
              <span dir="auto">{text}</span> <span class="act">{t('headline_summarize')}</span>
            </button>
          </li>
        ))}
      </ol>
      <p class="hint">{isFirefox() ? t('headline_opens_press') : t('headline_opens')}</p>
    </section>
  );
}
