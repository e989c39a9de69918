/** Which text of the document the reader has selected. */

/** Scripts can select any number of stretches in Firefox, and each node is asked of each. */
const mostRanges = 200;

type Clip = (node: Text) => readonly [start: number, end: number] | undefined;

/** For each text node the part of it that is selected; nothing when no text is selected. */
export function selectionClip(document: Document): Clip | undefined {
  const selection = document.getSelection();
  const ranges = selection ? selectedRanges(document, selection) : [];
  if (ranges.length === 0) return undefined;
  return (node) => {
    for (const range of ranges) if (range.intersectsNode(node)) return partIn(range, node);
    return undefined;
  };
}

function selectedRanges(document: Document, selection: Selection): Range[] {
  // Firefox lets the reader select several stretches.
  const length = Math.min(selection.rangeCount, mostRanges);
  const ranges = Array.from({ length }, (_, i) => selection.getRangeAt(i));
  const selected = ranges.filter(({ collapsed }) => !collapsed);
  return selected.length > 0 ? selected : rangesInShadow(document, selection);
}

/** Seen from outside, what is selected inside a shadow tree is empty. */
function rangesInShadow(document: Document, selection: Selection): Range[] {
  const shadowRoots = openRoots(document);
  // Older browsers have no such call, and neither has the terminal.
  const composed = selection.getComposedRanges?.({ shadowRoots }) ?? [];
  return composed
    .filter(({ startContainer, endContainer, collapsed }) => {
      return !collapsed && startContainer.getRootNode() === endContainer.getRootNode();
    })
    .map(({ startContainer, startOffset, endContainer, endOffset }) => {
      const range = document.createRange();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      return range;
    });
}

function openRoots(document: Document): ShadowRoot[] {
  const roots: ShadowRoot[] = [];
  const left: ParentNode[] = [document];
  for (let parent = left.pop(); parent; parent = left.pop()) {
    for (const { shadowRoot } of parent.querySelectorAll('*')) {
      if (!shadowRoot) continue;
      roots.push(shadowRoot);
      left.push(shadowRoot);
    }
  }
  return roots;
}

function partIn(range: Range, node: Text): readonly [number, number] {
  const start = range.startContainer === node ? range.startOffset : 0;
  const end = range.endContainer === node ? range.endOffset : node.length;
  return [start, end];
}
