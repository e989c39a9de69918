// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import {
  type EffectStyle,
  getEffects,
  getRemainingContrast,
} from '../../../../src/content/banner/press/contrast.ts';

const plain: EffectStyle = {
  opacity: '1',
  filter: 'none',
  mixBlendMode: 'normal',
  maskImage: 'none',
  transform: 'none',
  rotate: 'none',
  scale: 'none',
  offsetPath: 'none',
};

describe('getRemainingContrast', () => {
  it.each<[Partial<EffectStyle>, number]>([
    [{}, 1],
    [{ opacity: '0.001' }, 0.001],
    [{ opacity: '0.9' }, 0.9],
    [{ filter: 'grayscale(1) sepia(0.4) hue-rotate(90deg) saturate(3)' }, 1],
    [{ filter: 'drop-shadow(rgb(0, 0, 0) 1px 1px 2px)' }, 1],
    [{ filter: 'invert(1) hue-rotate(180deg)' }, 1],
    [{ filter: 'invert(0.5)' }, 0],
    [{ filter: 'brightness(0.5) brightness(0.5)' }, 0.25],
    [{ filter: 'brightness(4)' }, 0.25],
    [{ filter: 'contrast(0)' }, 0],
    [{ filter: 'opacity(0.2)', opacity: '0.5' }, 0.1],
    [{ filter: 'opacity(20%)' }, 0.2],
    [{ filter: 'blur(0.4px)' }, 1],
    [{ filter: 'blur(2px)' }, 0],
    [{ filter: 'url("#hide")' }, 0],
    [{ filter: `${'sepia(0) '.repeat(99)}` }, 0],
    [{ mixBlendMode: 'lighten' }, 0],
    [{ maskImage: 'linear-gradient(rgb(0, 0, 0), rgba(0, 0, 0, 0))' }, 0],
    [{ transform: 'matrix(1, 0, 0, 1, 40, 0)' }, 1],
    [{ transform: 'matrix(1.5, 0, 0, 1.5, 0, 0)' }, 1],
    [{ transform: 'matrix(-1, 0, 0, 1, 0, 0)' }, 0],
    [{ transform: 'matrix(0.7, 0.7, -0.7, 0.7, 0, 0)' }, 0],
    [{ transform: 'matrix3d(1, 0, 0, 0, 0, 0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 1)' }, 0],
    [{ rotate: '180deg' }, 0],
    [{ scale: '-1 1' }, 0],
    [{ scale: '1.2' }, 1],
    [{ offsetPath: 'ray(45deg)' }, 0],
  ])('returns the share of the contrast that %o leaves', (style, left) => {
    expect(getRemainingContrast({ ...plain, ...style })).toBeCloseTo(left, 5);
  });
});

describe('getEffects', () => {
  afterEach(() => {
    document.body.innerHTML = '';
  });

  it('multiplies the contrast that each ancestor leaves', () => {
    document.body.innerHTML =
      '<main style="opacity: .5"><article style="opacity: .5"><p></p></article></main>';
    const effects = getEffects(document.querySelector('p') as Element);
    expect(effects.contrast).toBeCloseTo(0.25, 5);
    expect(effects.isPlain).toBe(false);
  });

  it('returns full contrast if no style has an effect', () => {
    document.body.innerHTML = '<main><p></p></main>';
    expect(getEffects(document.querySelector('p') as Element)).toEqual({
      contrast: 1,
      isPlain: true,
    });
  });

  it('returns no contrast for an element that is nested too deeply', () => {
    let inner = document.body;
    for (let depth = 0; depth < 400; depth++)
      inner = inner.appendChild(document.createElement('div'));
    expect(getEffects(inner).contrast).toBe(0);
  });
});
