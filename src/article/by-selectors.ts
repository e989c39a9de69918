/** Several selectors, the surest first, asked of a page in one go. */

import { asBuiltIn } from './built-in.ts';

/** A page with more such elements than these means something else by them. */
const most = 400;

/**
 * The elements that each of the selectors finds, in their order: the page is walked once for all of
 * them, and mostly in vain.
 *
 * @param each how many are wanted of one selector
 */
export function bySelectors(
  document: Document,
  selectors: readonly string[],
  each: number,
): readonly Element[][] {
  const found = [...document.querySelectorAll(selectors.join(','))].slice(0, most);
  if (found.length === 0) return [];
  return selectors.map((selector) =>
    found.filter((element) => asBuiltIn(element).matches(selector)).slice(0, each),
  );
}
