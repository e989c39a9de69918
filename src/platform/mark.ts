/**
 * Marking a stretch of a document with the CSS Custom Highlight API, which paints ranges and leaves
 * the document as it is (https://drafts.csswg.org/css-highlight-api-1/).
 */

/** The mark's name in the page's registry, which the page shares. */
const markName = 'no-time-to-read';

/** The pen's yellow, and an ink that can be read on it, whatever the page's own colours. */
const markStyle = `::highlight(${markName}) { background-color: #ffe27a; color: #1d1c1a; }`;

let sheet: CSSStyleSheet | undefined;
const painted = new Set<Document | ShadowRoot>();

/**
 * Marks a range, instead of the one that was marked before.
 * @param scroll whether to bring it into view: at once where the reader wants no motion.
 */
export function mark(range: Range, scroll: boolean): void {
  clearMark();
  const document = range.startContainer.ownerDocument;
  adoptStyle(range.startContainer.getRootNode() as Document | ShadowRoot);
  if (document) adoptStyle(document);
  CSS.highlights.set(markName, new Highlight(range));
  if (scroll) scrollTo(range);
}

/** Takes the mark away, and with it everything by which the page could see that there was one. */
export function clearMark(): void {
  CSS.highlights.delete(markName);
  for (const root of painted) {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  }
  painted.clear();
}

/** Firefox paints in an open shadow root only by a sheet of that root. */
function adoptStyle(root: Document | ShadowRoot): void {
  if (painted.has(root) || !('adoptedStyleSheets' in root)) return;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(markStyle);
  }
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  painted.add(root);
}

function scrollTo(range: Range): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const behavior = calm ? 'instant' : 'smooth';
  const element = range.startContainer.parentElement;
  if (!element) return;
  if (element.getBoundingClientRect().height <= innerHeight / 2) {
    element.scrollIntoView({ block: 'center', behavior });
    return;
  }
  // The middle of a long element may be pages away from the sentence; only elements can be scrolled
  // to, so the rest of the way is measured.
  element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const { top, height } = range.getBoundingClientRect();
  scrollerOf(element).scrollBy({ top: top + height / 2 - innerHeight / 2, behavior });
}

/** Elements around a sentence that are asked whether they scroll. */
const maxAround = 200;

/** What scrolls when the element is scrolled: a part of the page, or the page. */
function scrollerOf(element: Element): Element | Window {
  let around: Element | null = element;
  // A form's fields stand before its own members, so this way may lead in a circle.
  for (let left = maxAround; around && left > 0; left--, around = around.parentElement) {
    const { overflowY } = getComputedStyle(around);
    const scrolls = around.scrollHeight > around.clientHeight && /auto|scroll/.test(overflowY);
    if (scrolls && around !== document.scrollingElement && around !== document.body) return around;
  }
  return window;
}
