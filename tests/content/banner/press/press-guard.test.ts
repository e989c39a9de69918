// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PressGuard } from '../../../../src/content/banner/press/press-guard.ts';

const size = { width: 100, height: 20 };
let host: HTMLElement;
let button: HTMLButtonElement;
let guard: PressGuard;
let position = { left: 10, top: 10 };
/** The element that hit tests find at any point of the screen. */
let hitElement: Element;
let notify: (entries: object[]) => void;

beforeEach(() => {
  vi.useFakeTimers();
  position = { left: 10, top: 10 };
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
  hitElement = host;
  Object.getPrototypeOf(document).elementFromPoint = () => hitElement;
  Object.defineProperty(button, 'offsetHeight', { configurable: true, value: size.height });
  button.getBoundingClientRect = () =>
    ({
      ...position,
      right: position.left + size.width,
      bottom: position.top + size.height,
    }) as DOMRect;
  guard = new PressGuard(document, host, root);
  notify([{ target: host, isIntersecting: true }]);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
  document.body.removeAttribute('style');
});

/** Creates a click by a pointer that looks trusted. */
function click(change: Partial<MouseEvent> = {}): MouseEvent {
  return { isTrusted: true, detail: 1, ...change } as MouseEvent;
}
const isIntended = () => guard.isIntended(button, click());

describe('PressGuard', () => {
  it('accepts a press once the button has been visible for half a second', () => {
    vi.advanceTimersByTime(300);
    expect(isIntended()).toBe(false);
    vi.advanceTimersByTime(700);
    expect(isIntended()).toBe(true);
  });

  it('accepts a press by the keyboard or assistive technology at once', () => {
    expect(guard.isIntended(button, click({ detail: 0 }))).toBe(true);
    const assisted = click({ mozInputSource: 0 } as Partial<MouseEvent>);
    expect(guard.isIntended(button, assisted)).toBe(true);
  });

  it('rejects a press that a script has dispatched', () => {
    vi.advanceTimersByTime(1_000);
    expect(guard.isIntended(button, click({ isTrusted: false, detail: 0 }))).toBe(false);
    expect(guard.isIntended(button, click({ isTrusted: false }))).toBe(false);
  });

  it('rejects a press on a button that has just moved', () => {
    vi.advanceTimersByTime(1_000);
    position = { left: 10, top: 60 };
    expect(isIntended()).toBe(false);
    vi.advanceTimersByTime(1_000);
    expect(isIntended()).toBe(true);
  });

  it('rejects a press on a button that was covered half a second ago', () => {
    hitElement = document.body;
    vi.advanceTimersByTime(1_000);
    hitElement = host;
    expect(isIntended()).toBe(false);
  });

  it('rejects a press on a button that is mostly outside the screen', () => {
    position = { left: -60, top: 10 };
    vi.advanceTimersByTime(1_000);
    expect(isIntended()).toBe(false);
  });

  it('rejects a press on a button that is painted much smaller than its layout', () => {
    Object.defineProperty(button, 'offsetHeight', { value: size.height * 3 });
    vi.advanceTimersByTime(1_000);
    expect(isIntended()).toBe(false);
  });

  it('rejects a press in a transparent page', () => {
    document.body.style.opacity = '0.1';
    vi.advanceTimersByTime(1_000);
    expect(isIntended()).toBe(false);
  });

  it('rejects a press just after the banner has returned to the screen', () => {
    vi.advanceTimersByTime(1_000);
    notify([{ target: host, isIntersecting: false }]);
    notify([{ target: host, isIntersecting: true }]);
    expect(isIntended()).toBe(false);
  });
});

describe('PressGuard, in a browser that tracks visibility,', () => {
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

  it('accepts a press if the browser reports the button as visible', () => {
    vi.advanceTimersByTime(100);
    notify([{ target: button, isVisible: true }]);
    vi.advanceTimersByTime(1_000);
    expect(isIntended()).toBe(true);
  });

  it('rejects a press if the browser reports a cover without a harmless explanation', () => {
    vi.advanceTimersByTime(100);
    notify([{ target: button, isVisible: false }]);
    vi.advanceTimersByTime(1_000);
    expect(isIntended()).toBe(false);
  });

  it('accepts a press if slight transparency of the page explains the report', () => {
    document.body.style.opacity = '0.95';
    notify([{ target: button, isVisible: false }]);
    vi.advanceTimersByTime(1_000);
    expect(isIntended()).toBe(true);
  });
});
