/** Rectangles in CSS pixels of one window's viewport. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Boxes of one sentence that are examined, because a page may split a line into thousands. */
const maxLines = 200;

/** Returns the boxes of a range's lines, without empty ones. */
export function getLines(range: Range): Box[] {
  const lines: Box[] = [];
  for (const box of range.getClientRects()) {
    if (box.width > 0 && box.height > 0) lines.push(box);
    if (lines.length >= maxLines) break;
  }
  return lines;
}

/** Returns the bounding box of some boxes; `undefined` if there are none. */
export function getBounds(boxes: readonly Box[]): Box | undefined {
  const [first] = boxes;
  if (!first) return undefined;
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/** Returns the intersection of two boxes; `undefined` if it is empty. */
export function intersect(a: Box, b: Box): Box | undefined {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  const right = Math.min(a.right, b.right);
  const bottom = Math.min(a.bottom, b.bottom);
  return left < right && top < bottom ? { left, top, right, bottom } : undefined;
}

/** Returns a box moved to the right and down. */
export function moveBox({ left, top, right, bottom }: Box, x: number, y: number): Box {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

/** Returns a box with a margin around it, in pixels. */
export function inflate({ left, top, right, bottom }: Box, margin: number): Box {
  return {
    left: left - margin,
    top: top - margin,
    right: right + margin,
    bottom: bottom + margin,
  };
}

/** Returns the area in square pixels; 0 for no box. */
export function getArea(box: Box | undefined): number {
  return box ? (box.right - box.left) * (box.bottom - box.top) : 0;
}

/** Returns true if a point is inside a box or on its edge. */
export function isInside(x: number, y: number, { left, top, right, bottom }: Box): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}
