/** Which text of the document the reader has selected. */

type Clip = (node: Text) => readonly [start: number, end: number] | undefined;

/** For each text node the part of it that is selected; nothing when no text is selected. */
export function selectionClip(document: Document): Clip | undefined {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed) return undefined;
  // Firefox lets the reader select several stretches.
  const ranges = Array.from({ length: selection.rangeCount }, (_, i) => selection.getRangeAt(i));
  return (node) => {
    for (const range of ranges) if (range.intersectsNode(node)) return partIn(range, node);
    return undefined;
  };
}

function partIn(range: Range, node: Text): readonly [number, number] {
  const start = range.startContainer === node ? range.startOffset : 0;
  const end = range.endContainer === node ? range.endOffset : node.length;
  return [start, end];
}
