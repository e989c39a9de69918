/**
 * Marking a stretch of a document with the CSS Custom Highlight API, which paints ranges and leaves
 * the document as it is (https://drafts.csswg.org/css-highlight-api-1/).
 */

/** The mark's name in the page's registry, which the page shares. */
const markName = 'no-time-to-read';

/** The pen's yellow, and an ink that can be read on it, whatever the page's own colours. */
const markStyle = `::highlight(${markName}) { background-color: #ffe27a; color: #1d1c1a; }`;

/** Texts of a range whose elements are told apart. */
const maxTexts = 500;

let sheet: CSSStyleSheet | undefined;
/** What the sheet holds. */
let rules = '';
const painted = new Set<Document | ShadowRoot>();

/**
 * Marks a range, instead of the one that was marked before.
 * @param scroll whether to bring it into view: at once where the reader wants no motion.
 */
export function mark(range: Range, scroll: boolean): void {
  clearMark();
  styleRange(range);
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

/** Has the sheet style the texts of this range. */
function styleRange(range: Range): void {
  const wanted = createRules(range);
  if (sheet && rules === wanted) return;
  sheet ??= new CSSStyleSheet();
  sheet.replaceSync(wanted);
  rules = wanted;
}

/**
 * A rule for each tag of the elements right around the range's texts. A rule for all elements has a
 * browser make the style of each of them anew, which held a page of 300,000 up for seconds.
 */
function createRules({ commonAncestorContainer, startContainer, endContainer }: Range): string {
  const walker = document.createTreeWalker(commonAncestorContainer, NodeFilter.SHOW_TEXT);
  walker.currentNode = startContainer;
  const tags = new Set<string>();
  let node: Node | null = startContainer;
  for (let left = maxTexts; node && left > 0; left--, node = walker.nextNode()) {
    const tag: unknown = node.parentElement?.localName;
    tags.add(typeof tag === 'string' ? CSS.escape(tag) : '');
    if (node === endContainer) return [...tags].map((each) => `${each}${markStyle}`).join('\n');
  }
  return markStyle;
}

/** Firefox paints in an open shadow root only by a sheet of that root. */
function adoptStyle(root: Document | ShadowRoot): void {
  if (!sheet || painted.has(root) || !('adoptedStyleSheets' in root)) return;
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
