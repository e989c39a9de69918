// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import { ok } from '../../../src/shared/result.ts';
import { samplePoint } from '../../storage/history/samples.ts';
import { background, click, page, show, summary, tabId, text } from './summary-view-harness.tsx';

vi.mock('../../../src/browser/lock.ts', async () =>
  (await import('../../fakes/lock.ts')).fakeLock(),
);

const highlights = () =>
  background.sent.filter(({ name }) => name === 'page/highlight').map(({ payload }) => payload);
const lit = () => document.querySelector('.point[aria-current]')?.textContent;
const where = () => document.querySelector('.highlight-status');
const [first, second] = summary.points.map((point) => point.text);

function press(key: string): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  (document.activeElement ?? document.body).dispatchEvent(event);
  return event.defaultPrevented;
}

describe('a summary view', () => {
  test('tells the page which sentences its points have, and where it lies over the page', async () => {
    await show({}, 'popup');
    await vi.waitFor(() => expect(page.told).toHaveLength(1));
    expect(page.told[0]).toMatchObject({
      anchors: [{ quote: first }, { quote: second }],
      wantsInView: false,
      bounds: { width: innerWidth, height: innerHeight, direction: 'ltr' },
    });
  });

  test('asks what is in view where it stays open, and lies over nothing', async () => {
    await show({}, 'panel');
    await vi.waitFor(() => expect(page.told).toHaveLength(1));
    expect(page.told[0]).toMatchObject({ wantsInView: true, bounds: null });
  });

  test('counts points in the place of sentences, where a point has none', async () => {
    const points = [samplePoint('Tied to nothing.', { sources: [] }), ...summary.points];
    await show({ summaries: [{ ...summary, points }] });
    await page.tell({ followed: 1, visibility: 'visible' });
    await vi.waitFor(() => expect(lit()).toBe(second));
  });

  test('that is opened again lights the point that was followed before', async () => {
    await show({});
    await page.tell({ followed: 1, visibility: 'visible' });
    await vi.waitFor(() => expect(lit()).toBe(second));
    expect(where()?.textContent).toContain('Highlighted in the article');
  });

  test.each([
    ['covered', 'Covered by another part of the page'],
    ['behind-dialog', 'Behind a dialog on the page'],
    ['behind-view', 'Behind this summary'],
    ['off-screen', 'not on the screen right now'],
    ['hidden', 'In a hidden part of the page'],
    ['not-found', 'No longer on this page'],
  ] as const)('says of a sentence that is %s what is in the way', async (visibility, words) => {
    await show({});
    await page.tell({ followed: 0, visibility });
    await vi.waitFor(() => expect(where()?.textContent).toContain(words));
    expect(text()).not.toContain('Highlighted in the article');
    // What cannot be seen by scrolling or by closing the view is quoted.
    expect(where()?.querySelector('q') !== null).toBe(
      visibility !== 'off-screen' && visibility !== 'behind-view',
    );
  });

  test('says nothing while the page is still moving', async () => {
    await show({});
    await page.tell({ followed: 0, visibility: null });
    await vi.waitFor(() => expect(lit()).toBe(first));
    expect(where()).toBeNull();
  });
});

describe('a point that was followed', () => {
  test('is let go of by a second press', async () => {
    await show({});
    await page.tell({ followed: 0, visibility: 'visible' });
    await vi.waitFor(() => expect(lit()).toBe(first));
    click('.point');
    await vi.waitFor(() => expect(highlights()).toHaveLength(1));
    expect(highlights()).toEqual([{ tabId, kind: 'follow', anchor: null }]);
    await page.tell({});
    await vi.waitFor(() => expect(lit()).toBeUndefined());
  });

  test('is gone to again by a second press, where its sentence has left the screen', async () => {
    await show({});
    await page.tell({ followed: 0, visibility: 'off-screen' });
    await vi.waitFor(() => expect(lit()).toBe(first));
    click('.point');
    await vi.waitFor(() => expect(highlights()).toHaveLength(1));
    expect(highlights()[0]).toMatchObject({ kind: 'follow', anchor: { quote: first } });
  });

  test('is let go of by Escape, which closes the view only when it is pressed again', async () => {
    await show({});
    await page.tell({ followed: 0, visibility: 'visible' });
    await vi.waitFor(() => expect(lit()).toBe(first));
    expect(press('Escape')).toBe(true);
    await vi.waitFor(() => expect(highlights()).toHaveLength(1));
    expect(highlights()).toEqual([{ tabId, kind: 'follow', anchor: null }]);
    await page.tell({});
    await vi.waitFor(() => expect(lit()).toBeUndefined());
    expect(press('Escape')).toBe(false);
  });

  test('offers the way back to where the page was', async () => {
    await show({});
    await page.tell({ followed: 0, visibility: 'visible', canGoBack: true });
    await vi.waitFor(() => expect(where()?.textContent).toContain('Back to where I was'));
    click('.highlight-status .back-button');
    await vi.waitFor(() =>
      expect(background.sent.at(-1)).toEqual({ name: 'go-back', payload: { tabId } }),
    );
  });

  test('stays lit in a panel until the user scrolls, and then the one in view is', async () => {
    await show({}, 'panel');
    await page.tell({ inView: 1, followed: 0, visibility: 'visible' });
    await vi.waitFor(() => expect(lit()).toBe(first));
    await page.tell({ inView: 1, followed: 0, visibility: 'visible', hasUserScrolled: true });
    await vi.waitFor(() => expect(lit()).toBe(second));
  });

  test('is lit from the press on, before the page has told of it', async () => {
    background.answer = (name) =>
      name === 'page/highlight' ? new Promise(() => undefined) : ok(undefined);
    await show({}, 'panel');
    await page.tell({ inView: 1 });
    await vi.waitFor(() => expect(lit()).toBe(second));
    click('.point');
    await vi.waitFor(() => expect(lit()).toBe(first));
  });
});

describe('the arrow keys', () => {
  test('go from sentence to sentence, with the focus', async () => {
    background.answer = () => ok('shown');
    await show({});
    const points = [...document.querySelectorAll<HTMLElement>('.point')];
    points[0]?.focus();
    expect(press('ArrowDown')).toBe(true);
    expect(document.activeElement).toBe(points[1]);
    await vi.waitFor(() =>
      expect(highlights().at(-1)).toMatchObject({ kind: 'follow', anchor: { quote: second } }),
    );
    // There is none after the last.
    expect(press('ArrowDown')).toBe(false);
    expect(press('ArrowUp')).toBe(true);
    expect(document.activeElement).toBe(points[0]);
  });

  test('go on from the point that was followed where nothing has the focus', async () => {
    background.answer = () => ok('shown');
    await show({});
    expect(press('ArrowDown')).toBe(false);
    await page.tell({ followed: 0, visibility: 'visible' });
    await vi.waitFor(() => expect(lit()).toBe(first));
    expect(press('ArrowDown')).toBe(true);
    await vi.waitFor(() => expect(lit()).toBe(second));
  });

  test('are left to what else has the focus', async () => {
    await show({});
    await page.tell({ followed: 0, visibility: 'visible' });
    await vi.waitFor(() => expect(lit()).toBe(first));
    document.querySelector<HTMLElement>('input[value=long]')?.focus();
    expect(press('ArrowDown')).toBe(false);
    expect(highlights()).toEqual([]);
  });
});
