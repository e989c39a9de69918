/** Determines how the banner has to look to fit into the page. */

import { getBackdrop } from './backdrop.ts';

/** The style by which the banner fits into the page. */
export interface BannerStyle {
  dark: boolean;
  /** The colour behind the banner, which it draws itself: a page could change it to that of the text. */
  background: string;
  /** In CSS pixels. */
  fontSize: number;
  /** CSS declarations that give the banner the width and the position of the adjacent paragraph. */
  box: string;
}

/** Font size of the banner relative to that of the text, within legible limits. */
const fontSizeShare = 0.84;
const minFontSize = 14;
const maxFontSize = 17;
/** What is drawn where the page has no colour of its own: the browser's page, in its shade. */
const paper = 'Canvas';

/** Determines the style from the text at a node. */
export function matchHostStyle(node: ChildNode): BannerStyle {
  const element = node instanceof Element ? node : node.parentElement;
  if (!element) return { dark: false, background: paper, fontSize: minFontSize, box: '' };
  const style = getComputedStyle(element);
  const { dark, color } = getBackdrop(element);
  const size = Number.parseFloat(style.fontSize) * fontSizeShare;
  return {
    dark,
    background: color ?? paper,
    fontSize: Math.min(maxFontSize, Math.max(minFontSize, Math.round(size * 2) / 2)),
    box: node === element ? getBoxStyle(element, style) : '',
  };
}

/**
 * Copies the box of a paragraph. Some pages set the width of each paragraph (`.text > p {
 * max-width: 40em; margin: auto }`) or put it in a grid column, and the banner has to follow suit.
 */
function getBoxStyle(element: Element, style: CSSStyleDeclaration): string {
  const { marginLeft, marginRight, paddingLeft, paddingRight, maxWidth } = style;
  const [left, right] = [marginLeft, marginRight].map((length) => Number.parseFloat(length) || 0);
  const isCentred = left !== undefined && left > 0 && Math.abs(left - (right ?? 0)) < 2;
  const width = element.getBoundingClientRect().width;
  const limit = maxWidth === 'none' && isCentred && width > 0 ? `${Math.round(width)}px` : maxWidth;
  const declarations = {
    'max-width': limit,
    'margin-left': isCentred ? 'auto' : marginLeft,
    'margin-right': isCentred ? 'auto' : marginRight,
    'padding-left': element.localName === 'p' ? paddingLeft : '',
    'padding-right': element.localName === 'p' ? paddingRight : '',
    'grid-column': style.gridColumn,
  };
  return Object.entries(declarations)
    .filter(([, value]) => value !== '' && value !== undefined)
    .map(([name, value]) => `${name}: ${value} !important;`)
    .join(' ');
}
