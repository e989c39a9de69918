// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { getBackdrop, parseLuminance } from '../../../src/content/banner/backdrop.ts';

describe('parseLuminance', () => {
  it.each([
    ['rgb(255, 255, 255)', 1, 1],
    ['rgb(0, 0, 0)', 0, 1],
    ['rgba(0, 0, 0, 0)', 0, 0],
    ['color(srgb 1 1 1 / 0.5)', 1, 0.5],
    ['color(display-p3 0 0 0)', 0, 1],
    ['oklch(0.25 0.02 264)', 0.25, 1],
    ['oklab(0.97 -0.001 0.004 / 0.9)', 0.97, 0.9],
    ['lab(96 0 -1)', 0.96, 1],
    ['lch(12 3 270)', 0.12, 1],
  ])('parses %s', (color, light, opacity) => {
    const shade = parseLuminance(color);
    expect(shade?.light).toBeCloseTo(light, 5);
    expect(shade?.opacity).toBeCloseTo(opacity, 5);
  });

  it('parses yellow as light and navy as dark', () => {
    expect(parseLuminance('rgb(255, 226, 122)')?.light).toBeGreaterThan(0.5);
    expect(parseLuminance('rgb(0, 0, 128)')?.light).toBeLessThan(0.5);
  });

  it.each(['', 'transparent', 'CanvasText', 'rgb(', 'hwb(from red)'])(
    'returns undefined for %j',
    (color) => expect(parseLuminance(color)).toBeUndefined(),
  );
});

describe('getBackdrop', () => {
  const isDark = (element: Element) => getBackdrop(element).dark;

  beforeEach(() => {
    document.body.innerHTML = '<main><div><p>Text</p></div></main>';
    document.body.removeAttribute('style');
  });
  const at = (selector: string) => document.querySelector(selector) as HTMLElement;

  it('uses the nearest opaque background', () => {
    document.body.style.backgroundColor = 'rgb(255, 255, 255)';
    at('main').style.backgroundColor = 'rgb(20, 20, 24)';
    at('div').style.backgroundColor = 'rgba(255, 255, 255, 0.1)';
    expect(isDark(at('p'))).toBe(true);
    at('div').style.backgroundColor = 'rgb(250, 250, 250)';
    expect(isDark(at('p'))).toBe(false);
  });

  it('uses the text colour if there is an image or no background', () => {
    at('p').style.color = 'rgb(230, 230, 230)';
    expect(isDark(at('p'))).toBe(true);
    document.body.style.backgroundColor = 'rgb(255, 255, 255)';
    at('main').style.backgroundImage = 'linear-gradient(rgb(0, 0, 0), rgb(9, 9, 9))';
    expect(isDark(at('p'))).toBe(true);
    at('p').style.color = 'rgb(20, 20, 20)';
    expect(isDark(at('p'))).toBe(false);
  });
});
