/** Lists whose items are bullets that open with a short sentence: “Know your limits. …” */

import { lengthInWords } from '../../../nlp/tokenize.ts';
import { trimEnd } from '../../../nlp/trim-end.ts';
import type { SegmentedDocument, Sentence } from '../../document/document.ts';
import { isQuestion } from '../../document/punctuation.ts';
import type { ListItem } from './list-item.ts';

const maxOpeningWords = 9;

/** The bullets that open so and go on, in order, as items of a list. */
export function findBulletItems(document: SegmentedDocument): ListItem[] {
  const { sentences } = document;
  return sentences.flatMap((sentence, at) => {
    const next = sentences[at + 1];
    if (!isItemStart(sentence, document) || next?.block !== sentence.block) return [];
    let to = at + 1;
    while (sentences[to]?.block === sentence.block) to += 1;
    return [createBulletItem(sentence, document, to)];
  });
}

function isItemStart(
  { kind, isFirstInBlock, length, text }: Sentence,
  { lang }: SegmentedDocument,
): boolean {
  return (
    kind === 'item' &&
    isFirstInBlock &&
    length > 0 &&
    length <= maxOpeningWords &&
    !isQuestion(text, lang)
  );
}

function createBulletItem(opening: Sentence, document: SegmentedDocument, to: number): ListItem {
  const { block, start, index } = opening;
  const source = document.article.blocks[block]?.text ?? '';
  const text = trimEnd(source.slice(start, opening.end), '.:!：。');
  const length = lengthInWords(text, document.lang);
  const span = { start, end: start + text.length };
  return { block, span, text, length, numbered: false, from: index + 1, to };
}
