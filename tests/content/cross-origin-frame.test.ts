// @vitest-environment happy-dom

import { beforeEach, describe, expect, it } from 'vitest';
import { findCrossOriginFrame, hasFramedPdf } from '../../src/content/cross-origin-frame.ts';

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

describe('hasFramedPdf', () => {
  const origin = 'https://paper.example';
  beforeEach(() => {
    Object.assign(window, { location: { origin } });
  });

  /** Adds an element of a tag that shows an address. */
  function add(tag: string, properties: Record<string, unknown>, share = 1): void {
    const frame = document.createElement(tag);
    for (const [name, value] of Object.entries(properties))
      Object.defineProperty(frame, name, { value });
    const box = { left: 0, top: 0, right: width, bottom: height * share };
    frame.getBoundingClientRect = () => box as DOMRect;
    document.body.append(frame);
  }
  const shown = (contentType: string, URL: string) => ({ contentDocument: { contentType, URL } });

  it('finds the PDF that a frame shows, at whatever address', () => {
    add('iframe', shown('application/pdf', `${origin}/report?id=4`));
    expect(hasFramedPdf(document)).toBe(true);
  });

  it.each([
    ['embed', { src: `${origin}/report.pdf#page=2` }],
    ['embed', { src: `${origin}/report`, type: 'application/pdf' }],
    ['object', { data: `${origin}/report.PDF` }],
  ])('finds the PDF of an <%s> by its address or type: %j', (tag, properties) => {
    add(tag, properties);
    expect(hasFramedPdf(document)).toBe(true);
  });

  it.each([
    ['is another document', 'iframe', shown('text/html', `${origin}/report.pdf`), 1],
    ['has another origin', 'embed', { src: 'https://other.example/report.pdf' }, 1],
    ['is small', 'embed', { src: `${origin}/report.pdf` }, 0.3],
    ['has no address', 'embed', { src: '' }, 1],
    ['has a data: URL', 'embed', { src: 'data:application/pdf,x.pdf' }, 1],
  ])('ignores a frame that %s', (_what, tag, properties, share) => {
    add(tag, properties, share);
    expect(hasFramedPdf(document)).toBe(false);
  });
});
