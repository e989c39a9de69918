/** What each block of a page measures, as flat lists. */

import type { ElementTree } from '../../dom/walk.ts';
import { measureText, type TextMeasures } from './text-measures.ts';

export interface BlockMeasures {
  readonly texts: readonly TextMeasures[];
  readonly words: Float32Array;
  /** Share of the characters that stand in links. */
  readonly linked: Float32Array;
  /** The block's words when it reads like running text, else 0. */
  readonly prose: Float32Array;
}

/** Running text has this many words, ends or holds sentences, and is mostly not linked. */
const minProseWords = 9;
const maxProseLinkShare = 0.5;

export function measureBlocks({ blocks }: ElementTree): BlockMeasures {
  const texts: TextMeasures[] = [];
  const words = new Float32Array(blocks.length);
  const linked = new Float32Array(blocks.length);
  const prose = new Float32Array(blocks.length);
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i] as (typeof blocks)[number];
    const text = measureText(block.text);
    const share = Math.min(1, block.linkCharacters / block.text.length);
    texts.push(text);
    words[i] = text.words;
    linked[i] = share;
    const isProse =
      text.words >= minProseWords &&
      (text.end === 2 || text.stops >= 2) &&
      share < maxProseLinkShare;
    if (isProse) prose[i] = text.words;
  }
  return { texts, words, linked, prose };
}
