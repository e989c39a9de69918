// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Banner } from '../../../src/content/banner/banner.ts';
import { removeOrphanedBanners, watchDocument } from '../../../src/content/banner/placement.ts';
import { labels } from './labels.ts';

describe('removeOrphanedBanners', () => {
  /** Fakes the access to closed shadow roots in both browsers, which happy-dom does not have. */
  const browsers: [string, (roots: Map<Element, ShadowRoot>) => void][] = [
    [
      'Firefox',
      (roots) => {
        for (const [host, root] of roots)
          Object.defineProperty(host, 'openOrClosedShadowRoot', { value: root });
      },
    ],
    [
      'Chromium',
      (roots) =>
        vi.stubGlobal('chrome', {
          dom: { openOrClosedShadowRoot: (host: Element) => roots.get(host) ?? null },
        }),
    ],
  ];

  const actions = {
    summarize: vi.fn(),
    hide: vi.fn(),
    openSettings: vi.fn(),
    highlight: vi.fn(),
    reveal: vi.fn(),
    clear: vi.fn(),
    goBack: vi.fn(),
    isSeen: vi.fn(),
    onCleared: vi.fn(),
  };

  describe.each(browsers)('in %s', (_name, grant) => {
    beforeEach(() => {
      document.body.innerHTML = '<article><p>Text.</p><div></div></article>';
      vi.unstubAllGlobals();
    });

    it('removes the banners of an earlier version, but no elements of the page', () => {
      const roots = new Map<Element, ShadowRoot>();
      const attach = vi.spyOn(Element.prototype, 'attachShadow');
      const style = { dark: true, background: 'Canvas', fontSize: 15, box: '' };
      const { host } = new Banner(document, labels, labels.question, style, 40, actions);
      const theirs = document.createElement('div');
      theirs.attachShadow({ mode: 'closed' }).append(document.createElement('section'));
      for (const [n, element] of [host, theirs].entries())
        roots.set(element, attach.mock.results[n]?.value as ShadowRoot);
      attach.mockRestore();
      document.querySelector('article')?.append(host, theirs);
      grant(roots);

      expect(removeOrphanedBanners(document)).toBe(true);
      expect(host.isConnected).toBe(false);
      expect(theirs.isConnected).toBe(true);
      expect(document.querySelectorAll('article > *')).toHaveLength(3);
      expect(removeOrphanedBanners(document)).toBe(false);
    });
  });
});

describe('the watch for another article', () => {
  let stop = () => {};

  beforeEach(() => {
    vi.useFakeTimers();
    document.body.innerHTML = '<p>One.</p>';
  });

  afterEach(() => {
    stop();
    vi.useRealTimers();
  });

  /** Changes the page, and waits for this many milliseconds. */
  async function change(ms: number): Promise<void> {
    document.body.append(document.createElement('p'));
    await vi.advanceTimersByTimeAsync(ms);
  }

  describe('watchDocument', () => {
    it('checks once after several changes at a time', async () => {
      const look = vi.fn(() => false);
      stop = watchDocument(document, look);
      await change(300);
      await change(300);
      await change(1_000);
      expect(look).toHaveBeenCalledOnce();
    });

    it('checks ever more rarely if the text keeps changing', async () => {
      const look = vi.fn(() => true);
      stop = watchDocument(document, look);
      for (let seconds = 0; seconds < 60; seconds++) await change(1_000);
      expect(look.mock.calls.length).toBeGreaterThan(3);
      expect(look.mock.calls.length).toBeLessThan(7);
    });

    it('checks every second if nothing had to be extracted', async () => {
      const look = vi.fn(() => false);
      stop = watchDocument(document, look);
      for (let seconds = 0; seconds < 10; seconds++) await change(1_100);
      expect(look).toHaveBeenCalledTimes(10);
    });

    it('does not check once it is stopped', async () => {
      const look = vi.fn(() => false);
      stop = watchDocument(document, look);
      await change(300);
      stop();
      await change(2_000);
      expect(look).not.toHaveBeenCalled();
    });
  });
});
