import { until } from './until.ts';
import { getPixels, getSize, parkPointer, pressOn, windowsOn } from './x-display.ts';

/**
 * Opens a native menu, which no protocol reaches, and chooses an item by keyboard.
 *
 * A key is sometimes lost while the menu is grabbing the keyboard. Each key must therefore
 * highlight the next item, or it is pressed again.
 *
 * @param fromTheEnd position of the item from the end; the last one is 1
 * @param open opens the menu
 */
export async function chooseFromSystemMenu(
  display: string,
  fromTheEnd: number,
  open: () => Promise<void>,
): Promise<void> {
  parkPointer(display);
  const before = new Set(windowsOn(display));
  await open();
  const menu = await until('the menu is open', () =>
    windowsOn(display).find((window) => !before.has(window) && isMenu(display, window)),
  );
  let pixels = await settledPixels(display, menu);
  for (let step = 0; step < fromTheEnd; step += 1) {
    const unlit = pixels;
    await pressUntil(display, 'Up', () => !getPixels(display, menu).equals(unlit));
    pixels = await settledPixels(display, menu);
  }
  await pressUntil(display, 'Return', () => !windowsOn(display).includes(menu));
}

/** Tooltips also appear and disappear, but none is as large. */
function isMenu(display: string, window: string): boolean {
  const [width, height] = getSize(display, window);
  return width > 200 && height > 200;
}

async function settledPixels(display: string, menu: string): Promise<Buffer> {
  let last = getPixels(display, menu);
  return until('the menu is drawn', () => {
    const now = getPixels(display, menu);
    const same = now.equals(last);
    last = now;
    return same && now;
  });
}

async function pressUntil(display: string, key: string, seen: () => boolean): Promise<void> {
  await until(`the menu answers to ${key}`, async () => {
    pressOn(display, key);
    return until('it reacts to one click', seen, { timeoutMs: 1000 }).catch(() => false);
  });
}
