/** Lists whose items are bullets that open with a short sentence: “Know your limits. …” */

import { trimEnd } from '../text/trim-end.ts';
import { wordLength } from '../text/words.ts';
import type { ListItem } from './list-item.ts';
import type { Outline, Sentence } from './outline.ts';
import { asks } from './punctuation.ts';

const longestOpening = 9;

/** The bullets that open so and go on, in order, as items of a list. */
export function bulletItemsOf(outline: Outline): ListItem[] {
  const { sentences } = outline;
  return sentences.flatMap((sentence, at) => {
    const next = sentences[at + 1];
    if (!opensItem(sentence, outline) || next?.block !== sentence.block) return [];
    let to = at + 1;
    while (sentences[to]?.block === sentence.block) to += 1;
    return [bulletItem(sentence, outline, to)];
  });
}

function opensItem({ kind, opens, length, text }: Sentence, { lang }: Outline): boolean {
  return kind === 'item' && opens && length > 0 && length <= longestOpening && !asks(text, lang);
}

function bulletItem(opening: Sentence, outline: Outline, to: number): ListItem {
  const { block, start, index } = opening;
  const source = outline.article.blocks[block]?.text ?? '';
  const text = trimEnd(source.slice(start, opening.end), '.:!：。');
  const length = wordLength(text, outline.lang);
  const span = { start, end: start + text.length };
  return { block, span, text, length, numbered: false, from: index + 1, to };
}
