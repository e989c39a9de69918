import type { View } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import type { Stage } from './e2e-setup.ts';

type BesideState = 'writing' | 'waiting' | 'done' | 'failed';

/** Waits until the reader says that its second version is so far. */
export function besideIs(reader: View, state: BesideState, within = 20_000): Promise<unknown> {
  return until(
    `the second version is ${state}`,
    () =>
      reader.evaluate(
        (wanted) => document.querySelector<HTMLElement>('.versions')?.dataset.state === wanted,
        state,
      ),
    { within },
  );
}

/** What the line about the second version says. */
export function besideText(reader: View): Promise<string> {
  return reader.evaluate(() => document.querySelector('.versions .notice')?.textContent ?? '');
}

/** Turns to the version that the browser's model wrote. */
export function showGenerated(reader: View): Promise<void> {
  return reader.click('.versions label:has(> input[value=ai])');
}

/** The choices in the options page, chosen by a click as a reader would. */
export async function chooseEngine(options: View, engine: string): Promise<void> {
  await options.click(`.engines label:has(> input[value=${engine}])`);
}

/** What the options page says of the model. */
export function modelState(options: View): Promise<string> {
  return options.evaluate(
    () => document.querySelector('.built-in-ai [role=status]')?.textContent?.trim() ?? '',
  );
}

/** Who wrote what stands in the history, record by record. */
export async function enginesKept({ browser }: Stage): Promise<string[][]> {
  const records = Object.entries(await browser.stored('local')).filter(([key]) =>
    key.startsWith('record:'),
  );
  return records.map(([, record]) =>
    (record as { summaries: { engine: string }[] }).summaries.map(({ engine }) => engine),
  );
}
