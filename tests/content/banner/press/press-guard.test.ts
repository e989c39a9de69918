// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PressGuard } from '../../../../src/content/banner/press/press-guard.ts';

const size = { width: 100, height: 20 };
let host: HTMLElement;
let button: HTMLButtonElement;
let guard: PressGuard;
let place = { left: 10, top: 10 };
/** What is met at any place of the screen. */
let met: Element;
let notify: (entries: object[]) => void;

beforeEach(() => {
  vi.useFakeTimers();
  place = { left: 10, top: 10 };
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(callback: (entries: object[]) => void) {
        notify = callback;
      }
      observe() {}
      unobserve() {}
    },
  );
  vi.stubGlobal('IntersectionObserverEntry', class {});
  host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  button = document.createElement('button');
  root.append(button);
  document.body.append(host);
  met = host;
  Object.getPrototypeOf(document).elementFromPoint = () => met;
  Object.defineProperty(button, 'offsetHeight', { configurable: true, value: size.height });
  button.getBoundingClientRect = () =>
    ({ ...place, right: place.left + size.width, bottom: place.top + size.height }) as DOMRect;
  guard = new PressGuard(document, host, root);
  notify([{ target: host, isIntersecting: true }]);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
  document.body.removeAttribute('style');
});

/** A click by a pointer, as the browser itself would make it. */
function click(change: Partial<MouseEvent> = {}): MouseEvent {
  return { isTrusted: true, detail: 1, ...change } as MouseEvent;
}
const isIntended = () => guard.isIntended(button, click());

describe('a press', () => {
  it('counts once the button has been seen for half a second', () => {
    vi.advanceTimersByTime(300);
    expect(isIntended()).toBe(false);
    vi.advanceTimersByTime(700);
    expect(isIntended()).toBe(true);
  });

  it('of the keyboard or of an assistive program counts at once', () => {
    expect(guard.isIntended(button, click({ detail: 0 }))).toBe(true);
    const assisted = click({ mozInputSource: 0 } as Partial<MouseEvent>);
    expect(guard.isIntended(button, assisted)).toBe(true);
  });

  it('that a script has made never counts', () => {
    vi.advanceTimersByTime(1_000);
    expect(guard.isIntended(button, click({ isTrusted: false, detail: 0 }))).toBe(false);
    expect(guard.isIntended(button, click({ isTrusted: false }))).toBe(false);
  });

  it('does not count where the button has been moved in that moment', () => {
    vi.advanceTimersByTime(1_000);
    place = { left: 10, top: 60 };
    expect(isIntended()).toBe(false);
    vi.advanceTimersByTime(1_000);
    expect(isIntended()).toBe(true);
  });

  it('does not count where something was met over the button half a second ago', () => {
    met = document.body;
    vi.advanceTimersByTime(1_000);
    met = host;
    expect(isIntended()).toBe(false);
  });

  it('does not count on a button that stands mostly beside the screen', () => {
    place = { left: -60, top: 10 };
    vi.advanceTimersByTime(1_000);
    expect(isIntended()).toBe(false);
  });

  it('does not count on a button that is drawn much smaller than it is', () => {
    Object.defineProperty(button, 'offsetHeight', { value: size.height * 3 });
    vi.advanceTimersByTime(1_000);
    expect(isIntended()).toBe(false);
  });

  it('does not count in a page that is made transparent', () => {
    document.body.style.opacity = '0.1';
    vi.advanceTimersByTime(1_000);
    expect(isIntended()).toBe(false);
  });

  it('does not count after the banner has left the screen and come back', () => {
    vi.advanceTimersByTime(1_000);
    notify([{ target: host, isIntersecting: false }]);
    notify([{ target: host, isIntersecting: true }]);
    expect(isIntended()).toBe(false);
  });
});

describe('a browser that tells what lies over an element', () => {
  beforeEach(() => {
    vi.stubGlobal(
      'IntersectionObserverEntry',
      class {
        get isVisible() {
          return true;
        }
      },
    );
  });

  it('is believed when it says that nothing does', () => {
    vi.advanceTimersByTime(100);
    notify([{ target: button, isVisible: true }]);
    vi.advanceTimersByTime(1_000);
    expect(isIntended()).toBe(true);
  });

  it('is believed when it says that something does, and nothing harmless explains it', () => {
    vi.advanceTimersByTime(100);
    notify([{ target: button, isVisible: false }]);
    vi.advanceTimersByTime(1_000);
    expect(isIntended()).toBe(false);
  });

  it('is not believed about a page that is nearly opaque', () => {
    document.body.style.opacity = '0.95';
    notify([{ target: button, isVisible: false }]);
    vi.advanceTimersByTime(1_000);
    expect(isIntended()).toBe(true);
  });
});
