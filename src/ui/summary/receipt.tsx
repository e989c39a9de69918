/**
 * The receipt: the text that was read with the points' sentences highlighted, and the excluded
 * blocks.
 */

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
  /** The summary whose sentences are highlighted. */
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
 * Scrolls and focuses the top of the receipt when it opens, and restores the focus when it closes.
 * If the user has moved the focus meanwhile, it stays: choosing another length hides the receipt
 * for a moment.
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

/**
 * Returns true if the focus is on nothing, on the button that opens the receipt, or in a part that
 * is removed.
 */
function isFocusFree(part: Element | null | undefined): boolean {
  const focused = document.activeElement;
  if (!focused || focused === document.body || focused === findOpener()) return true;
  return part?.contains(focused) ?? false;
}
