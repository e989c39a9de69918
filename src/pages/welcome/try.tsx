/** The whole product on the article below, without leaving the page. */

import { useState } from 'preact/hooks';
import { locate } from '../../article/locate.ts';
import { read } from '../../article/read.ts';
import { t } from '../../platform/i18n.ts';
import { mark } from '../../platform/mark.ts';
import { summarize } from '../../summary/summarize.ts';
import type { Point } from '../../summary/summary.ts';

export function Try({ sample }: { sample: HTMLElement }) {
  const [points, setPoints] = useState<Point[]>();
  const document = sample.ownerDocument;
  const show = ({ sources: [anchor] }: Point) => {
    const range = anchor && locate(document, anchor);
    if (!range) return;
    mark(range);
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    range.startContainer.parentElement?.scrollIntoView({
      block: 'center',
      behavior: isCalm ? 'instant' : 'smooth',
    });
  };
  return (
    <section class="try">
      <button type="button" class="button main" onClick={() => setPoints(pointsOf(sample))}>
        {t('welcome_try')}
      </button>
      {points && (
        <ol class="sample-points" lang={sample.lang} dir="ltr" aria-label={t('points_label')}>
          {points.map((point) => (
            <li key={point.text}>
              <button type="button" title={t('point_go')} onClick={() => show(point)}>
                {point.text}
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Read as a selection: what stands around the sample is this page, and no article. */
function pointsOf(sample: HTMLElement): Point[] {
  const selection = sample.ownerDocument.getSelection();
  selection?.selectAllChildren(sample);
  const article = read(sample.ownerDocument, { kind: 'selection', frameId: 0 });
  selection?.removeAllRanges();
  if (!article.ok) return [];
  const { lang } = sample;
  const summary = summarize({ ...article.value, lang }, { form: 'key-points', length: 'short' });
  return summary.ok ? summary.value.points : [];
}
