/** How much of an element's contrast the styles around it leave, so that invisible buttons are told. */

import { listAncestors } from '../../sight/geometry.ts';

/** The styles of one element that change how all inside it is drawn, as they are computed. */
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

/** What is left of the contrast from 0 (nothing) to 1 (all), and whether anything changes it. */
export interface Effects {
  readonly contrast: number;
  readonly isPlain: boolean;
}

/** What changes nothing of what is drawn, by property. */
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

/** Elements around the banner that are asked for their styles; deeper in, nothing is taken for seen. */
const maxStyled = 300;
/** No honest filter is longer; a longer one is not read. */
const maxFilterLength = 500;
/** The strongest blur, in pixels, through which a button can be read. */
const maxBlur = 0.5;

/** The effects of an element and of all around it, together. */
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

/** What a browser does not know of, it leaves out. */
function readEffects(style: Partial<EffectStyle>): EffectStyle {
  return Object.fromEntries(names.map((name) => [name, style[name] || plain[name]])) as {
    [N in keyof EffectStyle]: string;
  };
}

/**
 * What one element's styles leave of the contrast inside it, from 0 to 1. What cannot be judged (a
 * mask, a blend mode, an SVG filter) and what turns text over leaves nothing.
 */
export function getRemainingContrast(style: EffectStyle): number {
  const isJudged =
    style.mixBlendMode === 'normal' &&
    !style.maskImage.includes('(') &&
    style.rotate === 'none' &&
    style.offsetPath === 'none' &&
    !style.scale.includes('-') &&
    isUpright(style.transform);
  return isJudged ? toNumber(style.opacity) * getFilterContrast(style.filter) : 0;
}

/** Whether a computed transform only moves and scales: `matrix(a, 0, 0, d, x, y)` with a and d above 0. */
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
    // These change hues and leave what is light apart from what is dark.
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

/** A computed number or percentage; 0 for anything else. */
function toNumber(text: string): number {
  const number = Number.parseFloat(text);
  return Number.isFinite(number) ? number / (text.trim().endsWith('%') ? 100 : 1) : 0;
}
