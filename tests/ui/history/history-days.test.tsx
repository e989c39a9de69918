// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import {
  all,
  choose,
  hourMs,
  kept,
  now,
  one,
  record,
  show,
  text,
  titles,
  type,
} from './history-harness.tsx';

// The harness replaces the browser, so that it must be loaded first.
const { groupByDay } = await import('../../../src/ui/history/list.tsx');
const { toHistoryRow } = await import('../../../src/ui/history/row-view.tsx');

const days = () => all('.day > h2').map(({ textContent }) => textContent);
/** Noon, so that a clock change of an hour stays within the day. */
const noon = new Date(now).setHours(12, 0, 0, 0);
const daysBefore = (count: number) => new Date(noon).setDate(new Date(noon).getDate() - count);

describe('groupByDay', () => {
  const row = (name: string, updatedAt: number) => toHistoryRow(record(name, { updatedAt }));
  const rows = [row('A', noon), row('B', noon - hourMs), row('C', daysBefore(1))];
  const names = (groups: ReturnType<typeof groupByDay>) =>
    groups.map((group) => group.rows.map(({ title }) => title).join(''));

  test('groups rows by their local day', () => {
    expect(names(groupByDay(rows, undefined, true))).toEqual(['AB', 'C']);
  });

  test('puts the leading record in a group of its own, whatever its day', () => {
    const [a, b, c] = rows;
    if (!a || !b || !c) throw new Error('too few');
    const groups = groupByDay([c, a, b], c.id, true);
    expect(names(groups)).toEqual(['C', 'AB']);
    expect(groups[0]?.day).toBeUndefined();
  });

  test('makes one group of rows that are not sorted by time', () => {
    expect(groupByDay(rows, undefined, false)).toEqual([{ key: 'untimed', day: undefined, rows }]);
  });

  test('returns no groups for no rows', () => {
    expect(groupByDay([], undefined, true)).toEqual([]);
  });
});

describe('formatDay', () => {
  test.each([
    ['Today', noon + hourMs, noon],
    ['Yesterday', daysBefore(1), noon],
    ['Wednesday, March 4', new Date(2026, 2, 4, 9).getTime(), new Date(2026, 11, 1).getTime()],
    ['Tuesday, March 4, 2025', new Date(2025, 2, 4, 9).getTime(), new Date(2026, 2, 4).getTime()],
  ])('returns %s', async (said, at, today) => {
    const { formatDay } = await import('../../../src/browser/i18n.ts');
    expect(formatDay(at, today)).toBe(said);
  });

  test('returns “yesterday” on the day after one with 23 hours', async () => {
    const { formatDay } = await import('../../../src/browser/i18n.ts');
    vi.stubEnv('TZ', 'Europe/Berlin');
    const short = new Date(2026, 2, 29);
    const after = new Date(2026, 2, 30);
    expect(after.getTime() - short.getTime()).toBe(23 * hourMs);
    expect(formatDay(short.getTime(), after.getTime())).toBe('Yesterday');
    vi.unstubAllEnvs();
  });
});

describe('history list', () => {
  test('shows a heading for each day and the time of day in each row', async () => {
    const records = [
      record('A', { updatedAt: noon }),
      record('B', { updatedAt: noon - hourMs }),
      record('C', { updatedAt: daysBefore(1) }),
    ];
    await show(records);
    expect(days()).toEqual(['Today', 'Yesterday']);
    expect(one('.facts').textContent).toContain('12:00');
  });

  test('shows no day headings during a search', async () => {
    await show();
    type('tide');
    await vi.waitFor(() => expect(days()).toEqual([]));
    expect(titles()).toHaveLength(3);
  });

  test("shows the site's initial as its icon without a network request", async () => {
    await show();
    expect(one('.site-initial').textContent).toBe('T');
    expect(all('img, image, link[rel=icon]')).toEqual([]);
  });

  test('opens the article in a new tab when its title is clicked', async () => {
    await show();
    const link = one('.title a');
    expect(link.getAttribute('href')).toBe('https://tide.example/Pilots');
    expect(link).toMatchObject({ target: '_blank', rel: 'noreferrer' });
  });

  test('moves the focus from the search box to the first result on Enter', async () => {
    await show();
    type('ferries');
    await vi.waitFor(() => expect(titles()).toEqual(['Ferries']));
    one('input[type=search]').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }),
    );
    expect(document.activeElement).toBe(one('.title a'));
  });

  test('opens a record that has no summaries', async () => {
    await show([record('Pilots', { summaries: [] })]);
    one('.record-toggle').click();
    await vi.waitFor(() => one('.record-details .actions'));
    expect(all('.record-details .variant')).toEqual([]);
  });
});

describe('exporting the whole history', () => {
  /** Presses a button and returns the file that it downloads. */
  async function download(button: string): Promise<{ name: string; text: string }> {
    const files: Blob[] = [];
    const names: string[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
      files.push(file as Blob);
      return 'blob:x';
    });
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      names.push(this.download);
    });
    one(button).click();
    await vi.waitFor(() => expect(files).toHaveLength(1));
    click.mockRestore();
    return { name: names[0] ?? '', text: (await files[0]?.text()) ?? '' };
  }

  test('needs no selection and puts the date into the file name', async () => {
    await show();
    const { name, text } = await download('.export-all [name=markdown]');
    expect(text.match(/^# .+/gm)).toEqual(['# Pilots', '# Ferries', '# Owls']);
    expect(name).toMatch(/^Summaries-\d{4}-\d\d-\d\d\.md$/);
  });

  test('exports only the search results, and the button says so', async () => {
    await show();
    choose('site', 'wood.example');
    await vi.waitFor(() => expect(titles()).toEqual(['Owls']));
    expect(one('.export-all summary').textContent).toBe('Export results');
    const { name, text } = await download('.export-all [name=markdown]');
    expect(text.match(/^# .+/gm)).toEqual(['# Owls']);
    expect(name).toMatch(/^Owls-/);
  });

  test('is not offered while nothing is listed', async () => {
    await show(kept.slice(0, 1));
    type('zeppelin');
    await vi.waitFor(() => expect(text()).toContain('No matching summaries'));
    expect(all('.export-all')).toEqual([]);
  });
});
