/** The receipt: what was read, with the sentences of the points in it, and what was left out and why. */

import { useEffect, useRef } from 'preact/hooks';
import type { Job } from '../../background/jobs/job.ts';
import { readArticle } from '../../background/jobs/job-store.ts';
import { plural, t } from '../../browser/i18n.ts';
import type { Summary } from '../../summarizer/summary.ts';
import { useLoaded } from '../components/use-loaded.ts';
import { Excluded } from './excluded.tsx';
import { SourceText } from './source-text.tsx';

interface Props {
  job: Job;
  /** The summary whose sentences are shown. */
  summary: Summary;
  onBack(): void;
}

export function Receipt({ job, summary, onBack }: Props) {
  const title = useFocusWhileOpen();
  const article = useLoaded(async () => (await readArticle(job)) ?? 'gone', [job.id]);
  return (
    <section class="receipt">
      <p class="notice">
        <button type="button" class="link" onClick={onBack}>
          {t('receipt_back')}
        </button>
      </p>
      <header class="receipt-head">
        <h2 tabIndex={-1} ref={title}>
          {t('receipt_title')}
        </h2>
        {job.article && <p>{plural('receipt', job.article.words)}</p>}
      </header>
      {article === 'gone' && <p class="notice">{t('receipt_none')}</p>}
      {article && article !== 'gone' && (
        <>
          <SourceText article={article} points={summary.points} />
          <Excluded article={article} />
        </>
      )}
    </section>
  );
}

/**
 * It opens at its top, for the keyboard too, and hands the focus back to what opened it. What is
 * pressed meanwhile keeps the focus: another length takes the receipt away for a moment.
 */
function useFocusWhileOpen() {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const receipt = title.current?.closest('.receipt');
    if (isFocusFree(null)) title.current?.focus();
    return () => {
      if (isFocusFree(receipt)) findOpener()?.focus();
    };
  }, []);
  return title;
}

function findOpener(): HTMLElement | null {
  return document.querySelector('.receipt-link');
}

/** Whether the focus is nowhere, on what opens the receipt, or within a part that goes. */
function isFocusFree(part: Element | null | undefined): boolean {
  const focused = document.activeElement;
  if (!focused || focused === document.body || focused === findOpener()) return true;
  return part?.contains(focused) ?? false;
}
