/**
 * What lies over the banner and lets clicks through to it, so that no hit test meets it. Chromium
 * tells that by itself (`trackVisibility`); elsewhere it has to be looked for.
 */

import { openOrClosedShadowRoot } from '../../../browser/page-runtime.ts';
import { unclobbered, unclobberedElement } from '../../../extraction/dom/dom-clobbering.ts';
import { getAlpha, isPaintedAt } from '../../sight/floating.ts';
import { type Box, getBounds, getOuter, intersect, isAround } from '../../sight/geometry.ts';
import { isPaintedAbove } from './stacking.ts';

/** What lies over an area without being hit. */
export interface Covers {
  /** Where something is drawn. */
  readonly painted: readonly Box[];
  /** Whether anything lies there that is not drawn. */
  readonly hasTransparent: boolean;
}

/** How long (ms) one search may take: some 50,000 elements, on a slow machine half as many. */
const maxSearchMs = 200;
/** What is more transparent than this leaves what is behind it legible. */
const minOpacity = 0.1;

/**
 * Looks through all elements of the page, linear in their number.
 * @param host the banner's element, above which something would have to lie
 * @returns nothing when there was no time to look at all of them
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

/** What of an element, and of what its styles put before, after and behind it, no hit test meets. */
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

/** Whether letters stand directly in an element: enough of them cover as a background does. */
function hasText(element: Element): boolean {
  const isText = ({ nodeType, nodeValue }: Node) => nodeType === 3 && /\S/.test(nodeValue ?? '');
  for (let node = unclobbered(element, 'firstChild'); node; node = node.nextSibling)
    if (isText(node)) return unclobberedElement(element).checkVisibility({ opacityProperty: true });
  return false;
}

/** Where a positioned pseudo-element is: its used offsets, from the box that it is placed in. */
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

/** What of a box is on the screen, and all of the screen. */
export function getViewport(): Box {
  return { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
}

/** How much of a box others cover, from 0 to 1. */
export function getCoveredShare(box: Box, covers: readonly Box[]): number {
  const shared = covers.flatMap((cover) => intersect(box, cover) ?? []);
  const bounds = getBounds(shared);
  const area = (box.right - box.left) * (box.bottom - box.top);
  if (!bounds || area <= 0) return 0;
  return ((bounds.right - bounds.left) * (bounds.bottom - bounds.top)) / area;
}
