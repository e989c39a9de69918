// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import { groupByDay } from '../../../src/ui/history/days.ts';
import { toHistoryRow } from '../../../src/ui/history/history-row.ts';
import {
  all,
  choose,
  hour,
  kept,
  now,
  one,
  record,
  show,
  text,
  titles,
  type,
} from './history-harness.tsx';

const days = () => all('.day > h2').map(({ textContent }) => textContent);
/** Noon, so that an hour more or less is the same day. */
const noon = new Date(now).setHours(12, 0, 0, 0);
const daysBefore = (count: number) => new Date(noon).setDate(new Date(noon).getDate() - count);

describe('groupByDay', () => {
  const row = (name: string, updatedAt: number) => toHistoryRow(record(name, { updatedAt }));
  const rows = [row('A', noon), row('B', noon - hour), row('C', daysBefore(1))];
  const names = (groups: ReturnType<typeof groupByDay>) =>
    groups.map((group) => group.rows.map(({ title }) => title).join(''));

  test('parts rows by their local day', () => {
    expect(names(groupByDay(rows, undefined, true))).toEqual(['AB', 'C']);
  });

  test('keeps a record that leads apart, whatever its day', () => {
    const [a, b, c] = rows;
    if (!a || !b || !c) throw new Error('too few');
    const groups = groupByDay([c, a, b], c.id, true);
    expect(names(groups)).toEqual(['C', 'AB']);
    expect(groups[0]?.day).toBeUndefined();
  });

  test('makes one group of rows that do not come by time', () => {
    expect(groupByDay(rows, undefined, false)).toEqual([{ key: 'untimed', day: undefined, rows }]);
  });

  test('makes no group of no rows', () => {
    expect(groupByDay([], undefined, true)).toEqual([]);
  });
});

describe('formatDay', () => {
  test.each([
    ['Today', noon + hour, noon],
    ['Yesterday', daysBefore(1), noon],
    ['Wednesday, March 4', new Date(2026, 2, 4, 9).getTime(), new Date(2026, 11, 1).getTime()],
    ['Tuesday, March 4, 2025', new Date(2025, 2, 4, 9).getTime(), new Date(2026, 2, 4).getTime()],
  ])('says %s', async (said, at, today) => {
    const { formatDay } = await import('../../../src/browser/i18n.ts');
    expect(formatDay(at, today)).toBe(said);
  });

  test('says yesterday on the day after one that has 23 hours', async () => {
    const { formatDay } = await import('../../../src/browser/i18n.ts');
    vi.stubEnv('TZ', 'Europe/Berlin');
    const short = new Date(2026, 2, 29);
    const after = new Date(2026, 2, 30);
    expect(after.getTime() - short.getTime()).toBe(23 * hour);
    expect(formatDay(short.getTime(), after.getTime())).toBe('Yesterday');
    vi.unstubAllEnvs();
  });
});

describe('the list', () => {
  test('has a heading for each day, and the time of day below it', async () => {
    const records = [
      record('A', { updatedAt: noon }),
      record('B', { updatedAt: noon - hour }),
      record('C', { updatedAt: daysBefore(1) }),
    ];
    await show(records);
    expect(days()).toEqual(['Today', 'Yesterday']);
    expect(one('.facts').textContent).toContain('12:00');
  });

  test('has no headings of days while something is searched for', async () => {
    await show();
    type('tide');
    await vi.waitFor(() => expect(days()).toEqual([]));
    expect(titles()).toHaveLength(3);
  });

  test('shows the site by its initial, without asking the network for an icon', async () => {
    await show();
    expect(one('.site-initial').textContent).toBe('T');
    expect(all('img, image, link[rel=icon]')).toEqual([]);
  });

  test('leads from a title to the article, in a tab of its own', async () => {
    await show();
    const link = one('.title a');
    expect(link.getAttribute('href')).toBe('https://tide.example/Pilots');
    expect(link).toMatchObject({ target: '_blank', rel: 'noreferrer' });
  });

  test('leads by Enter from the search to the first title that was found', async () => {
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

describe('exporting everything', () => {
  /** What is handed to the downloads by the next press. */
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

  test('needs no record to be selected, and names the file by its day', async () => {
    await show();
    const { name, text } = await download('.export-all [name=markdown]');
    expect(text.match(/^# .+/gm)).toEqual(['# Pilots', '# Ferries', '# Owls']);
    expect(name).toMatch(/^Summaries-\d{4}-\d\d-\d\d\.md$/);
  });

  test('exports what was found, and says so', async () => {
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
