/** What a block of the page is in the article: its kind, and the level of a heading. */

import type { Block } from '../article.ts';
import type { TextBlock } from '../dom/block-segmenter.ts';
import { unclobberedElement } from '../dom/dom-clobbering.ts';
import { flag } from '../dom/elements.ts';
import type { DomSnapshot } from '../dom/walk.ts';

const itemTags = new Set(['li', 'dt', 'dd', 'summary']);
const headingTags = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** A function that gives a block of the walk as the article holds it. */
export function createBlockReader(snapshot: DomSnapshot): (block: TextBlock) => Block {
  const getLevel = createLevelReader(snapshot);
  return (block) => {
    const flags = snapshot.flags[block.dominantElement] ?? 0;
    const collapsed = flags & flag.collapsed ? { isCollapsed: true as const } : {};
    const { text } = block;
    if (flags & flag.heading)
      return { kind: 'heading', level: getLevel(block.dominantElement), text, ...collapsed };
    return { kind: getTextKind(snapshot, block, flags), text, ...collapsed };
  };
}

function getTextKind(
  snapshot: DomSnapshot,
  block: TextBlock,
  flags: number,
): Exclude<Block['kind'], 'heading'> {
  if (block.whiteSpace === 'preserved') return 'code';
  if (flags & flag.quote) return 'quote';
  return isItem(snapshot, block) ? 'item' : 'paragraph';
}

/** A list item's text, or the first element inside it: `<li>` and `<li><p>`. */
function isItem(snapshot: DomSnapshot, block: TextBlock): boolean {
  const parent = snapshot.parents[block.element] ?? -1;
  return [block.element, parent].some((index) =>
    itemTags.has(snapshot.elements[index]?.localName ?? ''),
  );
}

/** The level of the nearest heading around an element; each element is asked once. */
function createLevelReader({ elements, parents }: DomSnapshot): (index: number) => number {
  const known = new Map<number, number>();
  return (index) => {
    const asked: number[] = [];
    let level: number | undefined;
    for (let at = index; at >= 0 && level === undefined; at = parents[at] ?? -1) {
      asked.push(at);
      level = known.get(at) ?? getOwnLevel(elements[at]);
    }
    for (const each of asked) known.set(each, level ?? 2);
    return level ?? 2;
  };
}

/** The level that an element has itself; nothing where it is no heading. */
function getOwnLevel(snapshot: Element | undefined): number | undefined {
  const element = snapshot && unclobberedElement(snapshot);
  const level = headingTags.indexOf(element?.localName ?? '') + 1;
  if (level > 0) return level;
  if (element?.getAttribute('role') !== 'heading') return undefined;
  const said = Math.trunc(Number(element.getAttribute('aria-level')));
  return said >= 1 && said <= 6 ? said : 2;
}
