import type { View } from './drivers/browser.ts';
import { until, type WaitOptions } from './drivers/until.ts';

/** What a summary view shows in the popup, the panel or a tab. */
export interface Shown {
  readonly status: 'done' | 'failed';
  readonly title: string;
  readonly points: readonly string[];
  /** The failure's code, the name of its message, and its sentence; empty after a success. */
  readonly code: string;
  readonly name: string;
  readonly alert: string;
}

/**
 * Waits for the first result or failure of the view. One that would be replaced a moment later
 * counts too, since the user sees it.
 */
export function waitForOutcome(view: View, options?: WaitOptions): Promise<Shown> {
  return until('the summary view is done', () => view.evaluate(shownNow), options);
}

/** Runs in the view. */
function shownNow(): Shown | undefined {
  const { status: step } = document.querySelector<HTMLElement>('main.summary-view')?.dataset ?? {};
  if (step !== 'done' && step !== 'failed') return undefined;
  // The job has found a PDF, which the view reads now.
  if (step === 'failed' && !document.querySelector('.error')) return undefined;
  const points = document.querySelectorAll('.points .point, .paragraph .sentence');
  return {
    status: step,
    title: document.querySelector('header h1')?.textContent ?? '',
    points: Array.from(points, (point) => {
      const copy = point.cloneNode(true) as Element;
      for (const beside of copy.querySelectorAll('.highlight-status, .flags, .new, .page-label'))
        beside.remove();
      return (copy.textContent ?? '').trim();
    }),
    code: document.querySelector<HTMLElement>('.error')?.dataset.code ?? '',
    name: document.querySelector<HTMLElement>('.error')?.dataset.name ?? '',
    alert: document.querySelector('.error [role=alert] p')?.textContent ?? '',
  };
}
