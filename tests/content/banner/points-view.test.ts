// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { copyText } from '../../../src/content/banner/points-view.ts';

/** The clipboard as the old command fills it, whoever answers its event. */
let held: Map<string, string>;
let isTrusted = true;

/** What a browser does at `execCommand('copy')`: asks for the data, and takes it as it then is. */
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
/** A listener of the page, which was there before ours. */
function pageListens(
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

describe('the clipboard by the old command', () => {
  it('holds the text and nothing else', async () => {
    expect(await copyText(document, 'Three points')).toBe(true);
    expect([...held]).toEqual([['text/plain', 'Three points']]);
  });

  it('holds nothing of what the page had put there before', async () => {
    pageListens((event) => event.clipboardData?.setData('text/html', '<b>Buy this</b>'));
    expect(await copyText(document, 'Three points')).toBe(true);
    expect([...held]).toEqual([['text/plain', 'Three points']]);
  });

  it('is not answered by the page after us', async () => {
    const late = vi.fn();
    pageListens(late, document);
    expect(await copyText(document, 'Three points')).toBe(true);
    expect(late).not.toHaveBeenCalled();
  });

  it('is not said to hold the text where the page has kept the event to itself', async () => {
    pageListens((event) => {
      event.clipboardData?.setData('text/plain', 'Something else');
      event.preventDefault();
      event.stopImmediatePropagation();
    });
    expect(await copyText(document, 'Three points')).toBe(false);
  });

  it('is not said to hold the text at an event that a script has made', async () => {
    isTrusted = false;
    expect(await copyText(document, 'Three points')).toBe(false);
  });

  it('is not said to hold the text where the browser has refused the command', async () => {
    document.execCommand = () => false;
    expect(await copyText(document, 'Three points')).toBe(false);
  });

  it('leaves no listener behind', async () => {
    await copyText(document, 'Three points');
    held = new Map();
    execCopy();
    expect(held.size).toBe(0);
  });
});

describe('the clipboard by its own interface', () => {
  it('fires no event that a page could answer', async () => {
    const writeText = vi.fn(async () => undefined);
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    const asked = vi.fn();
    pageListens(asked);
    expect(await copyText(document, 'Three points')).toBe(true);
    expect(writeText).toHaveBeenCalledWith('Three points');
    expect(asked).not.toHaveBeenCalled();
  });

  it('gives way to the old command where a page’s policy forbids it', async () => {
    const writeText = async () => {
      throw new Error('NotAllowedError');
    };
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    expect(await copyText(document, 'Three points')).toBe(true);
    expect([...held]).toEqual([['text/plain', 'Three points']]);
  });
});
