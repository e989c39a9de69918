/** Whether an element hides what is behind it. */

import { unclobberedElement } from '../../extraction/dom/dom-clobbering.ts';
import { isInside } from './box.ts';

/** What shows itself whatever its background. */
const replacedTags = new Set([
  ...['audio', 'button', 'canvas', 'embed', 'iframe', 'img', 'input', 'meter', 'object'],
  ...['progress', 'select', 'svg', 'textarea', 'video'],
]);
/** What is more transparent than this leaves the text behind it legible. */
const minOpacity = 0.1;

/** Whether an element that a hit test has met at a place hides what is behind it there. */
export function isPaintedAt(element: Element, x: number, y: number): boolean {
  const own = unclobberedElement(element);
  if (!own.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  // Beside a modal dialog it is its backdrop that is met.
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
 * How opaque a computed colour is, from 0 to 1: `rgb(…)` and its like are opaque without a fourth value
 * (https://www.w3.org/TR/css-color-4/#serializing-color-values).
 */
export function getAlpha(color: string): number {
  if (color === '' || color === 'transparent') return 0;
  // A wide-gamut colour names its space first, and that name may hold a digit.
  const values = color.slice(color.indexOf('(') + 1).replace(/^[a-z][\w-]* /, '');
  const [, , , alpha = '1'] = values.match(/-?\d[\d.]*(?:e-?\d+)?%?/g) ?? [];
  return Number.parseFloat(alpha) / (alpha.endsWith('%') ? 100 : 1);
}
