/**
 * Highlights a range with the CSS Custom Highlight API, which leaves the document unchanged
 * (https://drafts.csswg.org/css-highlight-api-1/). Called from `highlighter.ts`
 * and from the welcome page.
 */

/** Name of the highlight in the page's registry, which scripts of the page share. */
const highlightName = 'no-time-to-read';
/** Name of the highlight that flashes on top of it. */
const flashName = `${highlightName}-flash`;

/** The highlight has its own text colour, which is legible whatever the page's colours are. */
const highlightColor = '#ffe27a';
const textColor = '#1d1c1a';
/** The flash starts with the deepest colour and fades into the highlight. */
const flashColors = ['#ffb300', '#ffb300', '#ffba14', '#ffc22d', '#ffca46', '#ffd35c', '#ffdb6c'];
/** Duration of each flash colour. */
const flashStepMs = 80;

/** At most this many text nodes of a range are visited. */
const maxTexts = 500;

let sheet: CSSStyleSheet | undefined;
/** The current text of the style sheet. */
let rules = '';
let highlightedRange: Range | undefined;
let flashTimer: ReturnType<typeof setTimeout> | undefined;
const paintedRoots = new Set<Document | ShadowRoot>();

/** Highlights a range, replacing the previous one. */
export function highlightRange(range: Range): void {
  clearHighlight();
  styleRange(range);
  const document = range.startContainer.ownerDocument;
  adoptStyle(range.startContainer.getRootNode() as Document | ShadowRoot);
  if (document) adoptStyle(document);
  CSS.highlights.set(highlightName, new Highlight(range));
  highlightedRange = range;
}

/** Flashes the highlight once, for about half a second. Does nothing if there is none. */
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

/** Removes the highlight and every trace by which the page could notice it. */
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

/** Makes the style sheet apply to the text of this range. */
function styleRange(range: Range): void {
  const newRules = createRules(listTags(range));
  if (sheet && rules === newRules) return;
  sheet ??= new CSSStyleSheet();
  sheet.replaceSync(newRules);
  rules = newRules;
}

/**
 * Creates the two rules for the highlight and its flash.
 *
 * @param tags escaped tag names; an empty one matches all elements
 */
function createRules(tags: readonly string[]): string {
  const style = `{ background-color: ${highlightColor}; color: ${textColor}; }`;
  return [highlightName, flashName]
    .map((name) => `${tags.map((tag) => `${tag}::highlight(${name})`).join(', ')} ${style}`)
    .join('\n');
}

/**
 * Lists the tag names of the parents of a range's text nodes. A rule for all elements makes the
 * browser restyle every one of them, which blocked a page of 300,000 elements for seconds.
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

/** Firefox paints inside an open shadow root only if that root has the style sheet. */
function adoptStyle(root: Document | ShadowRoot): void {
  if (!sheet || paintedRoots.has(root) || !('adoptedStyleSheets' in root)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  paintedRoots.add(root);
}
