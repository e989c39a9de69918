import { describe, expect, it } from 'vitest';
import type { ViewBounds } from '../../../src/browser/content-api.ts';
import { getViewBox } from '../../../src/content/sight/geometry.ts';

/** Creates a top-level window as Chromium 156 reports it. */
function createWindow(change: object = {}): Window {
  const size = { outerHeight: 800, innerWidth: 1_280, innerHeight: 657 };
  const window = { screenX: 100, screenY: 50, ...size, devicePixelRatio: 1, ...change };
  return Object.assign(window, { parent: window }, change) as unknown as Window;
}

const chromium = createWindow();
/** The same window as Firefox ESR 153 reports it. */
const firefox = createWindow({ mozInnerScreenX: 100, mozInnerScreenY: 136 });

function view(change: Partial<ViewBounds> = {}): ViewBounds {
  const size = { width: 380, height: 560, pixelRatio: 1, direction: 'ltr' as const };
  return { left: 868, top: 130, ...size, ...change };
}

describe('getViewBox', () => {
  it('subtracts the positions on the screen in Chromium', () => {
    expect(getViewBox(view(), chromium)).toEqual({ left: 768, top: -63, right: 1148, bottom: 497 });
  });

  it('subtracts the positions on the screen in Firefox', () => {
    expect(getViewBox(view(), firefox)).toEqual({ left: 768, top: -6, right: 1148, bottom: 554 });
  });

  it('converts to the pixels of a zoomed page', () => {
    const zoomed = createWindow({ devicePixelRatio: 2, innerWidth: 640, innerHeight: 328 });
    const box = getViewBox(view(), zoomed);
    expect(box).toMatchObject({ left: 384, right: 574 });
    expect((box?.bottom ?? 0) - (box?.top ?? 0)).toBe(280);
  });

  it('assumes the end of the toolbar if window positions are not revealed', () => {
    const nowhere = createWindow({ screenX: 0, screenY: 0 });
    expect(getViewBox(view({ left: 0, top: 0 }), nowhere)).toMatchObject({
      left: 892,
      top: 0,
      right: 1_272,
    });
    expect(getViewBox(view({ left: 0, top: 0, direction: 'rtl' }), nowhere)).toMatchObject({
      left: 8,
      top: 0,
    });
  });

  it('starts at the top of a page above developer tools', () => {
    const withTools = createWindow({ innerHeight: 300 });
    expect(getViewBox(view(), withTools)?.top).toBe(0);
  });

  it('returns undefined in a cross-origin frame in Chromium, but not in Firefox', () => {
    expect(getViewBox(view(), createWindow({ parent: {} }))).toBeUndefined();
    const inFrame = { parent: {}, mozInnerScreenX: 200, mozInnerScreenY: 236 };
    expect(getViewBox(view(), createWindow(inFrame))?.left).toBe(668);
  });

  it('returns undefined for a view that is larger than any popup', () => {
    expect(getViewBox(view({ width: 1_280, height: 700 }), chromium)).toBeUndefined();
  });
});
