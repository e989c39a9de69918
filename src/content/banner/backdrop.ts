/**
 * Determines the background behind the banner: light or dark, and its colour. Called from
 * `host-style.ts`.
 */

import { unclobbered } from '../../extraction/dom/dom-clobbering.ts';

/** Luminance from black (0) to white (1), and opacity from 0 to 1. */
interface Luminance {
  readonly light: number;
  readonly opacity: number;
}

const minOpacity = 0.5;

/** At most this many ancestors are read, because a browser walks up the tree for each of them. */
const maxAncestors = 200;

/** The background behind a position of the page. */
export interface Backdrop {
  readonly dark: boolean;
  /** The computed colour of an opaque background without an image. */
  readonly color?: string;
}

/**
 * Returns whether the nearest opaque background is dark, and its colour. If there is none, or it
 * cannot be parsed, light text means a dark background.
 */
export function getBackdrop(element: Element): Backdrop {
  let around: Element | null = element;
  for (let left = maxAncestors; around && left > 0; left--, around = getFlatTreeParent(around)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(around);
    const luminance = parseLuminance(backgroundColor);
    const isImage = backgroundImage.includes('(');
    if (luminance && luminance.opacity >= minOpacity) {
      const isWhole = luminance.opacity === 1 && !isImage;
      return { dark: luminance.light < 0.5, ...(isWhole && { color: backgroundColor }) };
    }
    // A script cannot read the colours of a background image or gradient.
    if (isImage) break;
  }
  const text = parseLuminance(getComputedStyle(element).color);
  return { dark: text !== undefined && text.light > 0.5 };
}

function getFlatTreeParent(element: Element): Element | null {
  const root = unclobbered(element, 'getRootNode').call(element);
  return unclobbered(element, 'parentElement') ?? (root instanceof ShadowRoot ? root.host : null);
}

/**
 * Parses the luminance of a computed colour in the forms that browsers serialize: `rgb()`,
 * `color(srgb …)`, and the lightness of `lab()`, `lch()`, `oklab()` and `oklch()`
 * (https://www.w3.org/TR/css-color-4/#serializing-color-values).
 *
 * @returns `undefined` for any other form
 */
export function parseLuminance(color: string): Luminance | undefined {
  const [name, inside = ''] = color.split('(');
  // Wide-gamut colours start with the name of their colour space, which may contain a digit.
  const values = inside.replace(/^[a-z][\w-]* /, '');
  const numbers = values.match(/-?\d[\d.]*(?:e-?\d+)?/g)?.map(Number) ?? [];
  const [first = 0, second = 0, third = 0, opacity = 1] = numbers;
  if (numbers.length < 3) return undefined;
  // The luma of ITU-R BT.709 is close enough to perceived brightness for this purpose.
  const luma = 0.2126 * first + 0.7152 * second + 0.0722 * third;
  if (name === 'rgb' || name === 'rgba') return { light: luma / 255, opacity };
  if (name === 'color') return { light: luma, opacity };
  if (name === 'oklab' || name === 'oklch') return { light: first, opacity };
  if (name === 'lab' || name === 'lch') return { light: first / 100, opacity };
  return undefined;
}
