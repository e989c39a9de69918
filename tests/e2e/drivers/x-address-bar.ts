import { until } from './until.ts';
import { focusOn, getPixels, getSize, pressOn, typeOn, windowsOn } from './x-display.ts';

/**
 * Types in the address bar, which no protocol reaches, and opens one of the suggestions.
 *
 * The suggestions may be a window of their own or part of the browser's, so it waits until the
 * whole screen is stable. If a key was lost, it types everything again.
 *
 * @param shown returns the addresses of the open extension pages, which change once a suggestion
 *   opens
 */
export async function enterSuggestion(
  display: string,
  text: string,
  row: number,
  shown: () => string,
): Promise<void> {
  const before = shown();
  await until(
    `${text} is entered`,
    async () => {
      focusOn(display, findLargestWindow(display));
      pressOn(display, 'ctrl+l');
      typeOn(display, text);
      await settled(display);
      for (let step = 0; step < row; step += 1) pressOn(display, 'Down');
      await settled(display);
      pressOn(display, 'Return');
      return until('an extension page opens it', () => shown() !== before, { timeoutMs: 3_000 });
    },
    { timeoutMs: 30_000 },
  );
}

function findLargestWindow(display: string): string {
  const area = (window: string) => getSize(display, window).reduce((a, b) => a * b);
  const [largest = ''] = windowsOn(display).sort((a, b) => area(b) - area(a));
  return largest;
}

/** Waits until the screen has not changed for a moment. */
async function settled(display: string): Promise<void> {
  let last = getPixels(display, 'root');
  await until('the screen is stable', async () => {
    await new Promise((resume) => setTimeout(resume, 300));
    const now = getPixels(display, 'root');
    const same = now.equals(last);
    last = now;
    return same;
  });
}
