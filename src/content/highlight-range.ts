/**
 * Marking a stretch of a document with the CSS Custom Highlight API, which paints ranges and leaves
 * the document as it is (https://drafts.csswg.org/css-highlight-api-1/).
 */

/** The mark's name in the page's registry, which the page shares. */
const highlightName = 'no-time-to-read';
/** The same while it flashes, over the other. */
const flashName = `${highlightName}-flash`;

/** The pen's yellow, and an ink that can be read on it, whatever the page's own colours. */
const highlightColor = '#ffe27a';
const textColor = '#1d1c1a';
/** From the deepest on: what flashes fades into the mark. */
const flashColors = ['#ffb300', '#ffb300', '#ffba14', '#ffc22d', '#ffca46', '#ffd35c', '#ffdb6c'];
/** How long each of them stays, in milliseconds. */
const flashStepMs = 80;

/** Texts of a range whose elements are told apart. */
const maxTexts = 500;

let sheet: CSSStyleSheet | undefined;
/** What the sheet holds. */
let rules = '';
let highlightedRange: Range | undefined;
let flashTimer: ReturnType<typeof setTimeout> | undefined;
const paintedRoots = new Set<Document | ShadowRoot>();

/** Marks a range, instead of the one that was marked before. */
export function highlightRange(range: Range): void {
  clearHighlight();
  styleRange(range);
  const document = range.startContainer.ownerDocument;
  adoptStyle(range.startContainer.getRootNode() as Document | ShadowRoot);
  if (document) adoptStyle(document);
  CSS.highlights.set(highlightName, new Highlight(range));
  highlightedRange = range;
}

/** Has the mark flash once, for about half a second; nothing where there is none. */
export function flashHighlight(): void {
  const rule = sheet?.cssRules[1];
  if (!highlightedRange || !rule || !('style' in rule)) return;
  const { style } = rule as CSSStyleRule;
  const flash = new Highlight(highlightedRange);
  flash.priority = 1;
  CSS.highlights.set(flashName, flash);
  const fade = (step: number) => {
    const color = flashColors[step];
    if (!color) return endFlash();
    style.backgroundColor = color;
    flashTimer = setTimeout(() => fade(step + 1), flashStepMs);
  };
  clearTimeout(flashTimer);
  fade(0);
}

/** Takes the mark away, and with it everything by which the page could see that there was one. */
export function clearHighlight(): void {
  endFlash();
  highlightedRange = undefined;
  CSS.highlights.delete(highlightName);
  for (const root of paintedRoots) {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  }
  paintedRoots.clear();
}

function endFlash(): void {
  clearTimeout(flashTimer);
  CSS.highlights.delete(flashName);
}

/** Has the sheet style the texts of this range. */
function styleRange(range: Range): void {
  const newRules = createRules(listTags(range));
  if (sheet && rules === newRules) return;
  sheet ??= new CSSStyleSheet();
  sheet.replaceSync(newRules);
  rules = newRules;
}

/** Two rules: for the mark, and for its flash. @param tags of elements, escaped; an empty one for all */
function createRules(tags: readonly string[]): string {
  const style = `{ background-color: ${highlightColor}; color: ${textColor}; }`;
  return [highlightName, flashName]
    .map((name) => `${tags.map((tag) => `${tag}::highlight(${name})`).join(', ')} ${style}`)
    .join('\n');
}

/**
 * The tags of the elements right around a range's texts. A rule for all elements has a browser make the
 * style of each of them anew, which held a page of 300,000 up for seconds.
 */
function listTags({ commonAncestorContainer, startContainer, endContainer }: Range): string[] {
  const walker = document.createTreeWalker(commonAncestorContainer, NodeFilter.SHOW_TEXT);
  walker.currentNode = startContainer;
  const tags = new Set<string>();
  let node: Node | null = startContainer;
  for (let left = maxTexts; node && left > 0; left--, node = walker.nextNode()) {
    const tag: unknown = node.parentElement?.localName;
    tags.add(typeof tag === 'string' ? CSS.escape(tag) : '');
    if (node === endContainer) return [...tags];
  }
  return [''];
}

/** Firefox paints in an open shadow root only by a sheet of that root. */
function adoptStyle(root: Document | ShadowRoot): void {
  if (!sheet || paintedRoots.has(root) || !('adoptedStyleSheets' in root)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  paintedRoots.add(root);
}
