/** Which elements look like the one that holds the article. */

import type { ElementTree } from '../../dom/walk.ts';
import type { BlockMeasures } from './block-measures.ts';
import type { ElementMeasures } from './element-measures.ts';

export interface Candidates {
  /** The element that scores highest in Readability's manner. */
  readonly top: number;
  /** The smallest element with half, and with four fifths, of the page's running text. */
  readonly half: number;
  readonly bulk: number;
  /** 1 for each element in them. */
  readonly inTop: Uint8Array;
  readonly inHalf: Uint8Array;
  readonly inMost: Uint8Array;
  /** How many steps an element is away from the way to the top; 0 within and around it. */
  readonly distance: Uint8Array;
}

/** Levels up to which a paragraph speaks for the elements around it, each a share less. */
const maxLevels = 5;
const maxDistance = 99;

export function findCandidates(
  tree: ElementTree,
  blocks: BlockMeasures,
  elements: ElementMeasures,
): Candidates {
  const top = findTopCandidate(tree, blocks, elements);
  const { half, bulk } = findProseHolders(elements);
  return { top, half, bulk, ...relateToCandidates(tree, { top, half, bulk }) };
}

/** Paragraphs score by length and commas, for what is around them and less and less further out. */
function findTopCandidate(
  tree: ElementTree,
  blocks: BlockMeasures,
  elements: ElementMeasures,
): number {
  const scores = new Float64Array(tree.parents.length);
  for (let i = 0; i < tree.blocks.length; i++) {
    const block = tree.blocks[i];
    const words = blocks.words[i] ?? 0;
    const text = blocks.texts[i];
    if (words < 5 || !text || !block) continue;
    const weight = blocks.prose[i]
      ? 1 + text.commas * 0.5 + Math.min(3, block.text.length / 100)
      : 0.2;
    const score = weight * (1 - (blocks.linked[i] ?? 0));
    scores[block.element] = (scores[block.element] ?? 0) + score * 0.3;
    let outer = elements.wider[block.element] ?? -1;
    for (let level = 1; outer >= 0 && level < maxLevels; level++) {
      scores[outer] = (scores[outer] ?? 0) + score / level;
      outer = elements.wider[outer] ?? -1;
    }
  }
  let top = 0;
  let best = -1;
  for (let e = 0; e < scores.length; e++) {
    const score = scores[e] as number;
    // Most elements hold nothing that scores.
    if (score === 0) continue;
    const words = elements.words[e] ?? 0;
    const value = score * (words ? 1 - (elements.linked[e] ?? 0) / words : 1);
    if (value > best) {
      best = value;
      top = e;
    }
  }
  return top;
}

function findProseHolders({ prose, words }: ElementMeasures): { half: number; bulk: number } {
  const all = prose[0] ?? 0;
  let half = 0;
  let max = 0;
  for (let e = 0; e < prose.length; e++) {
    const own = prose[e] ?? 0;
    if (own < 0.5 * all) continue;
    if ((words[e] ?? 0) <= (words[half] ?? 0)) half = e;
    if (own >= 0.8 * all && (words[e] ?? 0) <= (words[max] ?? 0)) max = e;
  }
  return { half, bulk: max };
}

/** What each element is to the candidates, from the outermost in: an element stands after its parent. */
function relateToCandidates(
  { parents }: ElementTree,
  { top, half, bulk }: Pick<Candidates, 'top' | 'half' | 'bulk'>,
): Pick<Candidates, 'inTop' | 'inHalf' | 'inMost' | 'distance'> {
  const count = parents.length;
  const [inTop, inHalf, inMost] = [top, half, bulk].map((root) => {
    const marks = new Uint8Array(count);
    if (root < count) marks[root] = 1;
    return marks;
  }) as [Uint8Array, Uint8Array, Uint8Array];
  const isAround = new Uint8Array(count);
  for (let e = top; e >= 0; e = parents[e] ?? -1) isAround[e] = 1;
  const distance = new Uint8Array(count);
  for (let e = 0; e < count; e++) {
    const parent = parents[e] as number;
    if (inTop[parent] === 1) inTop[e] = 1;
    if (inHalf[parent] === 1) inHalf[e] = 1;
    if (inMost[parent] === 1) inMost[e] = 1;
    if (inTop[e] === 1 || isAround[e] === 1) continue;
    distance[e] = Math.min(maxDistance, (distance[parent] ?? 0) + 1);
  }
  return { inTop, inHalf, inMost, distance };
}
