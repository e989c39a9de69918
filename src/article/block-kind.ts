/** What a block of the page is in the article: its kind, and the level of a heading. */

import type { Block } from './article.ts';
import type { TextBlock } from './block-cutter.ts';
import { asBuiltIn } from './built-in.ts';
import { flag } from './elements.ts';
import type { Walk } from './walk.ts';

const itemTags = new Set(['li', 'dt', 'dd', 'summary']);
const headingTags = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** The block as the article holds it. */
export function articleBlock(walk: Walk, block: TextBlock): Block {
  const flags = walk.flags[block.inner] ?? 0;
  const { text } = block;
  if (flags & flag.heading) return { kind: 'heading', level: headingLevel(walk, block), text };
  if (block.whiteSpace === 'kept') return { kind: 'code', text };
  if (flags & flag.quote) return { kind: 'quote', text };
  return { kind: isItem(walk, block) ? 'item' : 'paragraph', text };
}

/** A list item's text, or the first element inside it: `<li>` and `<li><p>`. */
function isItem(walk: Walk, block: TextBlock): boolean {
  const parent = walk.parents[block.element] ?? -1;
  return [block.element, parent].some((index) =>
    itemTags.has(walk.elements[index]?.localName ?? ''),
  );
}

function headingLevel(walk: Walk, block: TextBlock): number {
  for (let index = block.inner; index >= 0; index = walk.parents[index] ?? -1) {
    const walked = walk.elements[index];
    const element = walked && asBuiltIn(walked);
    const level = headingTags.indexOf(element?.localName ?? '');
    if (level >= 0) return level + 1;
    if (element?.getAttribute('role') === 'heading') {
      const said = Math.trunc(Number(element.getAttribute('aria-level')));
      return said >= 1 && said <= 6 ? said : 2;
    }
  }
  return 2;
}
