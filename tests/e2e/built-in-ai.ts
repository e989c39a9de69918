import type { View } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import type { Stage } from './e2e-setup.ts';

type AiSummaryState = 'writing' | 'waiting' | 'done' | 'failed';

/** Waits until the AI summary has this status in the summary view. */
export function waitForAiSummary(
  view: View,
  state: AiSummaryState,
  timeoutMs = 20_000,
): Promise<unknown> {
  return until(
    `the second version is ${state}`,
    () =>
      view.evaluate(
        (wanted) => document.querySelector<HTMLElement>('.versions')?.dataset.state === wanted,
        state,
      ),
    { timeoutMs },
  );
}

/** Returns what the summary view says about the AI summary. */
export function getAiSummaryText(view: View): Promise<string> {
  return view.evaluate(() => document.querySelector('.versions .notice')?.textContent ?? '');
}

/** Runs in the summary view. Returns true once the AI summary has text to show. */
export function isGeneratedOffered(): boolean {
  return document.querySelector('.versions input[value=ai]') !== null;
}

/** Switches to the AI summary. */
export function showGenerated(view: View): Promise<void> {
  return view.click('.versions label:has(> input[value=ai])');
}

/** Chooses an engine in the options page by a click. */
export async function chooseEngine(options: View, engine: string): Promise<void> {
  await options.click(`.engines label:has(> input[value=${engine}])`);
}

/** Returns what the options page says about the model. */
export function modelState(options: View): Promise<string> {
  return options.evaluate(
    () => document.querySelector('.built-in-ai [role=status]')?.textContent?.trim() ?? '',
  );
}

/** Returns the engines of the saved summaries, record by record. */
export async function getSavedEngines({ browser }: Stage): Promise<string[][]> {
  const records = Object.entries(await browser.stored('local')).filter(([key]) =>
    key.startsWith('record:'),
  );
  return records.map(([, record]) =>
    (record as { summaries: { engine: string }[] }).summaries.map(({ engine }) => engine),
  );
}

/** Runs in the summary view. Shortens its timeout for a silent background to a tenth. */
export function hastenTime(): void {
  // Firefox runs this in a sandbox, whose `globalThis` is not the view's.
  const setTimeout = window.setTimeout.bind(window);
  const hastened = (done: TimerHandler, ms = 0, ...args: unknown[]) =>
    setTimeout(done, ms / 10, ...args);
  Object.assign(window, { setTimeout: hastened });
}
