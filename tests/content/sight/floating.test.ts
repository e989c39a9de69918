import { expect, it } from 'vitest';
import { getAlpha } from '../../../src/content/sight/floating.ts';

it.each([
  ['transparent', 0],
  ['', 0],
  ['rgb(12, 34, 56)', 1],
  ['rgba(0, 0, 0, 0)', 0],
  ['rgba(0, 0, 0, 0.25)', 0.25],
  ['rgb(0 0 0 / 50%)', 0.5],
  ['color(display-p3 0.1 0.2 0.3)', 1],
  ['color(display-p3 0.1 0.2 0.3 / 0.4)', 0.4],
  ['oklch(0.7 0.1 200 / 0.05)', 0.05],
  ['rgba(1e-7, 0, 0, 1e-1)', 0.1],
])('getAlpha parses %s as %d', (color, alpha) => {
  expect(getAlpha(color)).toBeCloseTo(alpha);
});
