// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { getRecordKey } from '../../../src/storage/history/keys.ts';
import { samplePoint, sampleSummary } from '../../storage/history/samples.ts';
import {
  all,
  choose,
  hourMs,
  kept,
  local,
  now,
  one,
  record,
  show,
  text,
  titles,
  type,
} from './history-harness.tsx';

describe('history list', () => {
  test("sets the direction of points in another language than the article's", async () => {
    const points = [samplePoint('تفتح العبّارة من جديد.')];
    await show([record('Ferries', { summaries: [sampleSummary({ lang: 'ar', points })] })]);
    expect(one('.record .title')).toMatchObject({ lang: 'en', dir: 'ltr' });
    expect(one('.first-points')).toMatchObject({ lang: 'ar', dir: 'rtl' });
  });

  test('shows saved records, newest first, with site, time saved and two points', async () => {
    await show();
    expect(titles()).toEqual(['Pilots', 'Ferries', 'Owls']);
    expect(one('.record').textContent).toContain('tide.example');
    expect(one('.record').textContent).toContain('saves 9 min');
    expect(one('.record').querySelectorAll('.first-point')).toHaveLength(2);
    expect(text()).toContain('3 summaries');
    expect(text()).toContain('of reading time saved');
  });

  test('shows fifty records, and fifty more on request', async () => {
    await show(Array.from({ length: 120 }, (_, at) => record(`n${at}`, { updatedAt: now - at })));
    expect(titles()).toHaveLength(50);
    one('.more').click();
    await vi.waitFor(() => expect(titles()).toHaveLength(100));
  });

  test('updates when a record is saved', async () => {
    await show();
    const fresh = record('Fresh', { updatedAt: now + hourMs });
    const { updateRecord } = await import('../../../src/storage/stores/history-store.ts');
    await updateRecord(fresh.id, () => fresh);
    await vi.waitFor(() => expect(titles()[0]).toBe('Fresh'));
  });
});

describe('history search', () => {
  beforeEach(() => show());

  test('filters as the user types and highlights the matches', async () => {
    type('fer');
    await vi.waitFor(() => expect(titles()).toEqual(['Ferries']));
    expect(all('mark').map(({ textContent }) => textContent)).toEqual(['Fer']);
    expect(one('.result-count p').textContent).toBe('1 result');
  });

  test('finds words of a point', async () => {
    type('lamps');
    await vi.waitFor(() => expect(titles()).toEqual(['Owls']));
  });

  test('filters by site, date and star', async () => {
    choose('site', 'wood.example');
    await vi.waitFor(() => expect(titles()).toEqual(['Owls']));
    choose('site', '');
    choose('date', 'today');
    await vi.waitFor(() => expect(titles()).not.toContain('Owls'));
    choose('date', 'all');
    one('button[name=starred]').click();
    await vi.waitFor(() => expect(titles()).toEqual(['Ferries']));
  });

  test('does not select what it hides until that is shown again', async () => {
    for (const box of all('.record input')) box.click();
    await vi.waitFor(() => expect(text()).toContain('3 selected'));
    type('fer');
    await vi.waitFor(() => expect(text()).toContain('1 selected'));
    one('.selection-bar .delete').click();
    await vi.waitFor(() => expect(all('.selection-bar')).toEqual([]));
    type('');
    await vi.waitFor(() => expect(titles()).toEqual(['Pilots', 'Owls']));
    expect(text()).toContain('2 selected');
    one('.selection-bar [name=none]').focus();
    one('.selection-bar [name=none]').click();
    await vi.waitFor(() => expect(all('.selection-bar')).toEqual([]));
    expect(document.activeElement).toBe(one('input[type=search]'));
  });

  test('says that nothing was found and can show everything again', async () => {
    type('zeppelin');
    await vi.waitFor(() => expect(text()).toContain('No matching summaries'));
    one('.empty-state button').focus();
    one('.empty-state button').click();
    await vi.waitFor(() => expect(titles()).toHaveLength(3));
    expect(document.activeElement).toBe(one('input[type=search]'));
  });
});

describe('a record in the history', () => {
  test('opens in place with a link to the sentence of each point', async () => {
    await show();
    one('.record-toggle').click();
    await vi.waitFor(() => expect(all('.record-details a.point')).toHaveLength(2));
    const link = one('.record-details a.point');
    expect(link.getAttribute('href')).toBe(
      'https://tide.example/Pilots#:~:text=Eleven%20pilots%20still%20guide%20ships.',
    );
    expect(link.getAttribute('rel')).toBe('noreferrer');
    expect(one('.record-toggle').getAttribute('aria-expanded')).toBe('true');
  });

  test('shows a tl;dr as a paragraph whose sentences are links', async () => {
    await show([record('Pilots', { summaries: [sampleSummary({ type: 'tldr' })] })]);
    one('.record-toggle').click();
    await vi.waitFor(() => expect(all('.variant')).toHaveLength(1));
    expect(one('.paragraph').textContent).toBe(
      'Eleven pilots still guide ships. Two will retire in May.',
    );
    expect(all('.paragraph a')).toHaveLength(2);
  });

  test('explains the unsupported span of a point', async () => {
    const flags = [{ kind: 'number' as const, start: 0, end: 2 }];
    const summaries = [sampleSummary({ points: [samplePoint('12 pilots', { flags })] })];
    await show([record('Pilots', { summaries })]);
    one('.record-toggle').click();
    await vi.waitFor(() => expect(one('.record-details .flag').title).toContain('number'));
    expect(one('.record-details .flag').textContent).toMatch(/^12/);
  });

  test('has no links if its article is not a web page', async () => {
    await show([record('Pilots', { url: 'file:///home/pilots.html' })]);
    one('.record-toggle').click();
    await vi.waitFor(() => expect(all('.record-details .point')).toHaveLength(2));
    expect(all('.record a')).toEqual([]);
  });

  test('comes first and is open if the page was opened for it', async () => {
    await show(kept, { record: kept[2]?.id });
    await vi.waitFor(() => expect(all('.record-details')).toHaveLength(1));
    expect(titles()[0]).toBe('Owls');
  });

  test('can be starred and unstarred', async () => {
    await show();
    one('.star').click();
    await vi.waitFor(() => expect(one('.star').getAttribute('aria-pressed')).toBe('true'));
    expect(JSON.parse(local().held.get(getRecordKey(kept[0]?.id ?? '')) ?? '').starred).toBe(true);
  });
});
