// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { copyText, createButtonFactory } from '../../../src/content/banner/points-view.ts';

/** The clipboard after `execCommand('copy')`. */
let held: Map<string, string>;
let isTrusted = true;

/** Fakes `execCommand('copy')`: fires the event, and copies its data once the listeners have run. */
function execCopy(): boolean {
  const data = new Map<string, string>();
  const event = new Event('copy', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  Object.defineProperty(event, 'clipboardData', {
    value: {
      get types() {
        return [...data.keys()];
      },
      getData: (type: string) => data.get(type) ?? '',
      setData: (type: string, text: string) => void data.set(type, text),
      clearData: () => data.clear(),
    },
  });
  document.body.dispatchEvent(event);
  if (event.defaultPrevented) held = data;
  return event.defaultPrevented;
}

const stops: (() => void)[] = [];
/** Adds a listener of the page, which runs before that of the banner. */
function addPageListener(
  listener: (event: ClipboardEvent) => void,
  target: EventTarget = window,
): void {
  target.addEventListener('copy', listener as EventListener, true);
  stops.push(() => target.removeEventListener('copy', listener as EventListener, true));
}

beforeEach(() => {
  held = new Map();
  isTrusted = true;
  vi.stubGlobal('navigator', {});
  document.execCommand = execCopy;
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.unstubAllGlobals();
});

describe('copyText, by execCommand,', () => {
  it('copies only the text', async () => {
    expect(await copyText(document, 'Three points')).toBe(true);
    expect([...held]).toEqual([['text/plain', 'Three points']]);
  });

  it('clears the data that a listener of the page has set before', async () => {
    addPageListener((event) => event.clipboardData?.setData('text/html', '<b>Buy this</b>'));
    expect(await copyText(document, 'Three points')).toBe(true);
    expect([...held]).toEqual([['text/plain', 'Three points']]);
  });

  it('stops the event before later listeners of the page', async () => {
    const late = vi.fn();
    addPageListener(late, document);
    expect(await copyText(document, 'Three points')).toBe(true);
    expect(late).not.toHaveBeenCalled();
  });

  it('reports failure if the page stops the event first', async () => {
    addPageListener((event) => {
      event.clipboardData?.setData('text/plain', 'Something else');
      event.preventDefault();
      event.stopImmediatePropagation();
    });
    expect(await copyText(document, 'Three points')).toBe(false);
  });

  it('reports failure for an event that a script has dispatched', async () => {
    isTrusted = false;
    expect(await copyText(document, 'Three points')).toBe(false);
  });

  it('reports failure if the browser rejects the command', async () => {
    document.execCommand = () => false;
    expect(await copyText(document, 'Three points')).toBe(false);
  });

  it('removes its listener', async () => {
    await copyText(document, 'Three points');
    held = new Map();
    execCopy();
    expect(held.size).toBe(0);
  });
});

describe('copyText, by the Clipboard API,', () => {
  it('fires no event that the page could handle', async () => {
    const writeText = vi.fn(async () => undefined);
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    const asked = vi.fn();
    addPageListener(asked);
    expect(await copyText(document, 'Three points')).toBe(true);
    expect(writeText).toHaveBeenCalledWith('Three points');
    expect(asked).not.toHaveBeenCalled();
  });

  it('falls back to execCommand if a permissions policy forbids it', async () => {
    const writeText = async () => {
      throw new Error('NotAllowedError');
    };
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    expect(await copyText(document, 'Three points')).toBe(true);
    expect([...held]).toEqual([['text/plain', 'Three points']]);
  });
});

describe('a button of the banner', () => {
  const onPress = vi.fn();
  const onPressed = vi.fn();
  let isIntended = true;
  const click = (trusted: boolean) => {
    const create = createButtonFactory(document, () => isIntended, onPressed);
    const event = new MouseEvent('click');
    // Only a browser can create a trusted event.
    Object.defineProperty(event, 'isTrusted', { value: trusted });
    create({}, onPress).dispatchEvent(event);
  };
  beforeEach(() => {
    isIntended = true;
    onPress.mockClear();
    onPressed.mockClear();
  });

  it('reacts to a click that the user intended', () => {
    click(true);
    expect(onPress).toHaveBeenCalledTimes(1);
    expect(onPressed).toHaveBeenCalledWith(true);
  });

  it('reports a click that the user did not intend, and does nothing else', () => {
    isIntended = false;
    click(true);
    expect(onPress).not.toHaveBeenCalled();
    expect(onPressed).toHaveBeenCalledWith(false);
  });

  it('does not even report a click of a script', () => {
    click(false);
    expect(onPress).not.toHaveBeenCalled();
    expect(onPressed).not.toHaveBeenCalled();
  });
});
