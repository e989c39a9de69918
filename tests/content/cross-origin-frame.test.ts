// @vitest-environment happy-dom

import { beforeEach, describe, expect, it } from 'vitest';
import { findCrossOriginFrame } from '../../src/content/cross-origin-frame.ts';

const [width, height] = [1_000, 800];

/** Adds a frame of this size whose document cannot be accessed. */
function addFrame(src: string, size: { width: number; height: number }, left = 0): void {
  const frame = document.createElement('iframe');
  Object.defineProperty(frame, 'src', { value: src });
  Object.defineProperty(frame, 'contentDocument', { value: null });
  const box = { left, top: 0, right: left + size.width, bottom: size.height };
  frame.getBoundingClientRect = () => box as DOMRect;
  document.body.append(frame);
}

beforeEach(() => {
  document.body.innerHTML = '';
  Object.assign(window, { innerWidth: width, innerHeight: height });
});

describe('findCrossOriginFrame', () => {
  it('returns the origin of a frame that fills most of the window', () => {
    addFrame('https://ads.example/', { width: 300, height: 250 });
    addFrame('https://stories.example/ferry', { width, height: 600 });
    expect(findCrossOriginFrame(document)).toBe('https://stories.example');
  });

  it('ignores a small frame', () => {
    addFrame('https://ads.example/', { width: 300, height: 250 });
    expect(findCrossOriginFrame(document)).toBeUndefined();
  });

  it('ignores a large frame that is mostly outside the window', () => {
    addFrame('https://ads.example/', { width, height }, 800);
    expect(findCrossOriginFrame(document)).toBeUndefined();
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'about:blank', 'file:///etc/passwd'])(
    'ignores a frame of %s',
    (src) => {
      addFrame(src, { width, height });
      expect(findCrossOriginFrame(document)).toBeUndefined();
    },
  );
});
