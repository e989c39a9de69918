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

/** Shows the view, and waits until it listens to keys: effects run after the first frame. */
async function showWithEffects(): Promise<void> {
  await show({});
  await new Promise((resume) => requestAnimationFrame(() => setTimeout(resume)));
}

function press(key: string): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  (document.activeElement ?? document.body).dispatchEvent(event);
  return event.defaultPrevented;
}

describe('the summary view', () => {
  test("sends the points' sentences to the page, and its own bounds if it covers the page", async () => {
    await show({}, 'popup');
    await vi.waitFor(() => expect(page.told).toHaveLength(1));
    expect(page.told[0]).toMatchObject({
      anchors: [{ quote: first }, { quote: second }],
      wantsInView: false,
      bounds: { width: innerWidth, height: innerHeight, direction: 'ltr' },
    });
  });

  test('subscribes to the scroll spy if it stays open and covers nothing', async () => {
    await show({}, 'panel');
    await vi.waitFor(() => expect(page.told).toHaveLength(1));
    expect(page.told[0]).toMatchObject({ wantsInView: true, bounds: null });
  });

  test('maps sentences to points even if a point has no source', async () => {
    const points = [samplePoint('Tied to nothing.', { sources: [] }), ...summary.points];
    await show({ summaries: [{ ...summary, points }] });
    await page.tell({ followed: 1, visibility: 'visible' });
    await vi.waitFor(() => expect(lit()).toBe(second));
  });

  test('shows the followed point again when it is reopened', async () => {
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
  ] as const)('says what hides a sentence that is %s', async (visibility, words) => {
    await show({});
    await page.tell({ followed: 0, visibility });
    await vi.waitFor(() => expect(where()?.textContent).toContain(words));
    expect(text()).not.toContain('Highlighted in the article');
    // The sentence is quoted if neither scrolling nor closing the view can reveal it.
    expect(where()?.querySelector('q') !== null).toBe(
      visibility !== 'off-screen' && visibility !== 'behind-view',
    );
  });

  test('shows no status while the page is scrolling', async () => {
    await show({});
    await page.tell({ followed: 0, visibility: null });
    await vi.waitFor(() => expect(lit()).toBe(first));
    expect(where()).toBeNull();
  });
});

describe('a followed point', () => {
  test('is cleared by a second click', async () => {
    await show({});
    await page.tell({ followed: 0, visibility: 'visible' });
    await vi.waitFor(() => expect(lit()).toBe(first));
    click('.point');
    await vi.waitFor(() => expect(highlights()).toHaveLength(1));
    expect(highlights()).toEqual([{ tabId, kind: 'follow', anchor: null }]);
    await page.tell({});
    await vi.waitFor(() => expect(lit()).toBeUndefined());
  });

  test('is scrolled to again by a second click if its sentence has left the screen', async () => {
    await show({});
    await page.tell({ followed: 0, visibility: 'off-screen' });
    await vi.waitFor(() => expect(lit()).toBe(first));
    click('.point');
    await vi.waitFor(() => expect(highlights()).toHaveLength(1));
    expect(highlights()[0]).toMatchObject({ kind: 'follow', anchor: { quote: first } });
  });

  test('is cleared by Escape; only a second Escape closes the view', async () => {
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

  test('offers to scroll back to the previous position', async () => {
    await show({});
    await page.tell({ followed: 0, visibility: 'visible', canGoBack: true });
    await vi.waitFor(() => expect(where()?.textContent).toContain('Back to where I was'));
    click('.highlight-status .back-button');
    await vi.waitFor(() =>
      expect(background.sent.at(-1)).toEqual({ name: 'go-back', payload: { tabId } }),
    );
  });

  test('stays current in a panel until the user scrolls to another one', async () => {
    await show({}, 'panel');
    await page.tell({ inView: 1, followed: 0, visibility: 'visible' });
    await vi.waitFor(() => expect(lit()).toBe(first));
    await page.tell({ inView: 1, followed: 0, visibility: 'visible', hasUserScrolled: true });
    await vi.waitFor(() => expect(lit()).toBe(second));
  });

  test('is current from the click on, before the page has answered', async () => {
    // The page answers at last, or the highlights of later tests would wait for it.
    let answer = (_result: unknown): void => undefined;
    background.answer = (name) =>
      name === 'page/highlight'
        ? new Promise((resume) => {
            answer = resume;
          })
        : ok(undefined);
    await show({}, 'panel');
    await page.tell({ inView: 1 });
    await vi.waitFor(() => expect(lit()).toBe(second));
    click('.point');
    await vi.waitFor(() => expect(lit()).toBe(first));
    answer(ok('shown'));
  });
});

describe('the arrow keys', () => {
  test('move the focus from point to point and follow them', async () => {
    background.answer = () => ok('shown');
    await showWithEffects();
    const points = [...document.querySelectorAll<HTMLElement>('.point')];
    points[0]?.focus();
    expect(press('ArrowDown')).toBe(true);
    expect(document.activeElement).toBe(points[1]);
    await vi.waitFor(() =>
      expect(highlights().at(-1)).toMatchObject({ kind: 'follow', anchor: { quote: second } }),
    );
    // There is no point after the last one.
    expect(press('ArrowDown')).toBe(false);
    expect(press('ArrowUp')).toBe(true);
    expect(document.activeElement).toBe(points[0]);
  });

  test('start at the followed point if nothing has the focus', async () => {
    background.answer = () => ok('shown');
    await showWithEffects();
    expect(press('ArrowDown')).toBe(false);
    await page.tell({ followed: 0, visibility: 'visible' });
    await vi.waitFor(() => expect(lit()).toBe(first));
    expect(press('ArrowDown')).toBe(true);
    await vi.waitFor(() => expect(lit()).toBe(second));
  });

  test('do nothing if another control has the focus', async () => {
    await show({});
    await page.tell({ followed: 0, visibility: 'visible' });
    await vi.waitFor(() => expect(lit()).toBe(first));
    document.querySelector<HTMLElement>('input[value=long]')?.focus();
    expect(press('ArrowDown')).toBe(false);
    expect(highlights()).toEqual([]);
  });
});
