import { describe, expect, it } from 'vitest';
import { getWindowAddress } from '../../src/content/document-identity.ts';

const address = 'https://tide.example/pilots';

/** Creates a window that was loaded from an address and has another one by now. */
function createWindow(href: string, loadedFrom: string | undefined, parent?: object): Window {
  const entries = loadedFrom === undefined ? [] : [{ name: loadedFrom }];
  const made = { location: { href }, performance: { getEntriesByType: () => entries }, parent };
  made.parent ??= made;
  return made as unknown as Window;
}

/** Stands for a page that the scripts of a frame inside it cannot access. */
const closed = {
  get location(): never {
    throw new DOMException('Blocked a frame', 'SecurityError');
  },
};

describe('getWindowAddress', () => {
  it('trusts the canonical address of a page that still has the address it was loaded from', () => {
    for (const loaded of [address, `${address}#end`, 'https://ann:secret@tide.example/pilots'])
      expect(getWindowAddress(createWindow(address, loaded))).toEqual({
        url: address,
        isCanonicalCurrent: true,
      });
  });

  it('does not trust the canonical address once a script has changed the page’s own', () => {
    for (const loaded of ['https://tide.example/', `${address}?p=2`, undefined])
      expect(getWindowAddress(createWindow(address, loaded)).isCanonicalCurrent).toBe(false);
  });

  it.each(['about:srcdoc', 'blob:https://tide.example/1', 'data:text/html,x'])(
    'returns the address of the surrounding page for a frame at %s',
    (href) => {
      const frame = createWindow(href, href, createWindow(address, address));
      const inner = createWindow('about:srcdoc', 'document', frame);
      for (const each of [frame, inner])
        expect(getWindowAddress(each)).toEqual({ url: address, isCanonicalCurrent: false });
    },
  );

  it('returns the tab’s address for a frame that cannot access the surrounding page', () => {
    const frame = createWindow('about:srcdoc', 'document', closed);
    expect(getWindowAddress(frame, address).url).toBe(address);
    expect(getWindowAddress(frame).url).toBe('about:srcdoc');
  });

  it('returns the page’s own address if there is no better one', () => {
    const blob = 'blob:https://tide.example/1';
    expect(getWindowAddress(createWindow(blob, blob), blob).url).toBe(blob);
  });
});
