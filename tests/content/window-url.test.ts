import { describe, expect, it } from 'vitest';
import { getWindowAddress } from '../../src/content/window-url.ts';

const address = 'https://tide.example/pilots';

/** As much of a window as is asked, loaded from an address and standing at another by now. */
function windowAt(href: string, loadedFrom: string | undefined, parent?: object): Window {
  const entries = loadedFrom === undefined ? [] : [{ name: loadedFrom }];
  const made = { location: { href }, performance: { getEntriesByType: () => entries }, parent };
  made.parent ??= made;
  return made as unknown as Window;
}

/** A page around a frame that a script of the frame may not look at. */
const closed = {
  get location(): never {
    throw new DOMException('Blocked a frame', 'SecurityError');
  },
};

describe('getWindowAddress', () => {
  it('believes the canonical address of a page that stands where it was loaded', () => {
    for (const loaded of [address, `${address}#end`, 'https://ann:secret@tide.example/pilots'])
      expect(getWindowAddress(windowAt(address, loaded))).toEqual({
        url: address,
        isCanonicalCurrent: true,
      });
  });

  it('believes no canonical address once a script has changed the page’s own', () => {
    for (const loaded of ['https://tide.example/', `${address}?p=2`, undefined])
      expect(getWindowAddress(windowAt(address, loaded)).isCanonicalCurrent).toBe(false);
  });

  it.each(['about:srcdoc', 'blob:https://tide.example/1', 'data:text/html,x'])(
    'gives a frame at %s the address of the page around it',
    (href) => {
      const frame = windowAt(href, href, windowAt(address, address));
      const inner = windowAt('about:srcdoc', 'document', frame);
      for (const each of [frame, inner])
        expect(getWindowAddress(each)).toEqual({ url: address, isCanonicalCurrent: false });
    },
  );

  it('gives a frame that may not look around the address of its tab', () => {
    const frame = windowAt('about:srcdoc', 'document', closed);
    expect(getWindowAddress(frame, address).url).toBe(address);
    expect(getWindowAddress(frame).url).toBe('about:srcdoc');
  });

  it('leaves a page without an address its own', () => {
    const blob = 'blob:https://tide.example/1';
    expect(getWindowAddress(windowAt(blob, blob), blob).url).toBe(blob);
  });
});
