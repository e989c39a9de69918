/** Determines whether an element hides what is behind it. */

import { unclobberedElement } from '../../extraction/dom/dom-clobbering.ts';
import { isInside } from './box.ts';

/** Elements that are painted whatever their background. */
const replacedTags = new Set([
  ...['audio', 'button', 'canvas', 'embed', 'iframe', 'img', 'input', 'meter', 'object'],
  ...['progress', 'select', 'svg', 'textarea', 'video'],
]);
/** Opacity below which the text behind an element stays legible. */
const minOpacity = 0.1;

/** Returns true if an element that a hit test found at a point hides what is behind it there. */
export function isPaintedAt(element: Element, x: number, y: number): boolean {
  const own = unclobberedElement(element);
  if (!own.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  // Outside of a modal dialog, a hit test finds the dialog although its backdrop is there.
  const isBackdrop = own.matches(':modal') && !isInside(x, y, own.getBoundingClientRect());
  if (!isBackdrop && replacedTags.has(own.localName)) return true;
  const style = getComputedStyle(element, isBackdrop ? '::backdrop' : undefined);
  if (Number(style.opacity) < minOpacity) return false;
  return (
    isSet(style.backgroundImage) ||
    isSet(style.backdropFilter) ||
    getAlpha(style.backgroundColor) >= minOpacity
  );
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'none';
}

/**
 * Returns the opacity of a computed colour, from 0 to 1. `rgb(…)` and the like are opaque without a
 * fourth value (https://www.w3.org/TR/css-color-4/#serializing-color-values).
 */
export function getAlpha(color: string): number {
  if (color === '' || color === 'transparent') return 0;
  // Wide-gamut colours start with the name of their colour space, which may contain a digit.
  const values = color.slice(color.indexOf('(') + 1).replace(/^[a-z][\w-]* /, '');
  const [, , , alpha = '1'] = values.match(/-?\d[\d.]*(?:e-?\d+)?%?/g) ?? [];
  return Number.parseFloat(alpha) / (alpha.endsWith('%') ? 100 : 1);
}
