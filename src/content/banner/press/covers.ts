/**
 * Finds elements that cover the banner but let clicks through, which no hit test finds. Chromium
 * reports them (`trackVisibility`); in other browsers the page has to be searched. Called from
 * `press-guard.ts`.
 */

import { openOrClosedShadowRoot } from '../../../browser/page-runtime.ts';
import { unclobbered, unclobberedElement } from '../../../extraction/dom/dom-clobbering.ts';
import { getAlpha, isPaintedAt } from '../../sight/floating.ts';
import { type Box, getBounds, getOuter, intersect, isAround } from '../../sight/geometry.ts';
import { isPaintedAbove } from './stacking.ts';

/** The elements above the banner that hit tests do not find. */
export interface Covers {
  /** Boxes of those that paint something. */
  readonly painted: readonly Box[];
  /** True if any of them is transparent. */
  readonly hasTransparent: boolean;
}

/** One search may take this long, which is enough for about 50,000 elements. */
const maxSearchMs = 200;
/** Text stays legible behind an element with less opacity than this. */
const minOpacity = 0.1;

/**
 * Searches all elements of the page. The cost is linear in their number.
 *
 * @param host the banner's element
 * @returns `undefined` if the time was not enough for all of them
 */
export function findCovers(document: Document, host: Element): Covers | undefined {
  const end = performance.now() + maxSearchMs;
  const area = host.getBoundingClientRect();
  const painted: Box[] = [];
  let hasTransparent = false;
  const trees: (Document | ShadowRoot)[] = [document];
  for (let tree = trees.pop(); tree; tree = trees.pop()) {
    const hasInert = unclobbered(tree, 'querySelector').call(tree, '[inert]') !== null;
    for (const element of unclobbered(tree, 'querySelectorAll').call(tree, '*')) {
      if (performance.now() > end) return undefined;
      if (element === host) continue;
      const inner = element instanceof HTMLElement ? openOrClosedShadowRoot(element) : null;
      if (inner) trees.push(inner);
      for (const cover of listCovers(element, hasInert)) {
        const shared = intersect(cover.box, area);
        if (!shared || !cover.isAbove(host)) continue;
        if (cover.isPainted(shared)) painted.push(cover.box);
        else hasTransparent = true;
      }
    }
  }
  return { painted, hasTransparent };
}

interface Cover {
  readonly box: Box;
  isAbove(host: Element): boolean;
  isPainted(shared: Box): boolean;
}

/** Yields the boxes of an element and its pseudo-elements that hit tests do not find. */
function* listCovers(element: Element, hasInert: boolean): Generator<Cover> {
  const own = unclobberedElement(element);
  const isInert = hasInert && own.closest('[inert]') !== null;
  const style = getComputedStyle(element);
  if (isInert || style.pointerEvents === 'none') {
    const box = own.getBoundingClientRect();
    const isPainted = ({ left, top, right, bottom }: Box) =>
      isPaintedAt(element, (left + right) / 2, (top + bottom) / 2) || hasText(element);
    yield { box, isPainted, isAbove: (host) => isPaintedAbove({ element }, host) };
  }
  for (const name of ['::before', '::after'] as const) {
    const pseudo = getComputedStyle(element, name);
    if (pseudo.content === 'none' || pseudo.content === 'normal') continue;
    if (!isInert && pseudo.pointerEvents !== 'none') continue;
    if (pseudo.position !== 'fixed' && pseudo.position !== 'absolute') continue;
    yield {
      box: getPseudoBox(element, pseudo),
      isPainted: () => isPseudoPainted(pseudo),
      isAbove: (host) => isPaintedAbove({ element, pseudo: name }, host),
    };
  }
  if (own.matches(':popover-open, :modal, :fullscreen')) {
    const backdrop = getComputedStyle(element, '::backdrop');
    if (backdrop.pointerEvents === 'none')
      yield {
        box: getViewport(),
        isPainted: () => isPseudoPainted(backdrop),
        isAbove: (host) => !isAround(element, host),
      };
  }
}

/** True if an element directly contains visible text, which can cover the banner like a background. */
function hasText(element: Element): boolean {
  const isText = ({ nodeType, nodeValue }: Node) => nodeType === 3 && /\S/.test(nodeValue ?? '');
  for (let node = unclobbered(element, 'firstChild'); node; node = node.nextSibling)
    if (isText(node)) return unclobberedElement(element).checkVisibility({ opacityProperty: true });
  return false;
}

/** Computes the box of a positioned pseudo-element from its used offsets and its containing block. */
function getPseudoBox(element: Element, style: CSSStyleDeclaration): Box {
  const frame = style.position === 'fixed' ? getViewport() : getContainingBox(element);
  const [left, top, width, height] = [style.left, style.top, style.width, style.height].map(
    (length) => Number.parseFloat(length) || 0,
  );
  const x = frame.left + (left ?? 0);
  const y = frame.top + (top ?? 0);
  return { left: x, top: y, right: x + (width ?? 0), bottom: y + (height ?? 0) };
}

function getContainingBox(element: Element): Box {
  for (let around: Element | null = element; around; around = getOuter(around)) {
    if (getComputedStyle(around).position !== 'static')
      return unclobberedElement(around).getBoundingClientRect();
  }
  return getViewport();
}

function isPseudoPainted(style: CSSStyleDeclaration): boolean {
  if (Number(style.opacity) < minOpacity || style.visibility === 'hidden') return false;
  return (
    getAlpha(style.backgroundColor) >= minOpacity ||
    /\(/.test(`${style.backgroundImage} ${style.backdropFilter} ${style.content}`) ||
    /["'][^"'\s]/.test(style.content)
  );
}

/** Returns the box of the viewport. */
export function getViewport(): Box {
  return { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
}

/** Returns the share of a box that is covered, from 0 to 1, by the bounding box of all covers. */
export function getCoveredShare(box: Box, covers: readonly Box[]): number {
  const shared = covers.flatMap((cover) => intersect(box, cover) ?? []);
  const bounds = getBounds(shared);
  const area = (box.right - box.left) * (box.bottom - box.top);
  if (!bounds || area <= 0) return 0;
  return ((bounds.right - bounds.left) * (bounds.bottom - bounds.top)) / area;
}
