/**
 * Measures how much of an element's contrast the styles of its ancestors leave, so that presses on
 * nearly invisible buttons are ignored. Called from `press-guard.ts`.
 */

import { listAncestors } from '../../sight/geometry.ts';

/** The computed styles of an element that affect how everything inside it is painted. */
export interface EffectStyle {
  readonly opacity: string;
  readonly filter: string;
  readonly mixBlendMode: string;
  readonly maskImage: string;
  readonly transform: string;
  readonly rotate: string;
  readonly scale: string;
  readonly offsetPath: string;
}

/** The combined effect of the styles around an element. */
export interface Effects {
  /** Share of the contrast that is left, from 0 (invisible) to 1 (unchanged). */
  readonly contrast: number;
  /** True if none of the styles has any effect. */
  readonly isPlain: boolean;
}

/** The value of each property that has no effect. */
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
const names = Object.keys(plain) as (keyof EffectStyle)[];

/** At most this many ancestors are read; a banner that is nested deeper counts as invisible. */
const maxStyled = 300;
/** A filter with more characters than this counts as hiding everything. */
const maxFilterLength = 500;
/** The strongest blur, in pixels, through which a button can be read. */
const maxBlur = 0.5;

/** Returns the combined effects of an element and all its ancestors. */
export function getEffects(element: Element): Effects {
  let [contrast, isPlain, left] = [1, true, maxStyled];
  for (const around of listAncestors(element)) {
    if (left === 0) return { contrast: 0, isPlain: false };
    left -= 1;
    const style = readEffects(getComputedStyle(around));
    if (names.every((name) => style[name] === plain[name])) continue;
    isPlain = false;
    contrast *= getRemainingContrast(style);
  }
  return { contrast, isPlain };
}

/** Completes a style with the values of properties that the browser does not support. */
function readEffects(style: Partial<EffectStyle>): EffectStyle {
  return Object.fromEntries(names.map((name) => [name, style[name] || plain[name]])) as {
    [N in keyof EffectStyle]: string;
  };
}

/**
 * Returns the share of the contrast inside an element that its styles leave, from 0 to 1. It is 0 for
 * effects that cannot be computed (a mask, a blend mode, an SVG filter) and for rotated or mirrored
 * text.
 */
export function getRemainingContrast(style: EffectStyle): number {
  const isComputable =
    style.mixBlendMode === 'normal' &&
    !style.maskImage.includes('(') &&
    style.rotate === 'none' &&
    style.offsetPath === 'none' &&
    !style.scale.includes('-') &&
    isUpright(style.transform);
  return isComputable ? toNumber(style.opacity) * getFilterContrast(style.filter) : 0;
}

/** True if a transform only moves and scales: `matrix(a, 0, 0, d, x, y)` with positive a and d. */
function isUpright(transform: string): boolean {
  if (transform === 'none') return true;
  if (!transform.startsWith('matrix(')) return false;
  const [a = 0, b = 1, c = 1, d = 0] = transform.slice('matrix('.length).split(',').map(Number);
  const isStraight = Math.abs(b) < 0.01 && Math.abs(c) < 0.01;
  return isStraight && a > 0 && d > 0;
}

function getFilterContrast(filter: string): number {
  if (filter === 'none') return 1;
  if (filter.length > maxFilterLength) return 0;
  let left = 1;
  // A function of a filter has at most the parentheses of one colour inside its own.
  for (const [, name = '', inside = ''] of filter.matchAll(/([a-z-]+)\(((?:[^()]|\([^()]*\))*)\)/g))
    left *= getFunctionContrast(name, inside);
  return left;
}

function getFunctionContrast(name: string, inside: string): number {
  const amount = toNumber(inside);
  switch (name) {
    case 'opacity':
      return Math.min(1, amount);
    case 'brightness':
    case 'contrast':
      return amount > 1 ? 1 / amount : amount;
    case 'invert':
      return Math.abs(1 - 2 * Math.min(1, amount));
    case 'blur':
      return amount <= maxBlur ? 1 : 0;
    // These change only hues, so light and dark stay distinguishable.
    case 'grayscale':
    case 'sepia':
    case 'hue-rotate':
    case 'saturate':
    case 'drop-shadow':
      return 1;
    default:
      return 0;
  }
}

/** Parses a computed number or percentage; returns 0 for anything else. */
function toNumber(text: string): number {
  const number = Number.parseFloat(text);
  return Number.isFinite(number) ? number / (text.trim().endsWith('%') ? 100 : 1) : 0;
}
