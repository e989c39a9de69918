/** How the page looks where the line is to stand, so that it stands there as if it belonged. */

import { getBackdrop } from './backdrop.ts';

export interface BannerStyle {
  dark: boolean;
  /** The colour behind the banner, which it draws itself: a page could change it to that of the text. */
  background: string;
  /** In CSS pixels. */
  fontSize: number;
  /** Declarations that give the line the width and the place of the paragraph beside it. */
  box: string;
}

/** The line's letters, relative to the text's, and within what can be read. */
const fontSizeShare = 0.84;
const minFontSize = 14;
const maxFontSize = 17;
/** What is drawn where the page has no colour of its own: the browser's page, in its shade. */
const paper = 'Canvas';

/** The look of the text at a node. */
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
 * Pages narrow each paragraph by itself (`.text > p { max-width: 40em; margin: auto }`) or put it in
 * a column of a grid; whatever stands beside must do the same.
 */
function getBoxStyle(element: Element, style: CSSStyleDeclaration): string {
  const { marginLeft, marginRight, paddingLeft, paddingRight, maxWidth } = style;
  const [left, right] = [marginLeft, marginRight].map((length) => Number.parseFloat(length) || 0);
  const centred = left !== undefined && left > 0 && Math.abs(left - (right ?? 0)) < 2;
  const width = element.getBoundingClientRect().width;
  const limit = maxWidth === 'none' && centred && width > 0 ? `${Math.round(width)}px` : maxWidth;
  const declarations = {
    'max-width': limit,
    'margin-left': centred ? 'auto' : marginLeft,
    'margin-right': centred ? 'auto' : marginRight,
    'padding-left': element.localName === 'p' ? paddingLeft : '',
    'padding-right': element.localName === 'p' ? paddingRight : '',
    'grid-column': style.gridColumn,
  };
  return Object.entries(declarations)
    .filter(([, value]) => value !== '' && value !== undefined)
    .map(([name, value]) => `${name}: ${value} !important;`)
    .join(' ');
}
