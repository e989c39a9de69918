// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import { samplePoint, sampleSummary } from '../../storage/history/samples.ts';
import {
  all,
  browser,
  hourMs,
  local,
  mount,
  now,
  one,
  openOptionsPage,
  record,
  show,
  text,
  titles,
} from './history-harness.tsx';

describe('a refused action in the history', () => {
  test('reports a star that could not be saved and changes nothing', async () => {
    await show();
    browser.refusals.local = 'quota exceeded';
    one('.star').click();
    await vi.waitFor(() => expect(one('[role=alert]').textContent).toContain('storage is full'));
    expect(one('.star').getAttribute('aria-pressed')).toBe('false');
    one('[role=alert] button').click();
    await vi.waitFor(() => expect(all('[role=alert]')).toEqual([]));
  });

  test.each([
    [
      'the clipboard',
      '.copy',
      () => vi.spyOn(navigator.clipboard, 'write').mockRejectedValueOnce(new Error('denied')),
      'Your browser didn’t allow this',
    ],
    [
      'the stored records',
      '[name=markdown]',
      () => vi.spyOn(local(), 'get').mockRejectedValueOnce(new Error('corrupt')),
      'Can’t read your saved data',
    ],
  ])('reports an export refused by %s', async (_name, button, refuse, words) => {
    await show();
    one('.record input').click();
    await vi.waitFor(() => one('.selection-bar'));
    refuse();
    one(`.selection-bar ${button}`).click();
    await vi.waitFor(() => expect(one('[role=alert]').textContent).toContain(words));
    expect(text()).not.toContain('Copied');
  });
});

describe('history notices', () => {
  test('say what the retention rule deleted and why, until dismissed', async () => {
    await show();
    const { pruneHistory } = await import('../../../src/storage/stores/history-store.ts');
    await pruneHistory({ days: 365, bytes: 2 ** 20 }, now);
    await vi.waitFor(() => expect(text()).toContain('1 summary past your time limit was deleted'));
    await pruneHistory({ days: 0, bytes: 0 }, now);
    await vi.waitFor(() => expect(text()).toContain('was deleted to make room'));
    expect(titles()).toEqual(['Ferries']);
    one('.evicted button').click();
    await vi.waitFor(() => expect(all('.evicted')).toEqual([]));
    expect(local().held.has('history:retention-log')).toBe(false);
  });

  describe('ask before an unusual number of old records is deleted', () => {
    const old = Array.from({ length: 25 }, (_, at) =>
      record(`n${at}`, { updatedAt: now - (400 * 24 + at) * hourMs }),
    );

    test('delete those records on request, which can be undone', async () => {
      await show(old);
      await vi.waitFor(() =>
        expect(one('.awaiting').textContent).toContain('25 summaries are past'),
      );
      one('[name=delete-old]').click();
      await vi.waitFor(() => expect(all('.awaiting')).toEqual([]));
      expect(titles()).toEqual([]);
      one('.undo').click();
      await vi.waitFor(() => expect(titles()).toHaveLength(25));
      await vi.waitFor(() => one('.awaiting'));
    });

    test('ask no more once the user keeps those records', async () => {
      await show(old);
      await vi.waitFor(() => one('[name=keep-old]').click());
      await vi.waitFor(() => expect(all('.awaiting')).toEqual([]));
      expect(titles()).toHaveLength(25);
      const { applyRetention } = await import('../../../src/storage/stores/retention.ts');
      await applyRetention();
      expect(titles()).toHaveLength(25);
    });

    test('report an answer that could not be stored', async () => {
      await show(old);
      await vi.waitFor(() => one('[name=keep-old]'));
      browser.refusals.local = 'quota exceeded';
      one('[name=keep-old]').click();
      await vi.waitFor(() =>
        expect(one('.awaiting [role=alert]').textContent).toContain('didn’t allow this'),
      );
      expect(all('[name=keep-old]')).toHaveLength(1);
    });
  });

  test('say that an article has no address to open, and name where it was', async () => {
    const url = 'file:///home/ann/ferries.html';
    await show([record('Ferries', { url })]);
    one('.record-toggle').click();
    await vi.waitFor(() => expect(one('.address-note').textContent).toContain(url));
    expect(all('.record-details a')).toEqual([]);
  });

  test('warn that several articles share an address', async () => {
    const [a, b] = [record('Ferries'), record('Ferries', { title: 'Other' })];
    await show([a, { ...b, id: b.id.replace('first', 'second') }, record('Owls')]);
    one('.record-toggle').click();
    await vi.waitFor(() =>
      expect(one('.address-note').textContent).toContain('may show a different one'),
    );
    all('.record')
      .find((row) => row.textContent?.includes('Owls'))
      ?.querySelector<HTMLElement>('.record-toggle')
      ?.click();
    await vi.waitFor(() =>
      expect(one('.record-details').closest('li')?.textContent).toContain('Owls'),
    );
    expect(all('.address-note')).toEqual([]);
  });

  test('say that nothing has been saved yet', async () => {
    await show([]);
    await vi.waitFor(() => expect(text()).toContain('No saved summaries yet'));
    expect(all('search')).toEqual([]);
  });

  test('say that saving is off, with a link to the options', async () => {
    await browser.storage.sync.set({ 'settings:history': false });
    await show();
    await vi.waitFor(() => expect(text()).toContain('History is off'));
    one('.notices button').click();
    expect(openOptionsPage).toHaveBeenCalled();
  });

  test('do not promise to save summaries while saving is off', async () => {
    await browser.storage.sync.set({ 'settings:history': false });
    await show([]);
    await vi.waitFor(() => expect(text()).toContain('History is off'));
    expect(text()).not.toContain('are saved here');
  });

  test('say that storage is nearly full', async () => {
    await browser.storage.sync.set({ 'settings:historyMaxMib': 1 });
    const long = samplePoint('Word. '.repeat(800));
    const summaries = [sampleSummary({ points: Array.from({ length: 20 }, () => long) })];
    await show(Array.from({ length: 6 }, (_, at) => record(`n${at}`, { summaries })));
    await vi.waitFor(() => expect(text()).toContain('almost full'));
  });

  test('list unreadable records, which can be deleted and restored', async () => {
    await local().set({ 'record:page:first:https://tide.example/': { version: 2 } });
    await show();
    await vi.waitFor(() => expect(text()).toContain('1 saved summary can’t be opened'));
    expect(one('.unreadable li').textContent).toBe('https://tide.example/');
    one('.unreadable .delete').click();
    await vi.waitFor(() => expect(text()).not.toContain('can’t be opened'));
    one('.undo').click();
    await vi.waitFor(() => expect(text()).toContain('1 saved summary can’t be opened'));
  });

  test('say that storage cannot be read', async () => {
    const get = vi.spyOn(local(), 'get').mockRejectedValue(new Error('corrupt'));
    await mount();
    await vi.waitFor(() => expect(text()).toContain('Can’t read your saved data'));
    get.mockRestore();
  });
});
