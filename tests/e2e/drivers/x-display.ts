import { execFileSync } from 'node:child_process';

/** Lists the ids of the visible windows on an X display; an open menu is one of them. */
export function windowsOn(display: string): string[] {
  return run(display, 'xdotool', 'search', '--onlyvisible', '--name', '')
    .toString()
    .split('\n')
    .filter(Boolean);
}

/** Returns width and height of a window in pixels. */
export function getSize(display: string, window: string): [width: number, height: number] {
  const shell = run(display, 'xdotool', 'getwindowgeometry', '--shell', window).toString();
  const number = (name: string) => Number(new RegExp(`^${name}=(\\d+)$`, 'm').exec(shell)?.[1]);
  return [number('WIDTH'), number('HEIGHT')];
}

/** Presses a key, by its X name, in the focused window of the display. */
export function pressOn(display: string, key: string): void {
  run(display, 'xdotool', 'key', key);
}

/** Types a text key by key in the focused window of the display. */
export function typeOn(display: string, text: string): void {
  run(display, 'xdotool', 'type', '--delay', '40', text);
}

/** Focuses a window, which nothing else does without a window manager. */
export function focusOn(display: string, window: string): void {
  run(display, 'xdotool', 'windowfocus', '--sync', window);
}

/** Clicks a position of the display, in its pixels, with its own pointer. */
export function clickOn(display: string, x: number, y: number): void {
  run(display, 'xdotool', 'mousemove', '--sync', `${Math.round(x)}`, `${Math.round(y)}`);
  run(display, 'xdotool', 'click', '1');
}

/** Moves the pointer into a corner, where it cannot hover an item of a menu. */
export function parkPointer(display: string): void {
  run(display, 'xdotool', 'mousemove', '0', '10000');
}

/** Returns the pixels of a window, to detect changes in it. */
export function getPixels(display: string, window: string): Buffer {
  return run(display, 'import', '-silent', '-window', window, 'rgb:-');
}

function run(display: string, command: string, ...args: readonly string[]): Buffer {
  return execFileSync(command, args, {
    env: { ...process.env, DISPLAY: display },
    maxBuffer: 2 ** 26,
  });
}
