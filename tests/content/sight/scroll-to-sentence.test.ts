import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../../../bench/train/random.ts';
import { type Box, moveBox } from '../../../src/content/sight/geometry.ts';
import {
  chooseShift,
  chooseSidewaysShift,
  type Scene,
} from '../../../src/content/sight/scroll-to-sentence.ts';

const area: Box = { left: 0, top: 0, right: 1280, bottom: 800 };
const popup: Box = { left: 890, top: 0, right: 1270, bottom: 560 };
const column = { left: 304, right: 976 };

/** Creates lines of a column, starting at this height. */
function lines(top: number, count = 3): Box[] {
  return Array.from({ length: count }, (_, i) => ({
    ...column,
    top: top + i * 27,
    bottom: top + i * 27 + 21,
  }));
}

function scene(change: Partial<Scene>): Scene {
  return { lines: lines(5_000), area, obstacles: [], min: -10_000, max: 10_000, ...change };
}

/** Returns the top of the first line and the bottom of the last one after the shift. */
function getPosition(change: Partial<Scene>): [top: number, bottom: number] {
  const given = scene(change);
  const shift = chooseShift(given);
  return [(given.lines[0]?.top ?? 0) - shift, (given.lines.at(-1)?.bottom ?? 0) - shift];
}

describe('chooseShift', () => {
  it('brings the sentence to the reading height if nothing is in the way', () => {
    const [top, bottom] = getPosition({});
    expect((top + bottom) / 2).toBeCloseTo(800 * 0.4, -1);
  });

  it('does not move a sentence that is clearly visible', () => {
    expect(chooseShift(scene({ lines: lines(200) }))).toBe(0);
  });

  it('leads below a popup that covers the column', () => {
    const [top, bottom] = getPosition({ obstacles: [popup] });
    expect(top).toBeGreaterThanOrEqual(popup.bottom);
    expect(bottom).toBeLessThanOrEqual(area.bottom);
  });

  it('keeps the whole sentence on the screen if only the margin below the popup does not fit', () => {
    const high = { ...popup, bottom: area.bottom - 77 };
    const [top, bottom] = getPosition({ lines: lines(700), min: -111, obstacles: [high] });
    expect(bottom).toBeLessThanOrEqual(area.bottom);
    expect(top).toBeGreaterThanOrEqual(high.bottom);
  });

  it('ignores a popup next to the column', () => {
    const [top] = getPosition({ obstacles: [{ ...popup, left: 990 }] });
    expect(top).toBeLessThan(popup.bottom);
  });

  it('leads beside the popup if the lines are short enough', () => {
    const short = lines(5_000, 1).map((line) => ({ ...line, right: 700 }));
    const [top] = getPosition({ lines: short, obstacles: [popup] });
    expect(top).toBeLessThan(popup.bottom);
  });

  it('leads between a header and a bar at the bottom', () => {
    const header = { ...area, bottom: 350 };
    const bar = { ...area, top: 470 };
    const [top, bottom] = getPosition({ obstacles: [header, bar] });
    expect(top).toBeGreaterThanOrEqual(350);
    expect(bottom).toBeLessThanOrEqual(470);
  });

  it('moves a sentence that is on the screen but covered', () => {
    expect(
      chooseShift(scene({ lines: lines(300), obstacles: [{ ...area, bottom: 340 }] })),
    ).not.toBe(0);
  });

  it('stays within the range that the page can be scrolled', () => {
    expect(chooseShift(scene({ max: 30 }))).toBe(30);
    expect(chooseShift(scene({ lines: lines(-500), min: -40 }))).toBe(-40);
  });

  it('shows a sentence that is higher than the screen from its start', () => {
    const [top] = getPosition({ lines: lines(5_000, 60) });
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(30);
  });

  it('finds a free position whenever there is one', () => {
    const random = createSeededRandom(7);
    const number = (max: number) => Math.floor(random() * max);
    for (let run = 0; run < 200; run++) {
      const obstacles = Array.from({ length: number(4) }, (): Box => {
        const [left, top] = [number(1_200), number(700)];
        return { left, top, right: left + 20 + number(800), bottom: top + 20 + number(300) };
      });
      const given = scene({ lines: lines(900 + number(3_000), 1 + number(5)), obstacles });
      const free = listFreeShifts(given);
      const shift = chooseShift(given);
      if (free.length > 0) expect(isFree(given, shift), JSON.stringify(given)).toBe(true);
    }
  });
});

describe('chooseSidewaysShift', () => {
  it('does not move a sentence within the scroller', () => {
    expect(chooseSidewaysShift(lines(0), area)).toBe(0);
  });

  it('brings in a sentence beyond the right or the left edge', () => {
    expect(chooseSidewaysShift([{ left: 1_300, right: 1_500, top: 0, bottom: 20 }], area)).toBe(
      220,
    );
    expect(chooseSidewaysShift([{ left: -90, right: 100, top: 0, bottom: 20 }], area)).toBe(-90);
  });

  it('shows a sentence that is too wide from its left edge', () => {
    expect(chooseSidewaysShift([{ left: 100, right: 1_700, top: 0, bottom: 20 }], area)).toBe(100);
  });
});

/** Lists the positions, four pixels apart, at which nothing is covered with room to spare. */
function listFreeShifts(given: Scene): number[] {
  const shifts = Array.from({ length: 5_000 }, (_, i) => i * 4 - 2_000);
  return shifts.filter((shift) => isFree(given, shift, 24));
}

function isFree({ lines, area, obstacles }: Scene, shift: number, margin = 0): boolean {
  return lines.every((line) => {
    const { left, top, right, bottom } = moveBox(line, 0, -shift);
    const isOnScreen = top - margin >= area.top && bottom + margin <= area.bottom;
    return (
      isOnScreen &&
      obstacles.every(
        (box) =>
          right + margin <= box.left ||
          left - margin >= box.right ||
          bottom + margin <= box.top ||
          top - margin >= box.bottom,
      )
    );
  });
}
