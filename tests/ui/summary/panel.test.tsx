// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { background, open, show, summary, tab, tabId, text } from './summary-view-harness.tsx';

vi.mock('../../../src/browser/lock.ts', async () =>
  (await import('../../fakes/lock.ts')).fakeLock(),
);

const access = () => document.querySelector<HTMLElement>('.summary-view')?.dataset.access;

describe('a side panel whose tab shows another page', () => {
  test.each([
    ['outdated', 'The page now shows another article. Summarize it'],
    ['reloaded', 'Summarize again'],
  ] as const)('offers to summarize it if it can be read (%s)', async (freshness, offer) => {
    await show({ freshness }, 'panel');
    await vi.waitFor(() => expect(access()).toBe('readable'));
    expect(text()).toContain(offer);
    expect(document.querySelectorAll('button.point')).toHaveLength(2);
  });

  test('offers to summarize a page that was too busy to answer, without links into it', async () => {
    await show({ freshness: 'unknown' }, 'panel');
    await vi.waitFor(() => expect(access()).toBe('readable'));
    expect(text()).toContain('Summarize again');
    expect(document.querySelectorAll('button.point')).toHaveLength(0);
    expect(document.querySelector('.press')).toBeNull();
  });

  test.each(['outdated', 'unknown'] as const)(
    'asks for the toolbar button if it cannot be read, and disables the old points (%s)',
    async (freshness) => {
      tab.isReachable = false;
      await show({ freshness }, 'panel');
      await vi.waitFor(() => expect(access()).toBe('foreign'));
      expect(document.querySelector('.notice .link')).toBeNull();
      expect(document.querySelector('.press')?.textContent).toBe(
        'Click  in the toolbar to summarize this page.',
      );
      expect(document.querySelector('.press img')?.getAttribute('alt')).toBe('No time to read');
      expect(document.querySelectorAll('button.point')).toHaveLength(0);
      expect(text()).toContain(summary.points[0]?.text);
      expect(document.querySelector<HTMLElement>('.body')?.tabIndex).toBe(0);
      // Another length can still be made from the stored article.
      expect(document.querySelectorAll('.segmented')).toHaveLength(1);
      expect(background.sent.filter(({ name }) => name === 'page/highlight')).toEqual([]);
    },
  );

  test('does not check the access while the tab shows the summarized page', async () => {
    tab.isReachable = false;
    await show({}, 'panel');
    expect(access()).toBe('same');
    expect(document.querySelectorAll('button.point')).toHaveLength(2);
  });
});

describe('a popup', () => {
  const close = vi.fn();
  const channels: BroadcastChannel[] = [];

  /** Fakes a visible panel that shows a tab. */
  function fakePanel(shown: number): void {
    const channel = new BroadcastChannel('panel');
    channel.onmessage = ({ data }) => {
      if (data.kind === 'question' && data.tabId === shown)
        channel.postMessage({ kind: 'answer', tabId: shown });
    };
    channels.push(channel);
  }

  afterEach(() => {
    for (const channel of channels.splice(0)) channel.close();
    close.mockClear();
  });

  test('starts the job and closes if a panel shows its tab', async () => {
    vi.spyOn(window, 'close').mockImplementation(close);
    fakePanel(tabId);
    await open('popup');
    await vi.waitFor(() => expect(close).toHaveBeenCalled());
    expect(background.sent).toContainEqual({ name: 'job/ensure', payload: { tabId } });
  });

  test('stays open if the only panel shows another tab', async () => {
    vi.spyOn(window, 'close').mockImplementation(close);
    fakePanel(tabId + 1);
    await show({}, 'popup');
    await new Promise((resume) => setTimeout(resume, 500));
    expect(close).not.toHaveBeenCalled();
    expect(document.querySelectorAll('.point')).toHaveLength(2);
  });

  test('is answered by a visible panel only', async () => {
    const { isPanelOpen } = await import('../../../src/browser/extension-pages.ts');
    await show({}, 'panel');
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
    expect(await isPanelOpen(tabId)).toBe(true);
    expect(await isPanelOpen(tabId + 1)).toBe(false);
    visibility.mockReturnValue('hidden');
    expect(await isPanelOpen(tabId)).toBe(false);
  });
});
