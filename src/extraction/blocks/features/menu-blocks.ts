/** The entries of menus: nearly half of all blocks, and so plain that the trees need not be asked. */

import { flag } from '../../dom/elements.ts';
import type { PageMeasures } from './page-measures.ts';

const minLinkedShare = 0.9;
const maxMenuWords = 8;

/** Whether a block is a short link in a menu, in a footer, or away from most of the page's prose. */
export function isMenuBlock(page: PageMeasures, i: number): boolean {
  const { tree, blocks, candidates } = page;
  const block = tree.blocks[i];
  if (!block || (blocks.linked[i] ?? 0) <= minLinkedShare) return false;
  if ((blocks.words[i] ?? 0) > maxMenuWords) return false;
  const inMenu = (tree.flags[block.dominantElement] ?? 0) & (flag.nav | flag.footer);
  return inMenu !== 0 || candidates.inMost[block.element] === 0;
}
