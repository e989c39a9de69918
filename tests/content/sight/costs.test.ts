// @vitest-environment happy-dom

/**
 * A visibility check costs as much as its hit tests, which are slow on some pages. The tests
 * count them instead of measuring time.
 */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Box,
  listElementsAt,
  type Sentence,
  toSentence,
} from '../../../src/content/sight/geometry.ts';
import { findObstacles, type Layer } from '../../../src/content/sight/scene.ts';
import { getVisibility } from '../../../src/content/sight/visibility.ts';

const screen: Box = { left: 0, top: 0, right: 1_000, bottom: 800 };
let now = 0;
/** The points at which the topmost element was requested. */
let places: { x: number; y: number }[] = [];

beforeEach(() => {
  now = 0;
  places = [];
  vi.spyOn(HTMLDocument.prototype, 'defaultView', 'get').mockReturnValue(window as never);
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  vi.restoreAllMocks();
  document.body.innerHTML = '';
});

/** Fakes hit tests. @param ms milliseconds that each of them takes */
function setHitTests(ms: number, getHit: (y: number) => Element): void {
  const getUppermost = (x: number, y: number) => {
    places.push({ x, y });
    now += ms;
    return getHit(y);
  };
  const listAll = (_x: number, y: number) => {
    now += ms;
    return [getHit(y)];
  };
  vi.spyOn(HTMLDocument.prototype, 'elementFromPoint').mockImplementation(getUppermost);
  // happy-dom lacks this function.
  document.elementsFromPoint = listAll;
}

/** Creates a sentence of three lines in the middle of the screen. */
function createSentence(): Sentence {
  const text = document.body
    .appendChild(document.createElement('p'))
    .appendChild(document.createTextNode('The ferry leaves at noon.'));
  const range = document.createRange();
  range.selectNodeContents(text);
  range.getClientRects = () =>
    [300, 330, 360].map((y) => new DOMRect(100, y, 500, 20)) as unknown as DOMRectList;
  vi.spyOn(Element.prototype, 'checkVisibility').mockReturnValue(true);
  return toSentence(range);
}

function createLayer(sentence: Sentence): Layer {
  const lines = [{ left: 100, top: 300, right: 600, bottom: 320 }];
  const own = window as unknown as Window & typeof globalThis;
  return { window: own, sentence, lines, viewport: screen, scrollers: [], view: undefined };
}

describe('findObstacles', () => {
  it('ends early if hit tests are slow', () => {
    const sentence = createSentence();
    setHitTests(40, () => document.body);
    findObstacles(createLayer(sentence));
    expect(places.length).toBeGreaterThan(0);
    expect(places.length).toBeLessThan(10);
  });

  it('covers the whole screen if hit tests are fast', () => {
    const sentence = createSentence();
    setHitTests(0.1, () => document.body);
    findObstacles(createLayer(sentence));
    expect(new Set(places.map(({ y }) => y)).size).toBe(40);
    expect(Math.max(...places.map(({ y }) => y))).toBeGreaterThan(780);
  });

  it('covers the whole screen if only the first hit test is slow because of the layout', () => {
    const sentence = createSentence();
    setHitTests(0.1, () => {
      if (places.length === 1) now += 900;
      return document.body;
    });
    findObstacles(createLayer(sentence));
    expect(new Set(places.map(({ y }) => y)).size).toBe(40);
  });

  it('finds a bar at the lower edge of the screen before the time is over', () => {
    const sentence = createSentence();
    const bar = document.body.appendChild(document.createElement('footer'));
    bar.style.cssText = 'position: fixed; opacity: 1; background-color: rgb(0, 0, 0)';
    bar.getBoundingClientRect = () => new DOMRect(0, 740, 1_000, 60);
    setHitTests(20, (y) => (y > 740 ? bar : document.body));
    const found = findObstacles(createLayer(sentence));
    expect(found.map(({ top }) => top)).toEqual([740]);
    expect(places.length).toBeLessThan(10);
  });
});

describe('getVisibility', () => {
  it('ends early if hit tests are slow and counts the rest as visible', () => {
    const sentence = createSentence();
    setHitTests(60, () => sentence.texts[0] ?? document.body);
    expect(getVisibility(sentence, undefined)).toBe('visible');
    expect(places.length).toBeGreaterThan(0);
    expect(places.length).toBeLessThan(4);
  });

  it('notices that a sentence extends beyond the screen even if hit tests are slow', () => {
    const sentence = createSentence();
    setHitTests(60, () => sentence.texts[0] ?? document.body);
    sentence.range.getClientRects = () =>
      [200, 400, window.innerHeight - 20].map(
        (y) => new DOMRect(100, y, 500, 100),
      ) as unknown as DOMRectList;
    expect(getVisibility(sentence, undefined)).toBe('off-screen');
  });
});

it('listElementsAt lists at most 1,000 of the elements at a point', () => {
  const all = Array.from({ length: 50_000 }, () => document.body);
  document.elementsFromPoint = () => all;
  expect(listElementsAt(document, 10, 10)).toHaveLength(1_000);
});
