// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import { all, browser, local, one, show, text, titles } from './history-harness.tsx';

describe('deleting records', () => {
  test('deletes the selected records and restores them on undo', async () => {
    await show();
    for (const box of all('.record input').slice(0, 2)) box.click();
    await vi.waitFor(() => expect(text()).toContain('2 selected'));
    one('.selection-bar .delete').click();
    await vi.waitFor(() => expect(titles()).toEqual(['Owls']));
    expect(one('.undo-bar').textContent).toContain('2 summaries deleted');
    one('.undo').click();
    await vi.waitFor(() => expect(titles()).toEqual(['Pilots', 'Ferries', 'Owls']));
    expect(all('.undo')).toEqual([]);
    expect(all('.selection-bar')).toHaveLength(1);
  });

  test('undoes several deletions, the last one first', async () => {
    await show();
    for (const rest of [['Ferries', 'Owls'], ['Owls']]) {
      one('.record input').click();
      await vi.waitFor(() => one('.selection-bar .delete').click());
      await vi.waitFor(() => expect(titles()).toEqual(rest));
    }
    one('.undo').click();
    await vi.waitFor(() => expect(titles()).toEqual(['Ferries', 'Owls']));
    one('.undo').click();
    await vi.waitFor(() => expect(titles()).toEqual(['Pilots', 'Ferries', 'Owls']));
    expect(all('.undo')).toEqual([]);
  });

  test('can be undone after a double click, and moves the focus after each deletion', async () => {
    await show();
    for (const rest of [['Ferries', 'Owls'], ['Owls']]) {
      one('.record input').click();
      await vi.waitFor(() => one('.selection-bar .delete'));
      const button = one('.selection-bar .delete');
      button.click();
      button.click();
      await vi.waitFor(() => expect(titles()).toEqual(rest));
      await vi.waitFor(() => expect(document.activeElement).toBe(one('.undo')));
      (document.activeElement as HTMLElement).blur();
    }
    expect(one('.undo-bar').textContent).toContain('1 summary deleted');
    one('.undo').click();
    await vi.waitFor(() => expect(titles()).toEqual(['Ferries', 'Owls']));
  });

  test.each([
    ['undone', '.undo'],
    ['kept', '.undo + .link'],
  ])('moves the focus to the list when the last deletion is %s', async (_, button) => {
    await show();
    one('.record input').click();
    await vi.waitFor(() => one('.selection-bar .delete').click());
    await vi.waitFor(() => expect(document.activeElement).toBe(one('.undo')));
    one(button).click();
    await vi.waitFor(() => expect(all('.undo')).toEqual([]));
    await vi.waitFor(() => expect(all('.record .title a')).toContain(document.activeElement));
  });

  test('reports an undo that failed, which can be repeated later', async () => {
    await show();
    one('.record input').click();
    await vi.waitFor(() => one('.selection-bar .delete').click());
    await vi.waitFor(() => expect(titles()).toEqual(['Ferries', 'Owls']));
    browser.refusals.local = 'quota exceeded';
    one('.undo').click();
    await vi.waitFor(() => expect(one('[role=alert]').textContent).toContain('storage is full'));
    browser.refusals.local = undefined;
    one('.undo').click();
    await vi.waitFor(() => expect(titles()).toHaveLength(3));
    expect(all('[role=alert]')).toEqual([]);
  });

  test('deletes all search results', async () => {
    await show();
    one('.record input').click();
    await vi.waitFor(() => one('.selection-bar [name=all]').click());
    await vi.waitFor(() => expect(text()).toContain('3 selected'));
  });

  test('reports a deletion that failed and keeps the records', async () => {
    await show();
    const remove = vi.spyOn(local(), 'remove').mockRejectedValue(new Error('The disk is full'));
    one('.record input').click();
    await vi.waitFor(() => one('.selection-bar .delete').click());
    await vi.waitFor(() => expect(one('[role=alert]').textContent).toContain('Nothing changed'));
    remove.mockRestore();
    expect(titles()).toHaveLength(3);
  });
});
