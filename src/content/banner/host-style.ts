/** Determines the style of the banner, so that it fits into the page. Called from `index.ts`. */

import { getBackdrop } from './backdrop.ts';

/** The style by which the banner fits into the page. */
export interface BannerStyle {
  dark: boolean;
  /** The banner paints this colour itself, because a page could change its own to that of the text. */
  background: string;
  /** Font size in CSS pixels. */
  fontSize: number;
  /** CSS declarations that give the banner the width and the position of the adjacent paragraph. */
  box: string;
}

/** Font size of the banner relative to that of the text, within legible limits. */
const fontSizeShare = 0.84;
const minFontSize = 14;
const maxFontSize = 17;
/** The system colour of a page without a background, in the browser's light or dark scheme. */
const defaultBackground = 'Canvas';

/** Determines the style from the text at a node. */
export function matchHostStyle(node: ChildNode): BannerStyle {
  const element = node instanceof Element ? node : node.parentElement;
  if (!element)
    return { dark: false, background: defaultBackground, fontSize: minFontSize, box: '' };
  const style = getComputedStyle(element);
  const { dark, color } = getBackdrop(element);
  const size = Number.parseFloat(style.fontSize) * fontSizeShare;
  return {
    dark,
    background: color ?? defaultBackground,
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

/**
 * Creates the style sheet for the shadow root of a banner. The rules for the host are `!important`,
 * because the page's own styles apply to the host, too.
 */
export function createStyleSheet({ background, fontSize, box }: BannerStyle): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
:host {
  all: initial !important;
  display: flow-root !important;
  margin-block: 1.2em !important;
  font-size: ${fontSize}px !important;
  box-sizing: border-box !important;
  ${box}
}
section { background: ${background}; }
${bannerStyles}`);
  return sheet;
}

const bannerStyles = `
section {
  color-scheme: light;
  user-select: none;
  --text: #1d1c1a; --text-muted: #66635c; --border: #e3ded2; --highlight: #ffe27a; --stroke: #f7cf45; --hover: #fff6d6; --background: #fffefb;
  font: 1em/1.4 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  color: var(--text-muted);
  border-block: 1px solid var(--border);
  text-align: start;
}
section.dark {
  color-scheme: dark;
  --text: #f1eee6; --text-muted: #b4afa3; --border: #4a4741; --highlight: #8a6d00; --stroke: #d9b32c; --hover: #3a3420; --background: #1e1d1b;
}
[hidden] { display: none !important; }
/* Text is generated content, because a page can search the text of the document and style a selection. */
[data-text]::before { content: attr(data-text); }
button {
  all: unset;
  box-sizing: border-box;
  color: var(--text);
  cursor: pointer;
}
button:focus-visible { outline: 2px solid var(--text); outline-offset: 2px; border-radius: 4px; }
button:disabled { cursor: progress; }
.row { display: flex; flex-wrap: wrap; gap: 0 .5em; align-items: center; padding: 6px 2px; }
.row .summarize-button { padding-block: 3px; font-weight: 650; }
.highlighter { padding-inline: 2px; background: linear-gradient(transparent 58%, var(--highlight) 58%); }
.summarize-button:hover .highlighter { background: var(--highlight); }
.summarize-button:disabled .highlighter { animation: breathe 1.2s ease-in-out infinite alternate; }
@keyframes breathe { to { opacity: .5; } }
.muted { color: var(--text-muted); }
.more { margin-inline-start: auto; padding: 2px 6px; color: var(--text-muted); line-height: 20px; }
.more:hover { color: var(--text); }
.choices, .tools { display: flex; flex-wrap: wrap; gap: 4px 1.2em; padding: 2px 2px 8px; font-size: .9em; }
.link { padding-block: 3px; text-decoration: underline; text-underline-offset: 2px; text-decoration-thickness: 1px; }
ol { list-style: none; margin: 0; padding: 6px 0 2px; color: var(--text); }
.point {
  display: block; position: relative; width: 100%; padding: 7px 8px 7px; padding-inline-start: 24px;
  border-radius: 8px; overflow-wrap: anywhere; text-align: start;
}
.point::after {
  content: ""; position: absolute; inset-inline-start: 4px; top: calc(7px + .58em); width: 10px; height: 4px;
  border-radius: 2px; background: var(--stroke);
}
.point:hover, .point[aria-current] { background: var(--hover); }
.point[aria-current]::after { width: 4px; height: 16px; inset-inline-start: 7px; top: calc(7px + .15em); }
.highlight-status { padding-inline: 24px 8px; font-size: .9em; }
.highlight-status:not(:empty) { padding-block-end: 6px; }
.highlight-status q { margin-inline-start: .3em; color: var(--text); }
.highlight-status q::before { content: open-quote attr(data-text); }
.tools { padding-block: 4px 8px; align-items: baseline; }
.tools .muted { flex: 1 1 auto; }
.error { padding: 8px 2px; }
.refusal[data-text]:not([data-text=""]) { padding: 2px 2px 8px; color: var(--text); }
p { margin: 0; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.float { position: fixed; inset: auto 0 16px; width: max-content; margin: 0 auto; border: 0; padding: 0; background: none; }
.back-button {
  padding: 7px 14px; border: 1px solid var(--border); border-radius: 999px; background: var(--background);
  box-shadow: 0 2px 10px #0003; font-size: .93em;
}
@media (prefers-reduced-motion: reduce) { .summarize-button:disabled .highlighter { animation: none; opacity: .6; } }
@media (forced-colors: active) {
  .highlighter { background: none; text-decoration: underline; }
  .point::after { forced-color-adjust: none; background: Highlight; }
  .point[aria-current] { outline: 2px solid Highlight; outline-offset: -2px; }
}
@media print { :host { display: none !important; } }
`;
